import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import {
  CapturedCounts,
  type CapturedCountsProps,
  capturedText,
  capturedTone,
} from "../../components/invoice/captured-counts.tsx";
import invoiceCss from "../../components/invoice/invoice.css?inline";
import { ProblemNote } from "../../components/base/problem-note.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { settleRequest } from "../../components/hooks/use-request.ts";
import type { ColourScheme } from "../../lib/crm/page/colour-scheme.ts";
import {
  createNote,
  isRedrawn,
  noteColour,
  removeCopiedNotes,
  writeNote,
} from "../../lib/crm/page/page-note.ts";
import { type ListedInvoice, readCapturedList } from "../../lib/crm/read/read-captured-list.ts";
import type { SiteProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMountedUnderHeading } from "../../lib/crm/page/stay-mounted.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { sendWithRetry } from "../../lib/messaging/send.ts";
import type { CapturedVerdict } from "../../lib/domain/invoice/model/captured-verdict.ts";
import { scrollToFinding, useNextFinding } from "../../components/page/go-to.ts";
import { mountShadow } from "../../components/page/shadow.ts";

/** So many are checked by one message: the counts move on, and leaving the page ends what is left. */
const AT_ONCE = 5;

/** On the Streamline list: every captured invoice carries its verdict in its own row. */
export function mountStreamline(ctx: ContentScriptContext, profile: SiteProfile): void {
  const host = mountShadow(
    ctx,
    "planbridge-streamline",
    invoiceCss,
    <Captured profile={profile} signal={ctx.signal} />,
  );
  keepMountedUnderHeading(document, host, profile.pages.streamline.headings ?? [], ctx.signal);
}

type Verdicts = ReadonlyMap<string, CapturedVerdict>;

function Captured({ profile, signal }: { profile: SiteProfile; signal: AbortSignal }) {
  const rows = useListedInvoices(profile, signal);
  const { verdicts, problem, retrieving, retrieve } = useVerdicts(rows, signal);
  const now = useNow(60_000);
  useRowNotes(rows, verdicts);
  const badTicked = useBadTicked(rows, verdicts);
  const next = useNextFinding<ListedInvoice>();

  const listed = rows.flatMap(({ path }) => verdicts.get(path) ?? []);
  const isBad = ({ path }: ListedInvoice) => {
    const verdict = verdicts.get(path);
    return verdict !== undefined && capturedTone(verdict) !== "fine";
  };
  return (
    <>
      {problem && <ProblemNote problem={problem} alert />}
      <CapturedCounts
        invoices={rows.length}
        verdicts={listed}
        badTicked={badTicked.length}
        now={now}
        retrieving={retrieving}
        onRetrieve={() => void retrieve(listed.flatMap(({ path, planAt }) => (planAt === null ? path : [])))}
        onNext={() => {
          scrollToFinding(next(rows.filter(isBad))?.link);
        }}
        onUntick={() => badTicked.forEach(({ tick }) => tick?.click())}
      />
    </>
  );
}

/** The list's rows, read again when the page draws others: it may page or filter in place. */
function useListedInvoices(profile: SiteProfile, signal: AbortSignal): readonly ListedInvoice[] {
  const read = useCallback(() => readCapturedList(document, location.href, profile), [profile]);
  const [rows, setRows] = useState(read);
  useEffect(() => {
    const observer = new MutationObserver((changes) => {
      if (isRedrawn(changes, "table,form,main") && !signal.aborted) setRows(read);
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [read, signal]);
  return rows;
}

/** Asked for a few at a time, each invoice once. */
function useVerdicts(rows: readonly ListedInvoice[], signal: AbortSignal) {
  const [verdicts, setVerdicts] = useState<Verdicts>(new Map());
  const [problem, setProblem] = useState<Problem | null>(null);
  const [retrieving, setRetrieving] = useState<CapturedCountsProps["retrieving"]>(null);
  const asked = useRef(new Set<string>());
  const ask = useCallback(async (paths: string[], again: boolean) => {
    const found = await sendWithRetry("streamline.check", { paths, retrieve: again });
    setVerdicts((before) => new Map([...before, ...found.map((each) => [each.path, each] as const)]));
    return found;
  }, []);
  const orRefused = useCallback(async (work: () => Promise<void>) => {
    const settled = await settleRequest(work);
    if ("problem" in settled) setProblem(settled.problem);
  }, []);
  useEffect(() => {
    const check = async () => {
      for (;;) {
        const paths = rows.flatMap(({ path }) => (asked.current.has(path) ? [] : path)).slice(0, AT_ONCE);
        if (paths.length === 0 || signal.aborted) return;
        for (const path of paths) asked.current.add(path);
        await ask(paths, false);
      }
    };
    void orRefused(check);
  }, [ask, orRefused, rows, signal]);

  /** One client after the other: each is a request to the NDIA. */
  const retrieve = async (paths: readonly string[]) => {
    if (retrieving) return;
    await orRefused(async () => {
      for (const [done, path] of paths.entries()) {
        if (signal.aborted) return;
        setRetrieving({ done, total: paths.length });
        const [verdict] = await ask([path], true);
        // What Options have to put right keeps all the others from being retrieved too.
        if (verdict?.planProblem?.at === "options") return setProblem(verdict.planProblem);
      }
    });
    setRetrieving(null);
  };
  return { verdicts, problem, retrieving, retrieve };
}

/** Each verdict under its client's name; before it is painted, as the list may be drawn anew. Only what is new is written. */
function useRowNotes(rows: readonly ListedInvoice[], verdicts: Verdicts): void {
  const notes = useMemo(() => new Map<string, { host: HTMLElement; says?: CapturedVerdict }>(), []);
  useLayoutEffect(() => {
    const grounds = new Map<Element, ColourScheme>();
    for (const { path, cell } of rows) {
      const verdict = verdicts.get(path);
      if (!verdict) continue;
      const { host, says } = notes.get(path) ?? { host: createNote(document) };
      if (says === verdict && host.parentElement === cell) continue;
      notes.set(path, { host, says: verdict });
      if (host.parentElement !== cell) cell.append(host);
      const tone = capturedTone(verdict);
      host.dataset["verdict"] = tone;
      writeNote(host, capturedText(verdict), noteColour(cell, tone, grounds));
    }
    removeCopiedNotes(document, new Set(Array.from(notes.values(), ({ host }) => host)));
  }, [notes, rows, verdicts]);
}

/** Those that somebody picked for a bulk action although something stands in their way. */
function useBadTicked(rows: readonly ListedInvoice[], verdicts: Verdicts): readonly ListedInvoice[] {
  const [, setTicks] = useState(0);
  useEffect(() => {
    const again = () => setTicks((count) => count + 1);
    document.addEventListener("change", again);
    // A box for all of them may tick the others without a word.
    document.addEventListener("click", again);
    return () => {
      document.removeEventListener("change", again);
      document.removeEventListener("click", again);
    };
  }, []);
  return rows.filter(({ path, tick }) => {
    const verdict = verdicts.get(path);
    return tick?.checked && verdict !== undefined && capturedTone(verdict) === "block";
  });
}
