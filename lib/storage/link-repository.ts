import type { Database } from "./database.ts";
import { decodeRow, decodeRows, encodeRow } from "./row-codec.ts";
import type { RecordLink } from "./rows.ts";

/** Stores links between records. Properties of a stored link that the new one lacks are kept. */
export async function saveLinks(db: Database, links: readonly RecordLink[]): Promise<void> {
  const tx = db.transaction("links", "readwrite");
  for (const link of links) {
    const row = await tx.store.get([link.site, link.path]);
    const stored = decodeRow("links", row);
    // One that is set aside stays as it is: the ticks in it stand nowhere else.
    if (row === undefined || stored) await tx.store.put(encodeRow("links", { ...stored, ...link }));
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

/** Every client page with this NDIS number that was read before, in any CRM. */
export async function findClientsByNumber(db: Database, ndisNumber: string): Promise<RecordLink[]> {
  return decodeRows("links", await db.getAll("links")).filter((link) => link.ndisNumber === ndisNumber);
}

export async function findLink(db: Database, site: string, path: string): Promise<RecordLink | undefined> {
  return decodeRow("links", await db.get("links", [site, path]));
}
