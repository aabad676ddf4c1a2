import { ProblemError } from "../../core/problem.ts";
import type { OwnCsvKind } from "../../domain/profile/own-csv/own-csv-columns.ts";
import { type LeftOutRow, readOwnRows } from "../../domain/profile/own-csv/own-csv-rows.ts";
import { planImport } from "../../domain/profile/own-csv/plan-import.ts";
import type { OwnState } from "../../domain/profile/own-change.ts";
import type { Database } from "../../storage/database.ts";
import { changeOwnRows, readOwnState } from "../../storage/profile/own-row-repository.ts";

/** A file of the participants of one CRM. */
export interface ImportedFile {
  site: string;
  kind: OwnCsvKind;
  /** All cells, the header's first. */
  lines: readonly (readonly string[])[];
}

/** How many rows are stored, and which aren't. */
export interface ImportResult {
  stored: number;
  leftOut: LeftOutRow[];
}

const newId = () => crypto.randomUUID();

/** What an import would do, before a person agrees to it. Throws why the file can't be read at all. */
export async function previewImport(db: Database, file: ImportedFile): Promise<ImportResult> {
  const { stored, leftOut } = planOf(file)(await readOwnState(db, "all"));
  return { stored, leftOut };
}

/** Stores all rows that can be stored, in one transaction, by what is stored at that moment. */
export async function importOwnRows(db: Database, file: ImportedFile): Promise<ImportResult> {
  const plan = planOf(file);
  let result: ImportResult = { stored: 0, leftOut: [] };
  await changeOwnRows(db, "all", (state) => {
    const { change, stored, leftOut } = plan(state);
    result = { stored, leftOut };
    return change;
  });
  return result;
}

function planOf({ site, kind, lines }: ImportedFile) {
  const read = readOwnRows(kind, lines);
  if ("problem" in read) throw new ProblemError("permanent", read.problem);
  return (state: OwnState) => planImport(state, { site, kind, rows: read.rows }, newId);
}
