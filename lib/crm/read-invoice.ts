import type { Invoice, InvoiceLine } from "../ndis/invoice/line.ts";
import type { Finding, InvoiceField } from "../ndis/invoice/finding.ts";
import type { StoredInvoice } from "../ndis/invoice/earlier-services.ts";
import { parseMoney } from "../ndis/money.ts";
import { isSpelling, withoutAmount } from "./label.ts";
import { parseCrmDate } from "./read-client.ts";
import { readField } from "./read-field.ts";
import { readStored } from "./read-stored.ts";
import { readTable, type TableRow } from "./read-table.ts";
import { type RecordPath, recordPath } from "./record-path.ts";
import type { SiteProfile } from "./site-profile.ts";
import { parseHundredths, parseTypedMoney } from "./typed-number.ts";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A line as it stands in the page: its row, and the controls that hold its fields where it can still be typed. */
export interface ShownLine {
  line: InvoiceLine;
  row: HTMLTableRowElement;
  controls: Partial<Record<InvoiceField, Control>>;
  /** Where each field stands, typed or only shown. */
  cells: Partial<Record<InvoiceField, HTMLTableCellElement>>;
}

/** An invoice as a page shows it, typed or captured. */
export interface ShownInvoice {
  invoice: Invoice;
  lines: ShownLine[];
  /** What stands in a field and can't be read as what it should be: dates as DD/MM/YYYY, amounts in dollars and cents. */
  unreadable: Finding[];
  /** Fields that the page has no place for: nobody can be asked for them. */
  absent: InvoiceField[];
  /** The link to the client's profile, where the page has one. */
  clientPath?: RecordPath;
  table?: HTMLTableElement;
}

/** A captured invoice as plain data, read from a page that nobody has open. */
export type CapturedInvoice = Pick<ShownInvoice, "invoice" | "unreadable" | "absent" | "clientPath"> & {
  /** An invoice was made of it, or may have been. */
  stored?: StoredInvoice;
};

export function readCaptured(doc: Document, pageUrl: string, profile: SiteProfile): CapturedInvoice {
  const { invoice, unreadable, absent, clientPath } = readInvoice(doc, pageUrl, profile);
  const stored = readStored(doc, invoice, profile);
  return {
    invoice,
    unreadable,
    absent,
    ...(clientPath ? { clientPath } : {}),
    ...(stored ? { stored } : {}),
  };
}

const COLUMNS = [
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

export function readInvoice(doc: Document, pageUrl: string, profile: SiteProfile): ShownInvoice {
  const { fields } = profile;
  const found = linesTable(doc, profile);
  const unreadable: Finding[] = [];
  const lines = (found?.rows ?? []).map((row, at) => readLine(row, at, unreadable));
  const text = (name: keyof typeof fields) => readField(doc, fields[name]) || undefined;
  const dateText = text("invoiceDate");
  const date = dateText ? parseCrmDate(dateText) : null;
  if (dateText && !date) unreadable.push(notADate("date", dateText));
  const total = parseMoney(text("invoiceTotal") ?? "");
  const ndisNumber = text("ndisNumber")?.replaceAll(/\s/g, "");
  const clientName = text("client");
  const provider = text("serviceProvider");
  const abn = text("abn")?.replaceAll(/\s/g, "");
  const number = text("invoiceNumber");
  const clientPath = clientLink(doc, pageUrl, clientName, profile);
  const invoice: Invoice = {
    lines: lines.map(({ line }) => line),
    ...(ndisNumber ? { ndisNumber } : {}),
    ...(clientName ? { clientName } : {}),
    ...(provider ? { provider } : {}),
    ...(abn ? { abn } : {}),
    ...(number ? { number } : {}),
    ...(date ? { date } : {}),
    ...(total === null ? {} : { total }),
  };
  return {
    invoice,
    lines,
    unreadable,
    absent: [
      ...COLUMNS.filter((column) => found?.missing.includes(column)),
      ...(readField(doc, fields.invoiceNumber) === undefined ? ["number" as const] : []),
    ],
    ...(clientPath ? { clientPath } : {}),
    ...(found ? { table: found.element } : {}),
  };
}

/** The table that has columns for a service's date and its category, whatever stands above it. */
function linesTable(doc: Document, profile: SiteProfile) {
  for (const element of doc.querySelectorAll("table")) {
    const table = readTable(element, profile.tables.invoiceLines);
    if (!table.missing.includes("from") && !table.missing.includes("category")) return table;
  }
  return undefined;
}

function readLine(row: TableRow, at: number, unreadable: Finding[]): ShownLine {
  const id = String(at + 1);
  const controls: ShownLine["controls"] = {};
  const cells: ShownLine["cells"] = {};
  const line: InvoiceLine = { id };
  for (const column of COLUMNS) {
    const cell = row.element.cells[row.at(column) ?? -1];
    if (!cell) continue;
    cells[column] = cell;
    const control = cell.querySelector<Control>("input:not([type=hidden]),select,textarea");
    if (control) controls[column] = control;
    const text = (control ? shownIn(control) : (cell.textContent ?? "")).trim();
    if (text) put(line, column, text, unreadable);
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
      else unreadable.push({ ...notADate(column, text), lineId: line.id });
      break;
    }
    case "rate":
    case "lineTotal": {
      const cents = parseTypedMoney(text);
      if (cents !== null) line[column === "rate" ? "rate" : "total"] = cents;
      else unreadable.push({ ...notANumber(column, text, "an amount such as 1234.56"), lineId: line.id });
      break;
    }
    case "quantity":
    case "hours": {
      const hundredths = parseHundredths(text);
      if (hundredths !== null) line[column] = hundredths;
      else if (/^\d{1,7}\.\d{3,}$/.test(text))
        unreadable.push({ ...moreDecimals(column, text), lineId: line.id });
      else
        unreadable.push({
          ...notANumber(column, text, "a number with at most two decimals"),
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
      line[column] = codeIn(text);
      break;
  }
}

/** `P2 - GST Free` → `P2`, `p2` → `P2`. What doesn't begin with a code is left as it is. */
function codeIn(text: string): string {
  const code = /^(?:P\d|[A-Z][A-Z0-9]{3,4})(?![A-Z0-9])/i.exec(text)?.[0].toUpperCase();
  return code ?? text;
}

/** `01_011_0107_1_1 Assistance With Self-Care - Weekday` → number and name. */
function splitItem(text: string): [item: string, name?: string] {
  const parts = /^(\S+_\S+)\s*[-–:]?\s*(.*)$/.exec(text);
  return parts?.[1] ? [parts[1], parts[2] ?? ""] : [text];
}

/** The client's profile: the link that the client's name is, or the one in the box with the client's details. */
function clientLink(
  doc: Document,
  pageUrl: string,
  name: string | undefined,
  profile: SiteProfile,
): RecordPath | undefined {
  const links = Array.from(doc.querySelectorAll("a[href]")).filter(
    (link) => !link.closest("nav,table,header"),
  );
  const named = links.find((link) => name && isSpelling(link.textContent, [name]));
  const number = labelled(doc, profile.fields.ndisNumber)?.closest("section,fieldset,form,main");
  const near = links.find((link) => number?.contains(link) && link.closest("h1,h2,h3,h4,dd,legend"));
  const link = named ?? near;
  return link ? (recordPath(link.getAttribute("href") ?? "", pageUrl) ?? undefined) : undefined;
}

function labelled(doc: Document, spellings: readonly string[]): Element | undefined {
  return Array.from(doc.querySelectorAll("dt,th,label")).find(({ textContent }) =>
    isSpelling(textContent, spellings),
  );
}

/** CareView takes these, its own way. */
function moreDecimals(field: InvoiceField, text: string): Finding {
  return {
    code: "more-decimals",
    severity: "warn",
    what: `“${text}” has more than two decimals, so the line's total wasn't checked.`,
    remedy: "Compare it with the invoice.",
    field,
    source: "Number form",
    careview: "It keeps two decimals and adds an adjusting line for the cents.",
  };
}

function notADate(field: InvoiceField, text: string): Finding {
  return {
    code: "date-unreadable",
    severity: "block",
    what: `“${text}” isn't a day in DD/MM/YYYY.`,
    remedy: "Type day, month and year, as in 22/11/2026.",
    field,
    source: "Date form",
  };
}

function notANumber(field: InvoiceField, text: string, expected: string): Finding {
  return {
    code: "number-unreadable",
    severity: "block",
    what: `“${text}” isn't ${expected}.`,
    remedy: `Type ${expected}.`,
    field,
    source: "Number form",
  };
}
