import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useRequest } from "../../../components/hooks/use-request.ts";
import { useBatch } from "../../../components/hooks/use-batch.ts";
import type { Batch } from "../../../lib/domain/sync/batch.ts";
import type { DeskRow } from "../../../lib/domain/sync/desk-row.ts";
import { openReviewHere } from "../../../lib/platform/review-window.ts";
import { currentTime } from "../../../lib/platform/system-clock.ts";
import { newBatchId } from "../../../lib/services/sync/batches.ts";
import { type BatchResults, readResults, tellFixed } from "../../../lib/services/sync/build-desk-view.ts";
import { listBatches } from "../../../lib/storage/reading/batch-history.ts";
import { storeClientChoice } from "../../../lib/storage/client-choices.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { openRecord } from "../open-record.ts";
import { usePreparedChanges } from "../use-prepared-changes.ts";
import { useStored } from "../use-stored.ts";
import { LoadedClientResults } from "./loaded-client-results.tsx";

interface ReadResults {
  results: BatchResults | null;
  batches: Batch[];
  /** When it was begun, in epoch milliseconds. */
  readAt: number;
}

/**
 * The results of one batch and what can be done with them. The batch that is shown stays until another one is chosen, however
 * many are started meanwhile.
 * @param asked the batch that the address names
 */
export function useResults(isShown: boolean, asked: string | undefined) {
  const [chosen, setChosen] = useState(asked);
  useEffect(() => {
    if (asked !== undefined) setChosen(asked);
  }, [asked]);
  const readBoth = async (db: Database): Promise<ReadResults> => {
    const readAt = currentTime();
    const batches = await listBatches(db);
    // An address can name one that was deleted since.
    const batch = batches.find((each) => each.id === chosen) ?? batches[0];
    return { results: batch ? await readResults(db, batch) : null, batches, readAt };
  };
  const { value, isWhole, problem, look } = useStored(
    async (db, first?: ReadResults) => {
      const { results, ...rest } = first ?? (await readBoth(db));
      return { ...rest, results: results && (await tellFixed(db, results)) };
    },
    isShown,
    readBoth,
  );
  const shown = value?.results?.batch;
  const id = shown?.id;
  const shownId = useRef(id);
  shownId.current = id;
  useEffect(() => {
    if (chosen === undefined) setChosen(id);
  }, [chosen, id]);
  useEffect(() => {
    const isOther = shownId.current !== undefined && shownId.current !== chosen;
    if (chosen !== undefined && isOther) look();
  }, [chosen, look]);
  // Followed while it goes on, and read again whenever something has come of it.
  const live = useBatch(undefined, id, isWhole && id !== undefined);
  const view = live.view?.id === id ? live.view : null;
  const { settled, prepare, onStop: onStopReview, ...prepared } = usePreparedChanges();
  const [told, read] = [view, shown].map((batch) => batch && JSON.stringify([batch.state, batch.legend]));
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    if (told && told !== latest.current) look();
  }, [look, told]);
  useEffect(() => {
    if (settled) look();
  }, [look, settled]);

  // From now on nothing tells of these failures as unread.
  const readAt = isWhole && isShown && value && hasUnread(value) ? value.readAt : undefined;
  const { request: tell } = useRequest();
  useEffect(() => {
    if (id !== undefined && readAt !== undefined && !document.hidden)
      void tell("sync.mark-failures-read", { batchId: id, until: readAt });
  }, [id, readAt, tell]);

  const [isStarting, setIsStarting] = useState(false);
  const { ask } = live;
  const site = shown?.site ?? "";
  const kind = shown?.kind;
  const again = useCallback(
    async (rows: readonly DeskRow[]) => {
      if (id === undefined) return;
      if (kind === "participants") return chooseAgain(site, rows);
      setIsStarting(true);
      const name = kind === "pace-proposals" ? "change.propose-results" : "sync.check-again";
      const reply = await ask(name, { batchId: id, results: rows.map((row) => row.id) });
      setIsStarting(false);
      if (reply) setChosen(reply.batchId);
    },
    [ask, id, kind, site],
  );
  const fix = useCallback(
    (rows: readonly DeskRow[]) => {
      if (id !== undefined)
        void prepare("change.propose-results", { batchId: id, results: rows.map((row) => row.id) });
    },
    [prepare, id],
  );
  const history = useCallback(
    (row: DeskRow) => <LoadedClientResults site={site} path={row.clientPath} />,
    [site],
  );
  return {
    ...prepared,
    ...live.callbacks,
    results: value ? value.results && { ...value.results, batch: view ?? value.results.batch } : undefined,
    batches: value?.batches ?? [],
    problem: problem ?? live.problem ?? prepared.problem,
    isStarting,
    onBatch: setChosen,
    onCheckAgain: (rows: readonly DeskRow[]) => void again(rows),
    onFix: fix,
    onStopReview,
    onOpenRecord: (path: string) => openRecord(site, path),
    history,
  };
}

/** Whether the batch that is shown has failures that the desk hasn't shown before. */
function hasUnread({ results, batches }: Pick<ReadResults, "results" | "batches">): boolean {
  const read = batches.find(({ id }) => id === results?.batch.id)?.failuresRead;
  return (
    read !== undefined &&
    !!results?.rows.some(({ outcome, settledAt = 0 }) => outcome === "failed" && settledAt > read.until)
  );
}

/** What is asked of participants and by whose consent is chosen in its own window. */
async function chooseAgain(site: string, rows: readonly DeskRow[]): Promise<void> {
  const paths = [...new Set(rows.map(({ clientPath }) => clientPath))];
  const choice = await storeClientChoice(newBatchId(currentTime()), { site, paths });
  await openReviewHere({ participants: choice, site });
}
