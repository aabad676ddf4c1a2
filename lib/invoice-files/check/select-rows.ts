import { parseMoney } from "../../core/money.ts";
import { foldForSearch, hasTerms, searchTerms } from "../../core/search-text.ts";
import { SEVERITY_ORDER } from "../../domain/invoice/model/finding.ts";
import type { FileField } from "../parse/layouts.ts";
import { rowTexts } from "../read/read-row.ts";
import type { CheckedFile } from "./checked-file.ts";
import type { RowQuery, RowSort } from "./check-results.ts";

/** The rows that a query lets through, in its order. Without words and order nothing of the file is read. */
export async function selectRows(checked: CheckedFile, query: RowQuery): Promise<Uint32Array<ArrayBuffer>> {
  const { filter, search, sort } = query;
  const rows = checked.select(filter);
  const terms = searchTerms(search);
  const column = sort && sort.column !== "result" ? sort.column : null;
  if (terms.length === 0 && column === null) return sort ? byResult(checked, rows, sort) : rows;
  const found: number[] = [];
  const keys = new Map<number, string | number | null>();
  await checked.rows.readEach([...rows], (chunk, scanned, row) => {
    const texts = rowTexts(chunk, scanned, checked.file.separator, checked.edits.get(row));
    if (!hasTerms(foldForSearch(texts.join(" ")), terms)) return;
    found.push(row);
    if (column !== null) keys.set(row, sortKey(texts[column] ?? "", checked.reader.columns[column] ?? null));
  });
  if (!sort) return Uint32Array.from(found);
  if (column === null) return byResult(checked, Uint32Array.from(found), sort);
  const sign = sort.descending ? -1 : 1;
  return Uint32Array.from(found.toSorted((a, b) => compareKeys(keys.get(a), keys.get(b), sign)));
}

/** The worst first, as it is these that somebody looks for. */
function byResult(
  checked: CheckedFile,
  rows: Uint32Array,
  { descending }: RowSort,
): Uint32Array<ArrayBuffer> {
  const weight = (row: number) => {
    const { severity } = checked.index.findingsOf(row);
    return severity === null ? 0 : SEVERITY_ORDER[severity];
  };
  const sign = descending ? -1 : 1;
  return Uint32Array.from([...rows].toSorted((a, b) => sign * (weight(b) - weight(a))));
}

const DATES: ReadonlySet<FileField | null> = new Set(["date", "delivered", "from", "to"]);
const AMOUNTS: ReadonlySet<FileField | null> = new Set(["total", "rate", "lineTotal", "quantity", "hours"]);

/** What a cell is ordered by: a day by its year first, an amount by its size. `null`: it is empty or isn't one. */
function sortKey(text: string, field: FileField | null): string | number | null {
  const bare = text.trim();
  if (bare === "") return null;
  if (AMOUNTS.has(field)) return parseMoney(bare) ?? (Number.isNaN(Number(bare)) ? null : Number(bare) * 100);
  if (!DATES.has(field)) return bare;
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(bare) ?? [];
  if (day && month && year) return `${year}/${month.padStart(2, "0")}/${day.padStart(2, "0")}`;
  return /^\d{4}[/-]/.test(bare) ? bare.replaceAll("-", "/") : null;
}

/** Numbers in texts by their size: INV-9 before INV-10. */
const collator = new Intl.Collator("en-AU", { numeric: true, sensitivity: "base" });

/** What can't be ordered comes last, whichever way. */
function compareKeys(a: Key, b: Key, sign: 1 | -1): number {
  if (a == null || b == null) return Number(a == null) - Number(b == null);
  return (
    sign * (typeof a === "number" && typeof b === "number" ? a - b : collator.compare(String(a), String(b)))
  );
}

type Key = string | number | null | undefined;
