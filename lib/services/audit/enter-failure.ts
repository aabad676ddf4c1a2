import { ProblemError } from "../../core/problem.ts";
import { type FailedRetrieval, failedRetrievalEvent } from "../../domain/audit/retrieval-events.ts";
import { appendAudit } from "../../storage/audit/append-audit.ts";
import type { Database } from "../../storage/database.ts";

/** What was retrieved. Where it doesn't come, that is entered in the audit trail before the error is thrown on: nothing else is stored of it. */
export async function enterFailure<Retrieved>(
  db: Database,
  asked: FailedRetrieval,
  retrieving: Promise<Retrieved>,
): Promise<Retrieved> {
  try {
    return await retrieving;
  } catch (error) {
    if (error instanceof ProblemError) await appendAudit(db, failedRetrievalEvent(asked, error.problem));
    throw error;
  }
}
