import { mayAskForBudgets, type RetrievalAccess } from "../../domain/overview/due-retrieval.ts";
import type { ParticipantOverview } from "../../domain/overview/participant-overview.ts";
import type { Database } from "../../storage/database.ts";
import { findLink } from "../../storage/link-repository.ts";
import { findParticipantRecord } from "../../storage/participant-repository.ts";
import { newestPaceSnapshot } from "../../storage/plan-repository.ts";
import { asksForNonPaceBudgets } from "../../storage/settings/settings.ts";

/**
 * What may be asked for of this participant without a person. Budgets by consent, by the tick, or as before (F149); those outside
 * PACE only where they are switched on.
 */
export async function readAccess(db: Database, overview: ParticipantOverview): Promise<RetrievalAccess> {
  const { site, ndisNumber, client } = overview;
  const [record, link, snapshot, nonPaceBudgets] = await Promise.all([
    findParticipantRecord(db, site, ndisNumber),
    client && findLink(db, site, client.path),
    newestPaceSnapshot(db, site, ndisNumber),
    asksForNonPaceBudgets(db),
  ]);
  return {
    budgets: mayAskForBudgets({
      hasConsent: record?.consent !== undefined,
      apiAccess: link?.pace?.apiAccess,
      hadBudgets: snapshot !== undefined || record?.budgets !== undefined,
    }),
    nonPaceBudgets,
    activeBookings: (record?.bookings?.bookings ?? []).filter(({ isActive }) => isActive !== false).length,
  };
}
