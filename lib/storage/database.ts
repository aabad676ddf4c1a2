import { openDB } from "idb";
import { MIGRATIONS } from "./migrations.ts";
import type { Database, Schema } from "./schema.ts";

export type { Database } from "./schema.ts";

/** Opens the extension's own database. Never call it in a content script: that one would be the CRM's. */
export function openDatabase(name = "planbridge"): Promise<Database> {
  return openDB<Schema>(name, MIGRATIONS.length, {
    upgrade(db, from) {
      for (const migrate of MIGRATIONS.slice(from)) migrate(db);
    },
    // A newer version of the extension wants to upgrade: close, or it would wait for ever.
    blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
  });
}
