import { clientContext } from "../../domain/invoice/context/client-context.ts";
import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import type { Database } from "../../storage/database.ts";
import { newestPaceSnapshotsOfAnySite } from "../../storage/plan-repository.ts";

/**
 * The contexts of these participants from earlier retrievals, and the context that everyone shares; neither the CRM nor
 * the NDIA is asked. It reads only the database and stays small, since a file may have thousands of participants.
 */
export async function planContexts(
  db: Database,
  ndisNumbers: readonly string[],
  defaultContext: InvoiceContext,
): Promise<Map<string, InvoiceContext>> {
  const snapshots = await newestPaceSnapshotsOfAnySite(db, ndisNumbers);
  return new Map(
    Array.from(snapshots, ([ndisNumber, { pace, retrievedAt }]) => [
      ndisNumber,
      { ...defaultContext, ...clientContext([], pace), source: { at: retrievedAt, of: "ndia" } },
    ]),
  );
}
