import { openDatabase } from "../../lib/storage/database.ts";
import { watchLock } from "../../lib/platform/unlocked.ts";
import { findPagePlace } from "../../lib/storage/practice/practice-database.ts";

/** The extension's database, opened once for all tabs of the page: it is an extension page, and reads for itself. */
export const database = openDatabase(findPagePlace);

// A lock takes the key, and all that was read with it, out of this page's memory and its workers'; an unlocking opens the database.
watchLock(() => location.reload(), new AbortController().signal);
