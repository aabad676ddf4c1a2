import { ProblemError } from "../../core/problem.ts";
import type { PaceConsent } from "../../domain/change/change.ts";
import type { RecordPart } from "../../domain/record/participant-record.ts";
import { type Batch, type Job, NO_FAILURES_READ } from "../../domain/sync/batch.ts";
import { addBatch, findBatchOfChoice } from "../../storage/batch-repository.ts";
import type { Database } from "../../storage/database.ts";
import { participantProblem } from "../participants/participant-problems.ts";
import { BATCHES_LOCK, newBatchId, newJobs } from "./batches.ts";

/** A client as the CRM's own page named it to the background. */
export interface ParticipantClient {
  name: string;
  path: string;
  /** The NDIS number of the participant whose consent to sharing budgets a person has confirmed; absent: nobody has. */
  consentOf?: string | undefined;
}

export interface ParticipantStart {
  site: string;
  /** Id of the choice that a person has made: it starts one batch, however often it is pressed. */
  choice: string;
  parts: readonly RecordPart[];
  clients: readonly ParticipantClient[];
  /** Who has confirmed consent, and when. */
  confirmed?: PaceConsent;
}

/**
 * Starts the synchronisation of these clients' participants, one job each, and returns the id of its batch. Throws a
 * `ProblemError` where budgets were chosen and consent is confirmed for nobody (F149, F191).
 */
export function startParticipantBatch(db: Database, start: ParticipantStart, now: number): Promise<string> {
  const { site, choice, clients, confirmed } = start;
  const parts = [...new Set(start.parts)];
  const isConsented = confirmed !== undefined && clients.some(({ consentOf }) => consentOf !== undefined);
  if (parts.includes("budgets") && !isConsented)
    return Promise.reject(new ProblemError("permanent", participantProblem("consent-not-confirmed")));
  return navigator.locks.request(BATCHES_LOCK, async () => {
    const started = await findBatchOfChoice(db, choice);
    if (started) return started.id;
    const id = newBatchId(now);
    const batch: Batch = {
      id,
      kind: "participants",
      site,
      startedAt: now,
      totalClients: clients.length,
      failuresRead: NO_FAILURES_READ,
      participants: { choice, parts, ...(isConsented ? { confirmed } : {}) },
    };
    const jobs = newJobs(id, clients, 0, "participant").map((job, at): Job => {
      const consentOf = isConsented && parts.includes("budgets") ? clients[at]?.consentOf : undefined;
      return consentOf === undefined ? job : { ...job, consentOf };
    });
    await addBatch(db, batch, jobs);
    return id;
  });
}
