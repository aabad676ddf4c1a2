import type { Invoice } from "../../domain/invoice/model/line.ts";
import type { Finding, InvoiceField } from "../../domain/invoice/model/finding.ts";
import type { StoredInvoice } from "../../domain/invoice/context/earlier-services.ts";
import { tidyName } from "../../core/look-alikes.ts";
import { matchesSpelling } from "../profile/label.ts";
import { parsePageDate } from "./fields/page-values.ts";
import type { Control } from "./fields/control-value.ts";
import { isFreeText, isSeen, shownIn } from "./invoice/field-control.ts";
import { linesReadability, type LinesReadability } from "./invoice/lines-readability.ts";
import { cleanFieldText } from "./invoice/odd-characters.ts";
import { answerFor, inOneLook } from "./fields/one-look.ts";
import { openFields } from "./read-field.ts";
import { whenCertain } from "./reading.ts";
import { readStored } from "./read-stored.ts";
import { COLUMNS, readLine, type PageInvoiceLine } from "./read-invoice-line.ts";
import { readTableRows } from "./table/table-rows.ts";
import { onlyPath } from "./links.ts";
import { visibleText } from "./visible.ts";
import { canBeName } from "../profile/link-words.ts";
import type { RecordPath } from "../profile/record-path.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";
import { parseTypedMoney } from "./invoice/typed-number.ts";
import { notADateFinding, notANumberFinding, onlyWhereTyped } from "./invoice/unreadable.ts";

/** An invoice as a page shows it, typed or captured. */
export interface PageInvoice extends LinesReadability {
  invoice: Invoice;
  lines: PageInvoiceLine[];
  /** What stands in a field and can't be read as what it should be: dates as DD/MM/YYYY, amounts in dollars and cents. */
  unreadable: Finding[];
  /** The controls of the invoice's own fields, where they can be typed. */
  head: Partial<Record<InvoiceField, Control>>;
  /** Fields that the page has no place for: nobody can be asked for them. */
  absent: InvoiceField[];
  /** The link to the client's profile, where the page has one. */
  clientPath?: RecordPath;
  table?: HTMLTableElement;
}

/** A captured invoice as plain data, read from a page that nobody has open. */
export type CapturedInvoice = Pick<
  PageInvoice,
  "invoice" | "unreadable" | "absent" | "clientPath" | "readable" | "reasons"
> & {
  /** An invoice was made of it, or may have been. */
  stored?: StoredInvoice;
};

export function readCaptured(doc: Document, pageUrl: string, profile: InvoiceProfile): CapturedInvoice {
  const { invoice, unreadable, absent, clientPath, readable, reasons } = readInvoice(doc, pageUrl, profile);
  const stored = readStored(doc, invoice, profile);
  return {
    invoice,
    unreadable,
    absent,
    readable,
    reasons,
    ...(clientPath ? { clientPath } : {}),
    ...(stored ? { stored } : {}),
  };
}

export function readInvoice(doc: Document, pageUrl: string, profile: InvoiceProfile): PageInvoice {
  return inOneLook(() => readShown(doc, pageUrl, profile));
}

function readShown(doc: Document, pageUrl: string, profile: InvoiceProfile): PageInvoice {
  const { fields, dateOrder } = profile;
  const dates = { order: dateOrder, isWhole: true };
  const page = openFields(doc);
  const found = linesTable(doc, profile);
  const unreadable: Finding[] = [];
  const head: PageInvoice["head"] = {};
  const rows = (found?.rows ?? []).filter(({ element }) => isSeen(element));
  const lines = rows.map((row, at) => {
    const read = readLine(row, at, dates);
    unreadable.push(...read.unreadable);
    return read.line;
  });
  const field = (name: keyof typeof fields) => {
    const shown = whenCertain(page.find(fields[name]), () => undefined);
    return shown && { ...shown, value: shown.control ? shownIn(shown.control) : shown.value };
  };
  const text = (name: keyof typeof fields, meaning?: InvoiceField, shown = field(name)) => {
    if (meaning && shown?.control && shown.control.type !== "hidden") head[meaning] = shown.control;
    if (!shown?.value || !meaning) return (shown && tidyName(shown.value)) || undefined;
    const isTyped = isFreeText(shown.control) || shown.control?.tagName === ("SELECT" as string);
    const meant = cleanFieldText(meaning, shown.value, isTyped ? shown.control : undefined);
    if (meant.finding) unreadable.push(meant.finding);
    return meant.text || undefined;
  };
  const dateField = field("invoiceDate");
  const dateText = text("invoiceDate", "date", dateField);
  const date = dateText ? parsePageDate(dateText, dates) : null;
  if (dateText && !date)
    unreadable.push(onlyWhereTyped(notADateFinding("date", dateText), isFreeText(dateField?.control)));
  const totalField = field("invoiceTotal");
  const totalText = text("invoiceTotal", "total", totalField);
  const total = totalText ? parseTypedMoney(totalText) : null;
  // Nothing but the sum of the lines goes by it, and a sum that is off only warns.
  if (totalText && total === null) {
    const finding = notANumberFinding("total", totalText, "an amount such as 1234.56");
    unreadable.push(onlyWhereTyped({ ...finding, severity: "warn" }, isFreeText(totalField?.control)));
  }
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
    head,
    unreadable,
    ...linesReadability(doc, found, lines, unreadable, profile),
    absent: [
      ...COLUMNS.filter((column) => found?.missing.includes(column)),
      ...(page.read(fields.invoiceNumber).state !== "value" ? ["number" as const] : []),
    ],
    ...(clientPath ? { clientPath } : {}),
    ...(found ? { table: found.element } : {}),
  };
}

/**
 * The table that has columns for a service's date and its category, whatever stands above it; of several, the one with
 * rows to type in, else the first with rows.
 */
function linesTable(doc: Document, profile: InvoiceProfile) {
  const found = Array.from(doc.querySelectorAll("table"), (element) =>
    readTableRows(element, profile.tables.invoiceLines),
  ).filter(({ missing }) => !missing.includes("from") && !missing.includes("category"));
  if (found.length < 2) return found[0];
  const withRows = found.filter(({ rows }) => rows.length > 0);
  return withRows.find(({ element }) => element.querySelector(TYPED_INTO)) ?? withRows[0] ?? found[0];
}

const TYPED_INTO = "td input:not([type=hidden]):not([type=checkbox]):not([type=radio]),td select,td textarea";

/** The client's profile: the link that the client's name is, or the one in the box with the client's details. */
function clientLink(
  doc: Document,
  pageUrl: string,
  name: string | undefined,
  profile: InvoiceProfile,
): RecordPath | undefined {
  return clientLinkFor(doc, `${pageUrl} ${name ?? ""}`, () => findClientLink(doc, pageUrl, name, profile));
}

const clientLinkFor = answerFor<RecordPath | undefined>();

function findClientLink(
  doc: Document,
  pageUrl: string,
  name: string | undefined,
  profile: InvoiceProfile,
): RecordPath | undefined {
  const links = Array.from(doc.querySelectorAll("a[href]")).filter(
    (link) => !link.closest("nav,table,header"),
  );
  const named = links.filter((link) => name && matchesSpelling(link.textContent, [name]));
  if (named.length > 0) return onlyPath(named, pageUrl);
  const number = labelled(doc, profile.fields.ndisNumber)?.closest("section,fieldset,form,main");
  const near = links.filter(
    (link) => number?.contains(link) && link.closest("h1,h2,h3,h4,dd,legend") && canBeName(visibleText(link)),
  );
  return onlyPath(near, pageUrl);
}

function labelled(doc: Document, spellings: readonly string[]): Element | undefined {
  return Array.from(doc.querySelectorAll("dt,th,label")).find(({ textContent }) =>
    matchesSpelling(textContent, spellings),
  );
}
