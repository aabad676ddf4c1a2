import { deleteDB, openDB } from "idb";

/** Every database of rows, of any version and of any sealing. */
const OURS = /^planbridge(?:-|$)/;

/** A database that is there for a moment. */
const THROWAWAY = "throwaway";

/**
 * Chromium keeps the databases of an extension in one log, and cleans up what a deleted one held in the tables that it has made
 * of the log before: what has come since the last table stays in the next. A database that is made and deleted first has the
 * log made into a table. Elsewhere a database is a file, and this does nothing.
 */
async function foldLog(): Promise<void> {
  const db = await openDB(THROWAWAY, 1, { upgrade: (created) => void created.createObjectStore("rows") });
  await db.put("rows", THROWAWAY, 1);
  db.close();
  await deleteDB(THROWAWAY);
}

/**
 * Deletes the databases of rows that aren't in use: one from before everything was sealed, or one whose sealing was never
 * finished. @param inUse `undefined`: none is.
 */
export async function deleteDatabases(inUse: string | undefined): Promise<void> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const others = names.filter((name) => OURS.test(name) && name !== inUse);
  if (others.length === 0) return;
  await foldLog();
  await Promise.all(others.map(deleteWhenClosed));
  // The table from before is deleted with the next one.
  await foldLog();
}

/** A page that has it open closes it when it is asked to; who doesn't isn't waited for, and it goes as soon as they do. */
async function deleteWhenClosed(name: string): Promise<void> {
  const blocked = Promise.withResolvers<void>();
  await Promise.race([deleteDB(name, { blocked: () => blocked.resolve() }), blocked.promise]);
}
