import { deleteDB } from "idb";

/** Every database of rows, of any version and of any sealing. */
const OURS = /^planbridge(?:-|$)/;

/**
 * Deletes the databases of rows that aren't in use: one from before everything was sealed, or one whose sealing was never
 * finished. @param inUse `undefined`: none is.
 */
export async function deleteDatabases(inUse: string | undefined): Promise<void> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const others = names.filter((name) => OURS.test(name) && name !== inUse);
  await Promise.all(others.map(deleteWhenClosed));
}

/** A page that has it open closes it when it is asked to; who doesn't isn't waited for, and it goes as soon as they do. */
async function deleteWhenClosed(name: string): Promise<void> {
  const blocked = Promise.withResolvers<void>();
  await Promise.race([deleteDB(name, { blocked: () => blocked.resolve() }), blocked.promise]);
}
