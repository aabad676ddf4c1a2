import type { IsoDate } from "../../core/calendar-date.ts";
import { ProblemError } from "../../core/problem.ts";
import type { FailedRetrieval } from "../../domain/audit/retrieval-events.ts";
import type { Actor, PaceConsent } from "../../domain/change/change.ts";
import { type Identity, verifiedIdentity } from "../../domain/plan/identity.ts";
import { budgetConditions } from "../../domain/record/budget-access.ts";
import {
  type ParticipantRecord,
  type PartSummary,
  RECORD_PARTS,
  type RecordPart,
  type SyncSummary,
} from "../../domain/record/participant-record.ts";
import type { NdiaGet } from "../../ndia/plans.ts";
import { rememberAnswers } from "../../ndia/remember-answers.ts";
import type { Database } from "../../storage/database.ts";
import { updateParticipantRecord } from "../../storage/participant-repository.ts";
import { organisationRole } from "../../storage/settings/settings.ts";
import { enterFailure } from "../audit/enter-failure.ts";
import { noteFailures } from "./note-failures.ts";
import { participantProblem } from "./participant-problems.ts";
import { retrieveAll, type Update } from "./retrieve-participant.ts";

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
  /** Of another try: what the one before brought of the parts that are asked for again. */
  earlier?: readonly PartSummary[];
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
  // Of parts that don't come, the summary tells. Where nobody can be asked, there is none.
  const { isPace, plans, updates } = await enterFailure(
    db,
    failureOf(request, identity),
    retrieveAll({ ...deps, get }, { ...request, identity }),
  );
  failures.forEach((error) => deps.failed?.(error));
  const mayComeYet = ({ problem }: PartSummary) =>
    failures.some((error) => error.problem.code === problem?.code);
  const role = await organisationRole(db);
  const at = now();
  let summary: SyncSummary = { at, isPace, parts: [] };
  await updateParticipantRecord(db, request.site, identity.ndisNumber, (stored) => {
    const merged = updates.map((update) => update(stored));
    const asked = [plans, ...merged.map((update) => withEarlier(update, request.earlier))].map((part) =>
      mayComeYet(part) ? { ...part, again: true as const } : part,
    );
    const kept: Omit<ParticipantRecord, "site" | "ndisNumber"> = {
      ...stored,
      ...Object.assign({}, ...merged.map((update) => update.kept)),
      ...(asksForBudgets ? { consent: newer(stored?.consent, { ...request.actor, at: confirmedAt }) } : {}),
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

function failureOf({ site, parts, job }: ParticipantSync, { ndisNumber }: Identity): FailedRetrieval {
  return { site, ndisNumber, parts: ["plans", ...parts], ...(job ? { job: job.id } : {}) };
}

/** What differs since before the first try, where that brought a part of it. */
function withEarlier(
  { summary, isOfKept }: ReturnType<Update>,
  earlier: ParticipantSync["earlier"],
): PartSummary {
  const before = isOfKept && earlier?.find(({ part }) => part === summary.part);
  if (!before || summary.count === undefined) return summary;
  const { added = 0, removed = 0, changed = 0 } = summary;
  return {
    ...summary,
    added: added + (before.added ?? 0),
    removed: removed + (before.removed ?? 0),
    changed: changed + (before.changed ?? 0),
  };
}

/** A batch may come to a participant long after it was started. */
function newer(stored: PaceConsent | undefined, confirmed: PaceConsent): PaceConsent {
  return stored && stored.at > confirmed.at ? stored : confirmed;
}

/** They were wanted, and there is a reason why they couldn't be had. */
function areBudgetsMissing(parts: readonly PartSummary[]): boolean {
  return parts.some(
    ({ part, result, problem }) =>
      part === "budgets" && problem !== undefined && (result === "failed" || result === "not-asked"),
  );
}

/** As they are chosen from, whichever came first; those that weren't chosen say so. */
function inOrder(summaries: readonly PartSummary[]): PartSummary[] {
  return (["plans", ...RECORD_PARTS] as const).map(
    (part) => summaries.find((summary) => summary.part === part) ?? { part, result: "not-asked", unread: [] },
  );
}
