import { CHANGE_KINDS } from "../../domain/change/change-kinds.ts";
import {
  canBeAccepted,
  type ChangeSet,
  recordsToWrite,
  totalMoneyMoved,
  withoutRecords,
} from "../../domain/change/change-set.ts";
import {
  type IncludedWarnings,
  isIncluded,
  NO_WARNINGS,
  warningFacts,
} from "../../domain/change/warning-kinds.ts";
import { ageOf } from "../../core/elapsed.ts";
import { type Cents, formatMoney, parseMoney } from "../../core/money.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import {
  findChange,
  listChangesOfClient,
  listProposalsOfBatch,
  updateChangeRequest,
  updateChanges,
} from "../../storage/change-repository.ts";
import type { Database } from "../../storage/database.ts";
import type { Actor, Change } from "../../domain/change/change.ts";
import { connectionSettings } from "../../storage/settings/settings.ts";
import { startApplying } from "./record-states.ts";

/** An older answer of the NDIA isn't written: a person has to retrieve again first. */
const MAX_AGE_MS = 4 * 3_600_000;

/** Two tabs, or two clicks, are handled one after the other. */
const LOCK = "planbridge-accept";

/** Accepts a proposal without the records that the person left out. Calling it twice has no further effect. */
export function acceptChange(
  db: Database,
  id: string,
  {
    leftOut,
    typed,
    declared = false,
    user,
  }: { leftOut: string[]; typed: string; declared?: boolean | undefined; user?: string | undefined },
  now: number,
): Promise<Change> {
  return navigator.locks.request(LOCK, async () => {
    const change = await findChange(db, id);
    if (!change) throw changeNotFound();
    if (change.state !== "proposed") return change;
    const chosen = withoutRecords(change.set, leftOut);
    requireAcceptable(change, chosen, now);
    requireTypedAmount(typed, totalMoneyMoved(chosen.records));
    if (change.set.declaration && !declared) throw new ProblemError("permanent", NOT_DECLARED);
    if (!(await isOnlyOpenChange(db, change))) throw otherChangeUnderWay(change);
    return acceptStored(db, change, leftOut, user, now);
  });
}

/**
 * Accepts every proposal of a batch that has something to write, no refusal and no warning but the included ones (one typed
 * total for all). One whose client has another change under way stays a proposal.
 */
export function acceptAll(
  db: Database,
  batchId: string,
  {
    typed,
    user,
    included = NO_WARNINGS,
  }: { typed: string; user?: string | undefined; included?: IncludedWarnings | undefined },
  now: number,
): Promise<void> {
  return navigator.locks.request(LOCK, async () => {
    const acceptable = (await listProposalsOfBatch(db, batchId)).filter((change) =>
      canBeAcceptedTogether(change, included),
    );
    requireTypedAmount(
      typed,
      acceptable.reduce((sum, { set }) => sum + totalMoneyMoved(set.records), 0),
    );
    // All of them or none: a person must know what is under way.
    for (const change of acceptable) requireAcceptable(change, change.set, now);
    const accepted: string[] = [];
    for (const change of acceptable) if (await isOnlyOpenChange(db, change)) accepted.push(change.id);
    const by = await actorOf(db, user);
    await updateChanges(db, accepted, (stored) => startWhereProposed(stored, [], by, now), STRICT);
  });
}

/** Whether a proposal may be accepted together with others, without its own review. */
export function canBeAcceptedTogether(
  { state, set }: Pick<Change, "state" | "set">,
  included: IncludedWarnings = NO_WARNINGS,
): boolean {
  return (
    state === "proposed" && canBeAccepted(set) && isIncluded(warningFacts(set), included) && !set.declaration
  );
}

async function acceptStored(
  db: Database,
  { id }: Change,
  leftOut: string[],
  user: string | undefined,
  now: number,
): Promise<Change> {
  const by = await actorOf(db, user);
  const accepted = await updateChangeRequest(
    db,
    id,
    (stored) => startWhereProposed(stored, leftOut, by, now),
    STRICT,
  );
  if (!accepted) throw changeNotFound();
  return accepted;
}

/** What a person accepted is on the disk before they are told so. */
const STRICT = { durability: "strict" } as const;

/** Whoever acts now. `user`: as a page of the CRM named them to the background. */
export async function actorOf(db: Database, user: string | undefined): Promise<Actor> {
  const device = (await connectionSettings(db))?.deviceName ?? "";
  return { device, ...(user ? { user } : {}) };
}

function startWhereProposed(stored: Change, leftOut: readonly string[], by: Actor, now: number): Change {
  return stored.state === "proposed" ? startApplying(stored, leftOut, by, now) : stored;
}

function requireAcceptable({ set }: Change, chosen: ChangeSet, now: number): void {
  const [refusal] = set.refusals;
  if (refusal) throw new ProblemError("permanent", refusal);
  if (
    !recordsToWrite(chosen.records).some(({ kind }) => CHANGE_KINDS[kind].optional) &&
    set.purpose === "create-contract"
  )
    throw new ProblemError("permanent", NO_BUDGET_TICKED);
  if (!canBeAccepted(chosen)) throw new ProblemError("permanent", NOTHING_TO_CHANGE);
  if (ageOf(set.retrievedAt, now) > MAX_AGE_MS) throw new ProblemError("permanent", RETRIEVAL_TOO_OLD);
}

/** The amount that moves, in any spelling of it (F60). */
function requireTypedAmount(typed: string, moved: Cents): void {
  if (moved === 0 || parseMoney(typed.trim()) === moved) return;
  throw new ProblemError("permanent", {
    code: "amount-not-typed",
    what: `The amount typed isn't the amount that changes, ${formatMoney(moved)}.`,
    remedy: "Look at the change again, then type that amount to confirm it.",
  });
}

/** Changes of the same batch don't count: they are of the client's other contracts. */
async function isOnlyOpenChange(db: Database, { id, site, set, batchId }: Change): Promise<boolean> {
  const others = await listChangesOfClient(db, site, set.client.path);
  return !others.some(
    (other) =>
      other.id !== id && other.state === "applying" && !(batchId !== undefined && other.batchId === batchId),
  );
}

function otherChangeUnderWay({ set }: Change): ProblemError {
  return new ProblemError("permanent", {
    code: "change-under-way",
    what: `Another change of ${set.client.name} is under way.`,
    remedy: "Wait until it is done, then retrieve again: what it does may change what is left to do.",
  });
}

export function changeNotFound(): ProblemError {
  return new ProblemError("permanent", {
    code: "record-gone",
    what: "Planbridge no longer has this change.",
    remedy: "Close this and retrieve again.",
  });
}

const NOT_DECLARED: Problem = {
  code: "not-declared",
  what: "The declaration isn't ticked.",
  remedy: "Read it, tick it if it holds, then confirm again. Nothing was sent.",
};

const NO_BUDGET_TICKED: Problem = {
  code: "nothing-ticked",
  what: "No budget is ticked.",
  remedy: "Tick the budgets to bring into the new service contract.",
};

const NOTHING_TO_CHANGE: Problem = {
  code: "nothing-to-change",
  what: "There is nothing to write: the CRM and the NDIA agree.",
  remedy: "Close this. Retrieve again when PACE has changed.",
};

const RETRIEVAL_TOO_OLD: Problem = {
  code: "retrieval-too-old",
  what: "The plan was retrieved more than four hours ago.",
  remedy: "Retrieve again, then confirm.",
};
