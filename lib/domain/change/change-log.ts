import type { Cents } from "../../core/money.ts";
import { CHANGE_KINDS } from "./change-kinds.ts";
import { canBeAccepted, type ChangeSet, recordsToWrite, totalMoneyMoved } from "./change-set.ts";
import type { Change, RecordState } from "./change.ts";

/**
 * What came of a change as a whole. `not-accepted`: a proposal. `replaced`: declined, or replaced by a newer proposal.
 * `paused`: something has to be put right first. `problems`: ended, and not every record stands as it was accepted.
 */
export type ChangeOutcome =
  | "not-accepted"
  | "replaced"
  | "in-progress"
  | "paused"
  | "stopped"
  | "problems"
  | "verified";

/** How many of a change's records are in which state; what a person left out isn't among them. */
export interface RecordTally {
  written: number;
  verified: number;
  /** Differs, not saved, or not done. */
  problems: number;
  /** Without a final state so far. */
  pending: number;
}

/** One change in the list of all. */
export interface ChangeEntry extends Pick<ChangeSet, "purpose" | "client" | "ndisNumber" | "snapshotId"> {
  id: string;
  /** Origin of the CRM. */
  site: string;
  /** Absent while it is still to be created. */
  contract: ChangeSet["contract"] | null;
  outcome: ChangeOutcome;
  /** Times in epoch milliseconds; `null`: that hasn't happened, or isn't told. */
  proposedAt: number;
  acceptedAt: number | null;
  settledAt: number | null;
  /** Who accepted it, as the CRM names them, and on which device. */
  user: string | null;
  device: string | null;
  /** When what it is based on was retrieved from the NDIA. */
  retrievedAt: number;
  records: RecordTally;
  /** What each budget gains or loses, summed up. */
  moved: Cents;
  /** Somebody has to decide or look at it in the review. */
  needsPerson: boolean;
}

export function changeEntry(change: Change): ChangeEntry {
  const { id, site, set, proposedAt, acceptedAt, acceptedBy, settledAt } = change;
  const records = tallyRecords(change);
  const outcome = outcomeOf(change, records);
  return {
    id,
    site,
    purpose: set.purpose,
    client: set.client,
    contract: contractOf(change),
    ndisNumber: set.ndisNumber,
    snapshotId: set.snapshotId,
    outcome,
    proposedAt,
    acceptedAt: acceptedAt ?? null,
    settledAt: settledAt ?? null,
    user: acceptedBy?.user ?? null,
    device: acceptedBy?.device ?? null,
    retrievedAt: set.retrievedAt,
    records,
    moved: totalMoneyMoved(set.records),
    needsPerson: isForPerson(change, outcome),
  };
}

/** The contract that it was about, or the one that it created. */
function contractOf({ set, progress }: Change): ChangeEntry["contract"] {
  if (set.contract) return set.contract;
  const created = set.records.find(({ kind }) => CHANGE_KINDS[kind].isContract);
  const path = created && progress[created.id]?.path;
  const reference = created?.fields.find(({ field }) => field === "reference")?.after;
  return path ? { reference: typeof reference === "string" ? reference : "", path } : null;
}

function tallyRecords({ state, set, progress }: Change): RecordTally {
  const states = Object.values(progress).map((record) => record.state);
  const count = (...wanted: RecordState[]) => states.filter((each) => wanted.includes(each)).length;
  const isAccepted = state !== "proposed" && state !== "superseded";
  const written = isAccepted ? states.length - count("left-out") : recordsToWrite(set.records).length;
  const verified = count("verified");
  const problems = count("differs", "failed", "not-done");
  return { written, verified, problems, pending: isAccepted ? written - verified - problems : 0 };
}

function outcomeOf({ state, blocked }: Change, { problems }: RecordTally): ChangeOutcome {
  if (state === "proposed") return "not-accepted";
  if (state === "superseded") return "replaced";
  if (state === "stopped") return "stopped";
  if (state === "applying") return blocked ? "paused" : "in-progress";
  return problems > 0 ? "problems" : "verified";
}

function isForPerson({ set, sentBy }: Change, outcome: ChangeOutcome): boolean {
  // What a page of the CRM sends with its own form is accepted while that page waits, and by nobody later.
  if (outcome === "not-accepted") return sentBy !== "page" && canBeAccepted(set);
  return outcome === "paused" || outcome === "stopped" || outcome === "problems";
}
