import { clientContext } from "../../domain/invoice/context/client-context.ts";
import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import type { Database } from "../../storage/database.ts";
import { newestPaceSnapshots } from "../../storage/plan-repository.ts";

/**
 * What is known of these participants from what was retrieved before, and of everybody; nobody is asked, neither the CRM
 * nor the NDIA. Small and of the database alone, so that a worker can do it: a file may hold thousands of them.
 */
export async function planContexts(
  db: Database,
  ndisNumbers: readonly string[],
  defaultContext: InvoiceContext,
): Promise<Map<string, InvoiceContext>> {
  const snapshots = await newestPaceSnapshots(db, ndisNumbers);
  return new Map(
    Array.from(snapshots, ([ndisNumber, { pace, retrievedAt }]) => [
      ndisNumber,
      { ...defaultContext, ...clientContext([], pace), source: { at: retrievedAt, of: "ndia" } },
    ]),
  );
}
