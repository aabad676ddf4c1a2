import type { Database } from "../database.ts";

/** How many rows each store has, in the stores' order. */
export async function countRows(db: Database): Promise<[store: string, rows: number][]> {
  const counted: [string, number][] = [];
  for (const store of db.objectStoreNames) counted.push([store, await db.count(store)]);
  return counted;
}
