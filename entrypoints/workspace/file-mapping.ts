import * as z from "zod/mini";
import {
  type Columns,
  FIELD_NAMES,
  type FileField,
  headerKey,
} from "../../lib/invoice-files/parse/layouts.ts";
import type { Database } from "../../lib/storage/database.ts";
import { readSetting, saveSetting } from "../../lib/storage/settings/setting-repository.ts";

const Mapping = z.array(z.nullable(z.enum(Object.keys(FIELD_NAMES) as [FileField, ...FileField[]])));

const settingKey = (header: readonly string[]) => `fileMapping/${headerKey(header)}`;

/** The saved column mapping of a file with this header. */
export async function loadMapping(db: Database, header: readonly string[]): Promise<Columns | undefined> {
  const kept = Mapping.safeParse(await readSetting(db, settingKey(header)));
  return kept.success && kept.data.length === header.length ? kept.data : undefined;
}

export async function saveMapping(db: Database, header: readonly string[], columns: Columns): Promise<void> {
  await saveSetting(db, settingKey(header), [...columns]);
}
