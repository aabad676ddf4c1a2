import { type Problem, ProblemError } from "../../core/problem.ts";
import type { IsoDate } from "../../core/calendar-date.ts";
import { verifiedIdentity } from "../../domain/plan/identity.ts";
import type { PartSummary, SyncSummary } from "../../domain/record/participant-record.ts";
import { PART_TITLES } from "../../domain/record/record-words.ts";
import type { Batch, Job } from "../../domain/sync/batch.ts";
import type { Database } from "../../storage/database.ts";
import { findParticipantRecord } from "../../storage/participant-repository.ts";
import { requireAccess } from "../changes/propose.ts";
import { rememberClient } from "../crm/crm-records.ts";
import { identityProblem } from "../crm/identity-problem.ts";
import type { ReadCrmBriefly } from "../crm/crm-access.ts";
import { readClientPage } from "../crm/crm-reader.ts";
import { participantProblem } from "../participants/participant-problems.ts";
import type { ParticipantSync } from "../participants/synchronise-participant.ts";
import type { Settlement } from "./job-states.ts";

export interface SynchroniseDeps {
  db: Database;
  readCrm: ReadCrmBriefly;
  today: () => IsoDate;
  now: () => number;
  /** `failed`: told of each request that may succeed another time. */
  synchronise: (request: ParticipantSync, failed: (error: ProblemError) => void) => Promise<SyncSummary>;
}

/**
 * Synchronises the participant of one ticked client (F146–F153). What came is stored with the id of the job, so a try that comes
 * after another asks only for what didn't come. Whatever may come another time is thrown as a `ProblemError` once all else is stored.
 */
export async function synchroniseStep(job: Job, batch: Batch, deps: SynchroniseDeps): Promise<Settlement> {
  const { site, participants } = batch;
  if (!participants) throw new ProblemError("permanent", participantProblem("choice-missing"));
  const client = requireAccess(await readClientPage(deps.readCrm, site, job.client.path));
  const identity = verifiedIdentity(client.identity, deps.today());
  if ("code" in identity) return { state: "failed", problem: identityProblem(client, identity) };
  await rememberClient(deps.db, site, job.client.path, client, deps.now());
  const { ndisNumber } = identity;
  if (job.consentOf !== undefined && job.consentOf !== ndisNumber)
    return { state: "failed", problem: participantProblem("consent-of-other") };
  const before = (await findParticipantRecord(deps.db, site, ndisNumber))?.lastSync;
  const own = before?.jobId === job.id ? before : undefined;
  if (own && !own.parts.some(({ again }) => again)) return settlementOf(own);
  const notAsked = [...(own ? hadOf(own) : []), ...withheld(job, batch)];
  const failures: ProblemError[] = [];
  const summary = await deps.synchronise(
    {
      site,
      identity,
      parts: participants.parts.filter((part) => !notAsked.some((each) => each.part === part)),
      isConsentConfirmed: job.consentOf !== undefined,
      actor: actorOf(participants.confirmed),
      ...(participants.confirmed ? { confirmedAt: participants.confirmed.at } : {}),
      notAsked,
      ...(own ? { earlier: own.parts } : {}),
      job: { id: job.id, batchId: batch.id },
    },
    (error) => void failures.push(error),
  );
  const failure = failures.find(({ kind }) => kind === "blocked") ?? failures[0];
  if (failure && summary.parts.some(({ again }) => again)) throw withRetry(failure, failures);
  return settlementOf(summary);
}

/** What an earlier try of the same job has brought, or was refused. */
function hadOf({ parts }: SyncSummary): PartSummary[] {
  return parts.filter(({ part, again }) => part !== "plans" && !again);
}

/** Budgets that were chosen for all, and that this participant isn't known to share. */
function withheld({ consentOf }: Job, { participants }: Batch): PartSummary[] {
  if (consentOf !== undefined || !participants?.parts.includes("budgets")) return [];
  const problem = participantProblem("consent-not-confirmed");
  return [{ part: "budgets", result: "not-asked", unread: [], problem }];
}

function actorOf(confirmed: NonNullable<Batch["participants"]>["confirmed"]): ParticipantSync["actor"] {
  const { user, device = "" } = confirmed ?? {};
  return { device, ...(user ? { user } : {}) };
}

/** Never earlier than any of them wants. */
function withRetry({ kind, problem }: ProblemError, failures: readonly ProblemError[]): ProblemError {
  const times = failures.flatMap(({ retryAt }) => retryAt ?? []);
  return new ProblemError(kind, problem, times.length > 0 ? { retryAt: Math.max(...times) } : {});
}

/** A part that didn't come, or not whole, is for somebody to look at; all else is kept. */
function settlementOf(summary: SyncSummary): Settlement {
  const missing = summary.parts.find(
    ({ result, problem }) => problem && (result === "failed" || result === "partly"),
  );
  const notes = summary.parts.flatMap(({ part, result, problem }) =>
    result === "not-asked" && problem ? [`${PART_TITLES[part]}: ${problem.what}`] : [],
  );
  return {
    state: missing ? "failed" : "success",
    ...(missing?.problem ? { problem: ofPart(missing.part, missing.problem) } : {}),
    ...(notes.length > 0 ? { notes } : {}),
    summary,
  };
}

function ofPart(part: PartSummary["part"], problem: Problem): Problem {
  return { ...problem, what: `${PART_TITLES[part]}: ${problem.what}` };
}
