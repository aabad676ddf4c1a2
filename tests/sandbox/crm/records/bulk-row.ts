import { parseTypedDate } from "../../dates.ts";
import { lineTotal, parseMoney } from "../../money.ts";
import type { BulkColumn, BulkRow } from "./bulk-columns.ts";
import { CATEGORIES, CLAIM_TYPES, GST_CODES } from "./choices.ts";
import type { LineDraft } from "./invoices.ts";
import { splitItem } from "./support-item.ts";

/** The invoice a row belongs to, without its client: that takes the database. */
export type BulkHead = { ndisNumber: string; abn: string; number: string; date: string };

/** Said of the first column that is wrong. */
export class BadRow extends Error {
  override name = "BadRow";
}

/** Reads one row strictly, by the rules of the guide. Throws `BadRow`. */
export function readBulkRow(row: BulkRow): { head: BulkHead; line: LineDraft } {
  const head = {
    ndisNumber: matching(row, "Client NDIS Number", /^\d{9}$/, "9 digits without spaces"),
    abn: matching(row, "Service Provider ABN", /^\d{11}$/, "11 digits without spaces"),
    number: matching(
      row,
      "Invoice Number",
      /^[A-Za-z0-9/_-]{1,50}$/,
      "up to 50 letters, digits, / - or _, without spaces",
    ),
    date: date(row, "Invoice Date"),
  };
  money(row, "Invoice Total");
  return { head, line: readLine(row) };
}

function readLine(row: BulkRow): LineDraft {
  const isRange = row["Invoice Line Delivered From Date"] !== "";
  const from = date(row, isRange ? "Invoice Line Delivered From Date" : "Invoice Line Delivered Date");
  const hasEnd = row["Invoice Line Delivered To Date"] !== "";
  const to = hasEnd ? date(row, "Invoice Line Delivered To Date") : from;
  if (to < from)
    throw new BadRow("Invoice Line Delivered To Date must not be before Invoice Line Delivered From Date.");
  const quantity = row.Quantity === "" ? null : money(row, "Quantity");
  const hours = row.Hours === "" ? null : money(row, "Hours");
  const amount = quantity ?? hours;
  if (amount === null || (quantity !== null && hours !== null))
    throw new BadRow("Either Quantity or Hours must be given, not both.");
  const rate = money(row, "Rate");
  return {
    type: chosen(row, "Claim Type", CLAIM_TYPES, "STAN"),
    cancellation_reason: "",
    gst_code: chosen(row, "GST Code", GST_CODES, "P2"),
    delivered_from: from,
    delivered_to: to,
    category: categoryOf(row["Support Item Number"]),
    support_item: row["Support Item Number"],
    quantity,
    hours,
    rate,
    total: row["Line Total"] === "" ? lineTotal(rate, amount) : money(row, "Line Total"),
  };
}

/** The category is in the item's number: its first two digits count the categories of the price guide. */
function categoryOf(item: string): string {
  const { item_number: number } = splitItem(item);
  const category = CATEGORIES.slice(0, 15)[Number(number.slice(0, 2)) - 1];
  if (number === "" || category === undefined)
    throw new BadRow("Support Item Number must be one of the price guide.");
  return category;
}

function matching(row: BulkRow, column: BulkColumn, pattern: RegExp, form: string): string {
  if (!pattern.test(row[column])) throw new BadRow(`${column} must be ${form}.`);
  return row[column];
}

function date(row: BulkRow, column: BulkColumn): string {
  const read = parseTypedDate(row[column]);
  if (read === null) throw new BadRow(`${column} must be a date in the form DD/MM/YYYY.`);
  return read;
}

function money(row: BulkRow, column: BulkColumn): number {
  const read = parseMoney(row[column]);
  if (read === null) throw new BadRow(`${column} must be a number with at most two decimals.`);
  return read;
}

function chosen(row: BulkRow, column: BulkColumn, choices: readonly string[], otherwise: string): string {
  const value = row[column] || otherwise;
  if (!choices.includes(value)) throw new BadRow(`${column} must be one of ${choices.join(", ")}.`);
  return value;
}
