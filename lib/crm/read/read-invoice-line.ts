import type { Finding, InvoiceField } from "../../domain/invoice/model/finding.ts";
import { claimCode } from "../../domain/invoice/model/claim-code.ts";
import type { InvoiceLine } from "../../domain/invoice/model/line.ts";
import { withoutAmount } from "../profile/label.ts";
import { parseCrmDate } from "./read-client.ts";
import type { TableRow } from "./read-table.ts";
import { cleanFieldText } from "./odd-characters.ts";
import { trimSpaces } from "./read-field.ts";
import { parseClock, parseTypedMoney, parseTypedQuantity } from "./typed-number.ts";
import {
  clockTimeFinding,
  tooManyDecimalsFinding,
  notADateFinding,
  notANumberFinding,
} from "./unreadable.ts";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A line as it stands in the page: its row, and the controls that hold its fields where it can still be typed. */
export interface PageInvoiceLine {
  line: InvoiceLine;
  row: HTMLTableRowElement;
  controls: Partial<Record<InvoiceField, Control>>;
  /** Where each field stands, typed or only shown. */
  cells: Partial<Record<InvoiceField, HTMLTableCellElement>>;
}

/** What a line may have a column for, in the order in which it is read. */
export const COLUMNS = [
  "claimType",
  "cancellationReason",
  "gst",
  "from",
  "to",
  "category",
  "item",
  "quantity",
  "hours",
  "rate",
  "lineTotal",
] as const;

export function readLine(row: TableRow, at: number, unreadable: Finding[]): PageInvoiceLine {
  const id = String(at + 1);
  const controls: PageInvoiceLine["controls"] = {};
  const cells: PageInvoiceLine["cells"] = {};
  const line: InvoiceLine = { id };
  for (const column of COLUMNS) {
    const cell = row.element.cells[row.at(column) ?? -1];
    if (!cell) continue;
    cells[column] = cell;
    const control = cell.querySelector<Control>("input:not([type=hidden]),select,textarea");
    if (control) controls[column] = control;
    const text = trimSpaces(control ? shownIn(control) : (cell.textContent ?? ""));
    if (!text) continue;
    const meant = cleanFieldText(column, text, control);
    if (meant.finding) unreadable.push({ ...meant.finding, lineId: id });
    if (meant.text) put(line, column, meant.text, unreadable);
  }
  // One day where the page has one column for it, or the second is still empty.
  if (line.from && !line.to) line.to = line.from;
  return { line, row: row.element, controls, cells };
}

function shownIn(control: Control): string {
  if (control.tagName !== "SELECT") return control.value;
  const { selectedOptions, value } = control as HTMLSelectElement;
  return value === "" ? "" : (selectedOptions[0]?.textContent ?? "");
}

function put(line: InvoiceLine, column: (typeof COLUMNS)[number], text: string, unreadable: Finding[]): void {
  switch (column) {
    case "from":
    case "to": {
      const date = parseCrmDate(text);
      if (date) line[column] = date;
      else unreadable.push({ ...notADateFinding(column, text), lineId: line.id });
      break;
    }
    case "rate":
    case "lineTotal": {
      const cents = parseTypedMoney(text);
      if (cents !== null) line[column === "rate" ? "rate" : "total"] = cents;
      else
        unreadable.push({ ...notANumberFinding(column, text, "an amount such as 1234.56"), lineId: line.id });
      break;
    }
    case "quantity":
    case "hours": {
      const hundredths = parseTypedQuantity(text);
      const minutes = hundredths === null ? parseClock(text) : null;
      if (hundredths !== null) line[column] = hundredths;
      else if (minutes !== null)
        unreadable.push({ ...clockTimeFinding(column, text, minutes), lineId: line.id });
      else if (/^\d{1,7}\.\d{3,}$/.test(text))
        unreadable.push({ ...tooManyDecimalsFinding(column, text), lineId: line.id });
      else
        unreadable.push({
          ...notANumberFinding(column, text, "a number with at most two decimals"),
          lineId: line.id,
        });
      break;
    }
    case "item": {
      const [item, name] = splitItem(text);
      line.item = item;
      if (name) line.itemName = name;
      break;
    }
    case "category":
      line.category = withoutAmount(text);
      break;
    case "claimType":
    case "gst":
    case "cancellationReason":
      line[column] = claimCode(text) ?? text;
      break;
  }
}

/** `01_011_0107_1_1 Assistance With Self-Care - Weekday` → number and name; one item is a word. */
function splitItem(text: string): [item: string, name?: string] {
  const parts = /^(\S+_\S+|Bereavement(?!\S))\s*[-–:]?\s*(.*)$/i.exec(text);
  return parts?.[1] ? [parts[1], parts[2] ?? ""] : [text];
}
