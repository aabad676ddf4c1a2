import type { Database } from "./database.ts";
import type { RecordLink } from "./rows.ts";

/** Remembers where records belong. What is known and not told anew stays. */
export async function saveLinks(db: Database, links: readonly RecordLink[]): Promise<void> {
  const tx = db.transaction("links", "readwrite");
  for (const link of links) {
    const known = await tx.store.get([link.site, link.path]);
    await tx.store.put({ ...known, ...link });
  }
  await tx.done;
}

/** The client with this NDIS number, if one of their pages was read before. */
export async function findClientByNumber(
  db: Database,
  site: string,
  ndisNumber: string,
): Promise<string | undefined> {
  return (await findClientsByNumber(db, ndisNumber)).find((link) => link.site === site)?.path;
}

/** Every client's page with this NDIS number that was read before, of any CRM. */
export async function findClientsByNumber(db: Database, ndisNumber: string): Promise<RecordLink[]> {
  return (await db.getAll("links")).filter((link) => link.ndisNumber === ndisNumber);
}

export function findLink(db: Database, site: string, path: string): Promise<RecordLink | undefined> {
  return db.get("links", [site, path]);
}
