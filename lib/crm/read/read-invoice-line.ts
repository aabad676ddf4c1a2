import type { Control } from "./fields/control-value.ts";
import type { Finding, InvoiceField } from "../../domain/invoice/model/finding.ts";
import { claimCode } from "../../domain/invoice/model/claim-code.ts";
import type { InvoiceLine } from "../../domain/invoice/model/line.ts";
import { withoutAmount } from "../profile/label.ts";
import { type DateOptions, parsePageDate } from "./fields/page-values.ts";
import { answerFor, inLook } from "./fields/one-look.ts";
import type { TableRow } from "./table/table-row.ts";
import { cellText, fieldControl, isFreeText, pairedInput, shownIn } from "./invoice/field-control.ts";
import { cleanFieldText } from "./invoice/odd-characters.ts";
import { otherChoiceShown } from "./fields/replaced-select.ts";
import { parseClock, parseTypedMoney, parseTypedQuantity } from "./invoice/typed-number.ts";
import {
  clockTimeFinding,
  tooManyDecimalsFinding,
  notADateFinding,
  notANumberFinding,
  onlyWhereTyped,
  showsTwoFinding,
} from "./invoice/unreadable.ts";

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

/** Columns whose values are typed: a drop-down beside such a box has units in it. */
const TYPED: ReadonlySet<string> = new Set(["from", "to", "quantity", "hours", "rate", "lineTotal"]);

interface LineCell {
  column: (typeof COLUMNS)[number];
  cell: HTMLTableCellElement;
  control: Control | undefined;
  /** What is sent in place of what the control shows. */
  paired: HTMLInputElement | undefined;
}

function lineCells(row: TableRow): LineCell[] {
  return COLUMNS.flatMap((column) => {
    const cell = row.cellElement(column);
    // One that stands under several headings says for none of them what it is.
    if (!cell || cell.colSpan > 1) return [];
    const control = fieldControl(cell, TYPED.has(column));
    return { column, cell, control, paired: control && pairedInput(control) };
  });
}

interface LineReading {
  line: PageInvoiceLine;
  unreadable: readonly Finding[];
}

const lineFor = answerFor<LineReading>();

/** A line is read anew only where something else stands in its fields than in the look before. */
export function readLine(row: TableRow, at: number, dates: DateOptions): LineReading {
  const fields = inLook(row, lineCells);
  const held = fields.map(({ control, paired }) => [
    control?.value,
    (control as HTMLSelectElement | undefined)?.selectedIndex,
    paired?.value,
  ]);
  return lineFor(row, JSON.stringify([at, held]), () => readCells(row, fields, at, dates));
}

function readCells(row: TableRow, fields: readonly LineCell[], at: number, dates: DateOptions): LineReading {
  const id = String(at + 1);
  const controls: PageInvoiceLine["controls"] = {};
  const cells: PageInvoiceLine["cells"] = {};
  const line: InvoiceLine = { id };
  const unreadable: Finding[] = [];
  for (const { column, cell, control, paired } of fields) {
    cells[column] = cell;
    if (control) controls[column] = control;
    const text = control ? shownIn(control) : cellText(cell);
    const other = control && otherShown(column, control, paired, text, dates);
    if (other) unreadable.push({ ...showsTwoFinding(column, other, text), lineId: id });
    if (!text || other) continue;
    const isTyped = isFreeText(control);
    const meant = cleanFieldText(
      column,
      text,
      isTyped || control?.tagName === "SELECT" ? control : undefined,
    );
    if (meant.finding) unreadable.push({ ...meant.finding, lineId: id });
    const found: Finding[] = [];
    if (meant.text) put(line, column, meant.text, dates, found);
    for (const finding of found) unreadable.push(onlyWhereTyped(finding, isTyped));
  }
  // One day where the page has one column for it, or the second is still empty.
  if (line.from && !line.to) line.to = line.from;
  forgetDefaults(line);
  return { line: { line, row: row.element, controls, cells }, unreadable };
}

/** What is sent or seen in place of the text, where the two differ: nobody knows then which of them is meant. */
function otherShown(
  column: InvoiceField,
  control: Control,
  paired: HTMLInputElement | undefined,
  text: string,
  dates: DateOptions,
): string | undefined {
  if (control.tagName === "SELECT") return otherChoiceShown(control as HTMLSelectElement);
  if (column !== "from" && column !== "to") return undefined;
  const held = paired?.value;
  const day = held && parsePageDate(held, dates);
  const shown = day && parsePageDate(text, dates);
  return shown && day !== shown ? held : undefined;
}

/** A page may begin a line with amounts of nothing; nobody typed those. */
function forgetDefaults(line: InvoiceLine): void {
  if (line.from || line.to || line.category || line.item || line.quantity || line.hours) return;
  for (const amount of ["quantity", "hours", "rate", "total"] as const)
    if (line[amount] === 0) delete line[amount];
}

function put(
  line: InvoiceLine,
  column: (typeof COLUMNS)[number],
  text: string,
  dates: DateOptions,
  unreadable: Finding[],
): void {
  switch (column) {
    case "from":
    case "to": {
      const date = parsePageDate(text, dates);
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
  const [item = ""] = text.split(/\s/, 1);
  const isItem = item.slice(1, -1).includes("_") || /^bereavement$/i.test(item);
  return isItem ? [item, text.slice(item.length).replace(/^\s*(?:[-–:]\s*)?/, "")] : [text];
}
