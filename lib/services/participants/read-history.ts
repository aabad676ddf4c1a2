import type {
  HistoryBooking,
  HistoryRetrieval,
  ParticipantPast,
} from "../../domain/history/history-retrieval.ts";
import { isHistoryAsked } from "../../ndia/pace.ts";
import type { Database } from "../../storage/database.ts";
import { findParticipantRecord } from "../../storage/participant-repository.ts";
import { listSnapshotsOfAnySite } from "../../storage/plan-repository.ts";
import type { Snapshot } from "../../storage/rows.ts";

/** Retrievals, goals and bookings as they are stored, whichever CRM they were for: for the extension's own pages alone. */
export async function readHistory(db: Database, ndisNumber: string): Promise<ParticipantPast> {
  const { snapshots, unreadable } = await listSnapshotsOfAnySite(db, ndisNumber);
  const retrievals = snapshots.map(historyRetrieval);
  const sites = [...new Set(retrievals.flatMap(({ site }) => site ?? []))];
  const records = await Promise.all(sites.map((site) => findParticipantRecord(db, site, ndisNumber)));
  const goals = records.flatMap((record) =>
    (record?.goals ?? []).map((held) => ({ site: record?.site ?? "", goals: held })),
  );
  const bookings = records.flatMap((record): HistoryBooking[] => {
    if (!record?.bookings) return [];
    const { site } = record;
    const { bookings: listed, gone = [] } = record.bookings;
    return [
      ...listed.map((booking) => ({ site, booking })),
      ...gone.map(({ booking, since }) => ({ site, booking, goneSince: since })),
    ];
  });
  return { retrievals, unreadable, goals, bookings };
}

function historyRetrieval(snapshot: Snapshot): HistoryRetrieval {
  const { id, site = null, batchId, retrievedAt, isPace, plans, pace } = snapshot;
  return {
    id,
    site,
    batchId,
    retrievedAt,
    isPace,
    plans,
    ...(pace ? { pace } : {}),
    history: historyOf(snapshot),
  };
}

/** An empty list of earlier periods is an answer; a failure is none. */
function historyOf({ pace, historyProblem, raw }: Snapshot): boolean | null {
  if (!pace) return null;
  if (historyProblem) return historyProblem.code === "history-empty";
  return isHistoryAsked(raw);
}
