import type { Problem } from "../../core/problem.ts";
import type { Job } from "../sync/batch.ts";
import type { Change, RecordProgress } from "./change.ts";
import type { RecordChange } from "./change-set.ts";

/** What stands where a participant's name stood, once everything about them was deleted. */
const DELETED_NAME = "Deleted participant";

const NOBODY = { name: DELETED_NAME, path: "" };

/** The change without anything that tells of its participant: what kind of records it wrote, when, who accepted it, and the codes of what came of it. */
export function changeWithoutParticipant(change: Change): Change {
  const {
    createContractPath: _path,
    bookingsBefore: _bookings,
    consent: _consent,
    blocked,
    set,
    progress,
    ...kept
  } = change;
  return {
    ...kept,
    ...(blocked ? { blocked: codeAlone(blocked) } : {}),
    contractsBefore: [],
    set: {
      purpose: set.purpose,
      client: NOBODY,
      ndisNumber: "",
      snapshotId: set.snapshotId,
      retrievedAt: set.retrievedAt,
      records: set.records.map(recordAlone),
      warnings: [],
      refusals: [],
    },
    progress: Object.fromEntries(Object.entries(progress).map(([id, each]) => [id, progressAlone(each)])),
  };
}

function recordAlone({ id, kind, title, group, action }: RecordChange): RecordChange {
  return { id, kind, title, group, ...(action ? { action } : {}), fields: [], warnings: [] };
}

function progressAlone({ state, sent, sentAt, settledAt, problem }: RecordProgress): RecordProgress {
  return {
    state,
    sent,
    ...(sentAt === undefined ? {} : { sentAt }),
    ...(settledAt === undefined ? {} : { settledAt }),
    ...(problem ? { problem: codeAlone(problem) } : {}),
  };
}

/** A result of a batch without anything that tells of its client: its state counts on. */
export function jobWithoutParticipant({
  id,
  batchId,
  kind,
  state,
  attempts,
  notCounted,
  settledAt,
  problem,
  contract,
}: Job): Job {
  return {
    id,
    batchId,
    kind,
    state,
    attempts,
    client: NOBODY,
    ...(contract ? { contract: { reference: "", path: "" } } : {}),
    ...(notCounted ? { notCounted } : {}),
    ...(settledAt === undefined ? {} : { settledAt }),
    ...(problem ? { problem: codeAlone(problem) } : {}),
  };
}

function codeAlone({ code }: Problem): Problem {
  return { code, what: "What it said was deleted with the participant.", remedy: "" };
}
