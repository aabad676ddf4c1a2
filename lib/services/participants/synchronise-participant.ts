import type { IsoDate } from "../../core/calendar-date.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { Actor } from "../../domain/change/change.ts";
import { type Identity, verifiedIdentity } from "../../domain/plan/identity.ts";
import { budgetConditions } from "../../domain/record/budget-access.ts";
import { mergeBookings, mergeBudgets, mergeGoals } from "../../domain/record/merge-record.ts";
import {
  type ParticipantRecord,
  type PartSummary,
  RECORD_PARTS,
  type RecordPart,
  type SyncSummary,
} from "../../domain/record/participant-record.ts";
import { type NdiaGet, type Retrieval, retrievePlansAtOnce } from "../../ndia/plans.ts";
import { rememberAnswers } from "../../ndia/remember-answers.ts";
import { retrieveBookings } from "../../ndia/service-bookings.ts";
import type { Database } from "../../storage/database.ts";
import { updateParticipantRecord } from "../../storage/participant-repository.ts";
import { latestSnapshot, newestPaceSnapshot, type PaceSnapshot } from "../../storage/plan-repository.ts";
import { asksForNonPaceBudgets, organisationRole } from "../../storage/settings/settings.ts";
import { savePlans } from "../sync/retrieve.ts";
import { retrieveAndSavePace } from "../changes/retrieve-pace.ts";
import { noteFailures } from "./note-failures.ts";
import { participantProblem } from "./participant-problems.ts";
import { retrieveBudgetsOf, retrieveGoalsOf, settleRows } from "./retrieve-parts.ts";
import { summarisePaceBudgets, summarisePlans } from "./summarise-plans.ts";

/** Under this name the snapshots of synchronisations are stored that are of no batch. */
const OWN_BATCH = "participant-sync";

export interface ParticipantSync {
  site: string;
  /** As the CRM's page of the client has it. */
  identity: Partial<Identity>;
  /** What to ask for besides the plans (F148). */
  parts: readonly RecordPart[];
  /** A person has confirmed that the participant consents (F149), and who it was. */
  isConsentConfirmed: boolean;
  actor: Actor;
  /** When it was confirmed; now unless told. */
  confirmedAt?: number;
  /** Parts that aren't asked for although they were chosen: why, or what came of them before. */
  notAsked?: readonly PartSummary[];
  /** The job of a batch that it is. What that batch has retrieved before isn't what it is compared with. */
  job?: { id: string; batchId: string };
}

export interface SyncDeps {
  db: Database;
  ndia: () => Promise<NdiaGet>;
  now: () => number;
  today: () => IsoDate;
  /** Told of each request that may succeed another time. */
  failed?: (error: ProblemError) => void;
}

/** A chosen part: how it changes what is kept, in the transaction that stores it. */
type Update = (stored: ParticipantRecord | undefined) => {
  kept: Partial<ParticipantRecord>;
  summary: PartSummary;
};

/**
 * Asks the NDIA for everything that was chosen of one participant and keeps it (F146–F153). The plans are asked for first,
 * because all else depends on them; then all parts at once, each by itself. Throws a `ProblemError` before anything is asked
 * where one of the three facts is missing or consent isn't confirmed, and where nothing at all can be asked for.
 */
export async function synchroniseParticipant(deps: SyncDeps, request: ParticipantSync): Promise<SyncSummary> {
  const { db, now, today } = deps;
  const identity = verifiedIdentity(request.identity, today());
  if ("code" in identity) throw new ProblemError("permanent", identity);
  const asksForBudgets = request.parts.includes("budgets");
  if (asksForBudgets && !request.isConsentConfirmed)
    throw new ProblemError("permanent", participantProblem("consent-not-confirmed"));
  const confirmedAt = request.confirmedAt ?? now();
  const { get, failures } = noteFailures(rememberAnswers(await deps.ndia()));
  const { isPace, plans, updates } = await retrieveAll({ ...deps, get }, { ...request, identity });
  failures.forEach((error) => deps.failed?.(error));
  const mayComeYet = ({ problem }: PartSummary) => failures.some((error) => error.problem === problem);
  const role = await organisationRole(db);
  const at = now();
  let summary: SyncSummary = { at, isPace, parts: [] };
  await updateParticipantRecord(db, request.site, identity.ndisNumber, (stored) => {
    const merged = updates.map((update) => update(stored));
    const asked = [plans, ...merged.map((update) => update.summary)].map((part) =>
      mayComeYet(part) ? { ...part, again: true as const } : part,
    );
    const kept: Omit<ParticipantRecord, "site" | "ndisNumber"> = {
      ...stored,
      ...Object.assign({}, ...merged.map((update) => update.kept)),
      ...(asksForBudgets ? { consent: { ...request.actor, at: confirmedAt } } : {}),
    };
    const parts = inOrder([...asked, ...(request.notAsked ?? [])]);
    const { consent, bookings } = kept;
    summary = {
      at,
      isPace,
      parts,
      ...(isPace === false && areBudgetsMissing(parts)
        ? { conditions: budgetConditions({ role, consent, bookings, today: today() }) }
        : {}),
      ...(request.job ? { jobId: request.job.id } : {}),
    };
    return { ...kept, lastSync: summary };
  });
  return summary;
}

/** They were wanted, and there is a reason why they couldn't be had. */
function areBudgetsMissing(parts: readonly PartSummary[]): boolean {
  return parts.some(
    ({ part, result, problem }) =>
      part === "budgets" && problem !== undefined && (result === "failed" || result === "not-asked"),
  );
}

type Known = ParticipantSync & { identity: Identity };
type Asking = SyncDeps & { get: NdiaGet };

async function retrieveAll(
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
    return { kept: { budgets: kept }, summary };
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
    return { kept: { goals: kept }, summary };
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
    return { kept: kept ? { bookings: kept } : {}, summary };
  };
}

function referencesOf({ plans }: Retrieval): string[] {
  return plans.flatMap(({ reference }) => reference ?? []);
}

function failed(part: PartSummary["part"], problem: Problem): PartSummary {
  return { part, result: "failed", unread: [], problem };
}

/** As they are chosen from, whichever came first; those that weren't chosen say so. */
function inOrder(summaries: readonly PartSummary[]): PartSummary[] {
  return (["plans", ...RECORD_PARTS] as const).map(
    (part) => summaries.find((summary) => summary.part === part) ?? { part, result: "not-asked", unread: [] },
  );
}
