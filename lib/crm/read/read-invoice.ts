import type { Invoice } from "../../domain/invoice/model/line.ts";
import type { Finding, InvoiceField } from "../../domain/invoice/model/finding.ts";
import type { StoredInvoice } from "../../domain/invoice/context/earlier-services.ts";
import { tidyName } from "../../core/look-alikes.ts";
import { matchesSpelling } from "../profile/label.ts";
import { parseCrmDate } from "./read-client.ts";
import { cleanFieldText } from "./odd-characters.ts";
import { findField, readField } from "./read-field.ts";
import { readStored } from "./read-stored.ts";
import { COLUMNS, readLine, type PageInvoiceLine } from "./read-invoice-line.ts";
import { readTable } from "./read-table.ts";
import { type RecordPath, recordPath } from "../profile/record-path.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";
import { parseTypedMoney } from "./typed-number.ts";
import { notADateFinding, notANumberFinding } from "./unreadable.ts";

/** An invoice as a page shows it, typed or captured. */
export interface PageInvoice {
  invoice: Invoice;
  lines: PageInvoiceLine[];
  /** What stands in a field and can't be read as what it should be: dates as DD/MM/YYYY, amounts in dollars and cents. */
  unreadable: Finding[];
  /** Fields that the page has no place for: nobody can be asked for them. */
  absent: InvoiceField[];
  /** The link to the client's profile, where the page has one. */
  clientPath?: RecordPath;
  table?: HTMLTableElement;
}

/** A captured invoice as plain data, read from a page that nobody has open. */
export type CapturedInvoice = Pick<PageInvoice, "invoice" | "unreadable" | "absent" | "clientPath"> & {
  /** An invoice was made of it, or may have been. */
  stored?: StoredInvoice;
};

export function readCaptured(doc: Document, pageUrl: string, profile: InvoiceProfile): CapturedInvoice {
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

export function readInvoice(doc: Document, pageUrl: string, profile: InvoiceProfile): PageInvoice {
  const { fields } = profile;
  const found = linesTable(doc, profile);
  const unreadable: Finding[] = [];
  const lines = (found?.rows ?? []).map((row, at) => readLine(row, at, unreadable));
  const text = (name: keyof typeof fields, field?: InvoiceField) => {
    const shown = findField(doc, fields[name]);
    if (!shown?.value || !field) return (shown && tidyName(shown.value)) || undefined;
    const meant = cleanFieldText(field, shown.value, shown.control);
    if (meant.finding) unreadable.push(meant.finding);
    return meant.text || undefined;
  };
  const dateText = text("invoiceDate", "date");
  const date = dateText ? parseCrmDate(dateText) : null;
  if (dateText && !date) unreadable.push(notADateFinding("date", dateText));
  const totalText = text("invoiceTotal", "total");
  const total = totalText ? parseTypedMoney(totalText) : null;
  // Nothing but the sum of the lines goes by it, and a sum that is off only warns.
  if (totalText && total === null)
    unreadable.push({
      ...notANumberFinding("total", totalText, "an amount such as 1234.56"),
      severity: "warn",
    });
  const ndisNumber = text("ndisNumber", "ndisNumber")?.replaceAll(/\s/g, "");
  const clientName = text("client");
  const provider = text("serviceProvider", "provider");
  const abn = text("abn", "abn")?.replaceAll(/\s/g, "");
  const number = text("invoiceNumber", "number");
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
function linesTable(doc: Document, profile: InvoiceProfile) {
  for (const element of doc.querySelectorAll("table")) {
    const table = readTable(element, profile.tables.invoiceLines);
    if (!table.missing.includes("from") && !table.missing.includes("category")) return table;
  }
  return undefined;
}

/** The client's profile: the link that the client's name is, or the one in the box with the client's details. */
function clientLink(
  doc: Document,
  pageUrl: string,
  name: string | undefined,
  profile: InvoiceProfile,
): RecordPath | undefined {
  const links = Array.from(doc.querySelectorAll("a[href]")).filter(
    (link) => !link.closest("nav,table,header"),
  );
  const named = links.find((link) => name && matchesSpelling(link.textContent, [name]));
  const number = labelled(doc, profile.fields.ndisNumber)?.closest("section,fieldset,form,main");
  const near = links.find((link) => number?.contains(link) && link.closest("h1,h2,h3,h4,dd,legend"));
  const link = named ?? near;
  return link ? (recordPath(link.getAttribute("href") ?? "", pageUrl) ?? undefined) : undefined;
}

function labelled(doc: Document, spellings: readonly string[]): Element | undefined {
  return Array.from(doc.querySelectorAll("dt,th,label")).find(({ textContent }) =>
    matchesSpelling(textContent, spellings),
  );
}
