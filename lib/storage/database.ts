import { openDB } from "idb";
import { MIGRATIONS } from "./migrations.ts";
import type { Database, Schema } from "./schema.ts";

export type { Database } from "./schema.ts";

/** Opens the extension's own database. In a content script it would open the CRM's, so it mustn't be called there. */
export function openDatabase(name = "planbridge"): Promise<Database> {
  return openDB<Schema>(name, MIGRATIONS.length, {
    upgrade(db, from) {
      for (const migrate of MIGRATIONS.slice(from)) migrate(db);
    },
    // A newer version of the extension wants to upgrade the database, and would wait for ever while this one is open.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}
