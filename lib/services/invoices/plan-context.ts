import { clientContext } from "../../domain/invoice/context/client-context.ts";
import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import type { Database } from "../../storage/database.ts";
import { findRemoteAreas } from "../profile/find-remote-areas.ts";
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
  const [snapshots, areas] = await Promise.all([
    newestPaceSnapshotsOfAnySite(db, ndisNumbers),
    findRemoteAreas(db, ndisNumbers),
  ]);
  const areaOf = (ndisNumber: string) => {
    const remoteArea = areas.get(ndisNumber);
    return remoteArea ? { remoteArea } : {};
  };
  return new Map(
    Array.from(snapshots, ([ndisNumber, { pace, retrievedAt }]) => [
      ndisNumber,
      {
        ...defaultContext,
        ...clientContext([], pace),
        ...areaOf(ndisNumber),
        source: { at: retrievedAt, of: "ndia" },
      },
    ]),
  );
}
