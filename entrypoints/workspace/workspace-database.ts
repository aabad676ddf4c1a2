import { openDatabase } from "../../lib/storage/database.ts";
import { findDatabasePlace } from "../../lib/storage/vault/database-place.ts";

/** The extension's database, opened once for all tabs of the page: it is an extension page, and reads for itself. */
export const database = openDatabase(findDatabasePlace);
