import type { InvoiceField } from "../../../domain/invoice/model/finding.ts";
import type { HealthItem } from "../../../domain/page-health/page-health.ts";
import type { FieldName, SiteProfile } from "../../profile/site-profile.ts";
import { openFields } from "../../read/read-field.ts";
import { type PageInvoice, readInvoice } from "../../read/read-invoice.ts";
import { healthItem, itemOfReading } from "./health-items.ts";

const HEAD: readonly (readonly [label: string, name: FieldName, field?: InvoiceField])[] = [
  ["Client", "client"],
  ["NDIS Number", "ndisNumber", "ndisNumber"],
  ["Service Provider", "serviceProvider", "provider"],
  ["ABN", "abn", "abn"],
  ["Invoice Number", "invoiceNumber", "number"],
  ["Invoice Date", "invoiceDate", "date"],
  ["Invoice Total", "invoiceTotal", "total"],
];

/** Why lines aren't read, by the code of the reader's reason: its own words quote the page's headings. */
const LINE_REASONS: Readonly<Record<string, string>> = {
  "lines-not-found": "no table with service dates and categories",
  "line-columns-unknown": "a table is there, but its columns aren't known",
  "line-columns-not-shown": "columns that a line needs aren't shown",
  "lines-unreadable": "some rows can't be read",
};

export function invoiceHealth(doc: Document, url: string, profile: SiteProfile): HealthItem[] {
  const page = openFields(doc);
  const invoice = readInvoice(doc, url, profile);
  const head = HEAD.map(([label, name, field]) => {
    const item = itemOfReading(label, page.read(profile.fields[name]));
    const isUnread = invoice.unreadable.some(
      (each) => isOfPage(each) && !each.lineId && each.field === field,
    );
    return field && isUnread ? { ...item, state: "unreadable" as const } : item;
  });
  const { columns } = profile.tables.invoiceLines;
  const absent = invoice.table ? invoice.absent.filter((field) => field !== "number") : [];
  return [
    ...head,
    linesItem(invoice),
    ...absent.flatMap((field) => {
      const [heading] = (columns as Partial<Record<string, readonly string[]>>)[field] ?? [];
      return heading ? healthItem(`Column ${heading}`, "not-shown") : [];
    }),
  ];
}

/** What a person typed wrongly is told at its field, and says nothing of the page. */
function isOfPage({ severity, code }: PageInvoice["unreadable"][number]): boolean {
  return severity === "note" && /-unreadable$|^shows-two-values$/.test(code);
}

function linesItem({ readable, reasons, lines, unreadable }: PageInvoice): HealthItem {
  if (readable === "all")
    return healthItem("Lines", "read", lines.length > 0 ? {} : { words: "no lines on this page" });
  const words = reasons.map(({ code }) => LINE_REASONS[code] ?? "the page is translated");
  const values = unreadable.filter((each) => isOfPage(each) && each.lineId).length;
  if (values > 0) words.push("some of the values in them can't be read");
  const state = readable === "partly" ? "partly" : "unreadable";
  return healthItem("Lines", state, { isNeeded: true, words: [...new Set(words)].join("; ") });
}
