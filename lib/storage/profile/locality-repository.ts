import * as z from "zod/mini";
import type { Locality } from "../../domain/profile/geography/locality.ts";
import { type LocalityTable, partsOf, prefixOf } from "../../domain/profile/geography/locality-table.ts";
import type { Database } from "../database.ts";
import { decodeRow, decodeRows, encodeRow } from "../row-codec.ts";
import { deleteSetting, readSetting } from "../settings/setting-repository.ts";

/** Under this name the settings hold what the table is. */
const SETTING = "postcode-table";

const table = z.object({ fileName: z.string(), importedAt: z.int(), count: z.int() });

/** What was imported; `undefined`: nothing. */
export async function findLocalityTable(db: Database): Promise<LocalityTable | undefined> {
  return z.catch(z.optional(table), undefined).parse(await readSetting(db, SETTING));
}

/** Puts a table in the place of the one before, in one transaction: a power cut leaves either of them whole. */
export async function replaceLocalities(
  db: Database,
  told: Omit<LocalityTable, "count">,
  localities: readonly Locality[],
): Promise<void> {
  const tx = db.transaction(["localities", "settings"], "readwrite");
  const parts = tx.objectStore("localities");
  const row: LocalityTable = { ...told, count: localities.length };
  await Promise.all([
    parts.clear(),
    ...partsOf(localities).map((part) => parts.put(encodeRow("localities", part))),
    tx.objectStore("settings").put(encodeRow("settings", row), SETTING),
    tx.done,
  ]);
}

export async function deleteLocalities(db: Database): Promise<void> {
  await Promise.all([db.clear("localities"), deleteSetting(db, SETTING)]);
}

/** The suburbs whose postcodes begin as this one does; `null`: no table was imported. */
export async function findLocalities(db: Database, postcode: string): Promise<readonly Locality[] | null> {
  const [told, part] = await Promise.all([findLocalityTable(db), db.get("localities", prefixOf(postcode))]);
  return told ? (decodeRow("localities", part)?.localities ?? []) : null;
}

/** The whole table, in the order of postcodes. */
export async function listLocalities(db: Database): Promise<Locality[]> {
  return decodeRows("localities", await db.getAll("localities")).flatMap(({ localities }) => localities);
}
