import { type Problem, ProblemError } from "../../core/problem.ts";
import type { Identity } from "../../domain/plan/identity.ts";
import { mergeBookings, mergeBudgets, mergeGoals } from "../../domain/record/merge-record.ts";
import type { ParticipantRecord, PartSummary, RecordPart } from "../../domain/record/participant-record.ts";
import { type NdiaGet, type Retrieval, retrievePlansAtOnce } from "../../ndia/plans.ts";
import { retrieveBookings } from "../../ndia/service-bookings.ts";
import type { Database } from "../../storage/database.ts";
import { latestSnapshot, newestPaceSnapshot, type PaceSnapshot } from "../../storage/plan-repository.ts";
import { asksForNonPaceBudgets } from "../../storage/settings/settings.ts";
import { savePlans } from "../sync/retrieve.ts";
import { retrieveAndSavePace } from "../changes/retrieve-pace.ts";
import { participantProblem } from "./participant-problems.ts";
import { retrieveBudgetsOf, retrieveGoalsOf, settleRows } from "./retrieve-parts.ts";
import { summarisePaceBudgets, summarisePlans } from "./summarise-plans.ts";

/** Under this name the snapshots of synchronisations are stored that are of no batch. */
const OWN_BATCH = "participant-sync";

/** A chosen part: how it changes what is kept, in the transaction that stores it. */
export type Update = (stored: ParticipantRecord | undefined) => {
  kept: Partial<ParticipantRecord>;
  summary: PartSummary;
  /** It was compared with what is kept of the participant, which an earlier try has changed already. */
  isOfKept?: true;
};

/** Whose parts are asked for. */
interface Known {
  site: string;
  identity: Identity;
  parts: readonly RecordPart[];
  /** Of a batch's job: what that batch has retrieved before isn't what it is compared with. */
  job?: { batchId: string };
}

interface Asking {
  db: Database;
  get: NdiaGet;
  now: () => number;
}

/** The plans, and each chosen part by itself. Plans and PACE budgets are stored at once; the rest by what is returned. */
export async function retrieveAll(
  deps: Asking,
  request: Known,
): Promise<{ isPace: boolean | null; plans: PartSummary; updates: Update[] }> {
  const { db, get } = deps;
  const { site, identity } = request;
  const before = await latestSnapshot(db, site, identity.ndisNumber, request.job?.batchId);
  let retrieval: Retrieval;
  try {
    retrieval = await retrievePlansAtOnce(get, identity);
  } catch (error) {
    // Of somebody whom the NDIA doesn't tell of, nothing else can be asked for.
    if (!(error instanceof ProblemError) || error.kind === "blocked") throw error;
    const { problem } = error;
    return {
      isPace: null,
      plans: failed("plans", problem),
      updates: request.parts.map((part) => () => ({ kept: {}, summary: failed(part, problem) })),
    };
  }
  const { isPace } = retrieval;
  const updates = await Promise.all([
    keepBudgets(deps, request, retrieval),
    ...(request.parts.includes("goals") ? [keepGoals(deps, request, retrieval)] : []),
    ...(request.parts.includes("bookings") ? [keepBookings(deps, request, retrieval)] : []),
  ]);
  return {
    isPace,
    plans: summarisePlans(before, retrieval, identity.ndisNumber),
    updates: updates.flatMap((update) => update ?? []),
  };
}

/** The budgets, and in the same snapshot the plans: those are kept whatever becomes of their budgets. */
async function keepBudgets(deps: Asking, request: Known, retrieval: Retrieval): Promise<Update | undefined> {
  const { db, get, now } = deps;
  const { site, identity, parts } = request;
  const own = { batchId: request.job?.batchId ?? OWN_BATCH };
  const isAsked = parts.includes("budgets");
  if (isAsked && retrieval.isPace) return keepPaceBudgets(deps, request, retrieval);
  await savePlans(db, { ...own, site, identity, retrievedAt: now() }, retrieval);
  if (!isAsked) return undefined;
  if (!(await asksForNonPaceBudgets(db))) {
    const problem = participantProblem("non-pace-budgets-off");
    return () => ({ kept: {}, summary: { part: "budgets", result: "not-asked", unread: [], problem } });
  }
  const retrieved = await retrieveBudgetsOf(get, identity, referencesOf(retrieval));
  const at = now();
  return (stored) => {
    const { kept, summary } = mergeBudgets(stored?.budgets ?? [], retrieved, at);
    return { kept: { budgets: kept }, summary, isOfKept: true };
  };
}

async function keepPaceBudgets(deps: Asking, request: Known, retrieval: Retrieval): Promise<Update> {
  const { db, get, now } = deps;
  const { site, identity, job } = request;
  const own = { batchId: job?.batchId ?? OWN_BATCH };
  const before = await newestPaceSnapshot(db, site, identity.ndisNumber, job?.batchId);
  let snapshot: PaceSnapshot;
  try {
    snapshot = await retrieveAndSavePace({ db, now, ndia: () => Promise.resolve(get) }, identity, {
      site,
      ...own,
      history: true,
    });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    await savePlans(db, { ...own, site, identity, retrievedAt: now() }, retrieval);
    const { problem } = error;
    return () => ({ kept: {}, summary: failed("budgets", problem) });
  }
  const summary = summarisePaceBudgets(before, snapshot);
  return () => ({ kept: {}, summary });
}

async function keepGoals({ get, now }: Asking, { identity }: Known, retrieval: Retrieval): Promise<Update> {
  const { isPace, plans } = retrieval;
  const references = isPace ? (plans.length > 0 ? [null] : []) : referencesOf(retrieval);
  const retrieved = await retrieveGoalsOf(get, identity, references);
  const at = now();
  return (stored) => {
    const { kept, summary } = mergeGoals(stored?.goals ?? [], retrieved, at);
    return { kept: { goals: kept }, summary, isOfKept: true };
  };
}

/** PACE has none (F68); those from before it stay stored and aren't shown. */
async function keepBookings(
  { get, now }: Asking,
  { identity }: Known,
  { isPace }: Retrieval,
): Promise<Update> {
  if (isPace) return () => ({ kept: {}, summary: { part: "bookings", result: "not-here", unread: [] } });
  const retrieved = await settleRows(retrieveBookings(get, identity));
  const at = now();
  return (stored) => {
    const { kept, summary } = mergeBookings(stored?.bookings, retrieved, at);
    return { kept: kept ? { bookings: kept } : {}, summary, isOfKept: true };
  };
}

function referencesOf({ plans }: Retrieval): string[] {
  return plans.flatMap(({ reference }) => reference ?? []);
}

function failed(part: PartSummary["part"], problem: Problem): PartSummary {
  return { part, result: "failed", unread: [], problem };
}
