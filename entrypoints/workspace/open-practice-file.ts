import {
  PRACTICE_FILE_HEADER,
  PRACTICE_FILE_NAME,
  practiceInvoiceFile,
} from "../../lib/domain/practice/practice-invoices.ts";
import type { Columns } from "../../lib/invoice-files/parse/layouts.ts";
import { today } from "../../lib/platform/system-clock.ts";
import { saveMapping } from "./file-mapping.ts";
import { database } from "./workspace-database.ts";

const COLUMNS: Columns = [
  null,
  "ndisNumber",
  "clientName",
  "provider",
  "abn",
  "number",
  "date",
  "total",
  "delivered",
  "from",
  "to",
  "item",
  "quantity",
  "rate",
  "gst",
  "claimType",
  "lineTotal",
];

/** In practice: a file of invented invoices, whose columns are known already, as those of a file that was checked before. */
export async function openPracticeFile(open: (file: Blob, name: string) => void): Promise<void> {
  await saveMapping(await database, PRACTICE_FILE_HEADER, COLUMNS);
  open(new Blob([practiceInvoiceFile(today())]), PRACTICE_FILE_NAME);
}
