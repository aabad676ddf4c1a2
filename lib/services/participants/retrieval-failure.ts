import type { IsoDate } from "../../core/calendar-date.ts";
import type { Problem } from "../../core/problem.ts";
import { MAX_FAILURES } from "../../domain/overview/due-day.ts";
import { newsOfFailure } from "../../domain/overview/find-notices.ts";
import type { ParticipantOverview } from "../../domain/overview/participant-overview.ts";
import { withFailure } from "../../domain/overview/update-overview.ts";
import type { Database } from "../../storage/database.ts";
import { findOverview, saveOverviewChange } from "../../storage/overview-repository.ts";

/** Notes that a participant couldn't be retrieved; the last time, a notice says why, and it waits for a person. */
export async function noteFailure(
  { db, now, today }: { db: Database; now: () => number; today: () => IsoDate },
  { site, ndisNumber }: Pick<ParticipantOverview, "site" | "ndisNumber">,
  problem: Problem,
): Promise<void> {
  const stored = await findOverview(db, site, ndisNumber);
  const isLast = (stored?.asked?.failures ?? 0) + 1 >= MAX_FAILURES;
  await saveOverviewChange(
    db,
    { site, ndisNumber },
    (overview) => withFailure(overview, today()),
    isLast ? { at: now(), news: [newsOfFailure(problem)] } : undefined,
  );
}
