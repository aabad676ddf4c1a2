import { plainMoney } from "../../../lib/core/money.ts";
import { writeCell } from "../../../lib/invoice-files/export/write-cell.ts";
import type { ListColumn } from "./list-column.ts";

/** Excel takes a file without it for one of the machine's own old encoding. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * These rows in this order as a CSV file, with a header. A cell that a spreadsheet would run as a formula is made text in it.
 * What isn't told is an empty cell.
 */
export function listCsv<Row>(columns: readonly Pick<ListColumn<Row>, "csv">[], rows: readonly Row[]): string {
  const cells = columns.flatMap(({ csv }) => csv);
  const lines = [
    cells.map(({ header }) => header),
    ...rows.map((row) => cells.map(({ value }) => String(value(row) ?? ""))),
  ];
  return `${BYTE_ORDER_MARK}${lines.map((line) => `${line.map((text) => writeCell(text, ",")).join(",")}\r\n`).join("")}`;
}

/** An amount of cents as a plain number of dollars, such as `-1234.50`; `null` where it isn't told. */
export function csvAmount(cents: number | null | undefined): string | null {
  return cents === null || cents === undefined ? null : plainMoney(cents);
}

/** A moment as machines read it, in UTC, such as `2026-11-28T01:30:00Z`; `null` where it isn't told. */
export function csvMoment(at: number | null | undefined): string | null {
  return at === null || at === undefined ? null : Temporal.Instant.fromEpochMilliseconds(at).toString();
}
