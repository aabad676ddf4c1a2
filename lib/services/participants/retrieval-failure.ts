import type { IsoDate } from "../../core/calendar-date.ts";
import type { Problem } from "../../core/problem.ts";
import type { AuditEvent } from "../../domain/audit/audit-entry.ts";
import { failedRetrievalEvent } from "../../domain/audit/retrieval-events.ts";
import { MAX_FAILURES } from "../../domain/overview/due-day.ts";
import { newsOfFailure } from "../../domain/overview/find-notices.ts";
import type { ParticipantOverview } from "../../domain/overview/participant-overview.ts";
import { withFailure } from "../../domain/overview/update-overview.ts";
import type { Database } from "../../storage/database.ts";
import { findOverview, saveOverviewChange } from "../../storage/overview-repository.ts";

/** What is entered of a retrieval for which nobody asked. */
export function unaskedFailure(
  { site, ndisNumber }: Pick<ParticipantOverview, "site" | "ndisNumber">,
  problem: Problem,
): AuditEvent {
  return failedRetrievalEvent({ site, ndisNumber, batch: "upkeep" }, problem);
}

/** Notes that a participant couldn't be retrieved; the last time, a notice says why, and it waits for a person. */
export async function noteFailure(
  { db, now, today }: { db: Database; now: () => number; today: () => IsoDate },
  { site, ndisNumber }: Pick<ParticipantOverview, "site" | "ndisNumber">,
  problem: Problem,
): Promise<void> {
  const stored = await findOverview(db, site, ndisNumber);
  const isLast = (stored?.asked?.failures ?? 0) + 1 >= MAX_FAILURES;
  await saveOverviewChange(db, { site, ndisNumber }, (overview) => withFailure(overview, today()), {
    news: isLast ? { at: now(), news: [newsOfFailure(problem)] } : undefined,
    events: [unaskedFailure({ site, ndisNumber }, problem)],
  });
}
