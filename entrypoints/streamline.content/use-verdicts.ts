import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { CapturedCountsProps } from "../../components/invoice/captured-counts.tsx";
import { settleRequest } from "../../components/hooks/use-request.ts";
import type { ListedInvoice } from "../../lib/crm/read/read-captured-list.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { CapturedVerdict } from "../../lib/domain/invoice/model/captured-verdict.ts";
import { sendWithRetry } from "../../lib/messaging/send.ts";

export type Verdicts = ReadonlyMap<string, CapturedVerdict>;

/** So many are checked by one message: the counts move on, and leaving the page ends what is left. */
const AT_ONCE = 5;
const PAGE_UNKNOWN = "crm-page-unknown";

/**
 * The verdicts of the listed invoices, asked for a few at a time, each once. The first is asked for alone: if its page isn't
 * a captured invoice's, or the CRM can't be read, no other is opened until somebody presses Try again.
 */
export function useVerdicts(rows: readonly ListedInvoice[], signal: AbortSignal) {
  const [verdicts, setVerdicts] = useState<Verdicts>(new Map());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [stopped, setStopped] = useState(false);
  const [retrieving, setRetrieving] = useState<CapturedCountsProps["retrieving"]>(null);
  const asked = useRef(new Set<string>());
  const latest = useRef(rows);
  latest.current = rows;
  const isChecking = useRef(false);
  const isRecognised = useRef(false);

  const ask = useCallback(async (paths: string[], again: boolean) => {
    const found = await sendWithRetry("streamline.check", { paths, retrieve: again });
    setVerdicts((before) => new Map([...before, ...found.map((each) => [each.path, each] as const)]));
    return found;
  }, []);

  /** Resolves to what keeps the rest from being checked, if anything does. */
  const check = useCallback(async (): Promise<Problem | undefined> => {
    for (;;) {
      const paths = latest.current
        .flatMap(({ path }) => (asked.current.has(path) ? [] : path))
        .slice(0, isRecognised.current ? AT_ONCE : 1);
      if (paths.length === 0 || signal.aborted) return undefined;
      for (const path of paths) asked.current.add(path);
      const settled = await settleRequest(() => ask(paths, false));
      if ("problem" in settled) {
        for (const path of paths) asked.current.delete(path);
        return settled.problem;
      }
      const refused = settled.reply[0]?.problem;
      if (!isRecognised.current && refused?.code === PAGE_UNKNOWN)
        return { ...refused, remedy: FIRST_UNKNOWN };
      // What couldn't be opened at all says nothing of the others: the next one is the first.
      isRecognised.current ||= !refused;
    }
  }, [ask, signal]);

  useEffect(() => {
    const run = async () => {
      if (isChecking.current || stopped) return;
      isChecking.current = true;
      const found = await check();
      isChecking.current = false;
      if (!found) return;
      setProblem(found);
      setStopped(true);
    };
    void run();
  }, [check, rows, stopped]);

  /** One client after the other: each is a request to the NDIA. */
  const retrieve = async (paths: readonly string[]) => {
    if (retrieving) return;
    for (const [done, path] of paths.entries()) {
      if (signal.aborted) return;
      setRetrieving({ done, total: paths.length });
      const settled = await settleRequest(() => ask([path], true));
      const found = "problem" in settled ? settled.problem : settled.reply[0]?.planProblem;
      // What Options have to put right keeps all the others from being retrieved too.
      if (found && ("problem" in settled || found.at === "options")) {
        setProblem(found);
        break;
      }
    }
    setRetrieving(null);
  };
  const tryAgain = () => {
    setProblem(null);
    setStopped(false);
  };
  return { verdicts, problem, retrieving, retrieve, tryAgain: stopped ? tryAgain : undefined };
}

const FIRST_UNKNOWN =
  "No other captured invoice was opened. Open this one in the CRM and check that it is what it should be, then press Try again to go on with the next one.";
