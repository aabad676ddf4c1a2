import type { StoredInvoice } from "../../domain/invoice/context/earlier-services.ts";
import type { Invoice } from "../../domain/invoice/model/line.ts";
import { startsWithSpelling, matchesSpelling } from "../profile/label.ts";
import { readField } from "./read-field.ts";
import { inLook } from "./fields/one-look.ts";
import { whenCertain } from "./reading.ts";
import type { Spellings } from "../profile/define-page.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";

const HEADINGS = "h1,h2,h3,h4,h5,legend,[role=heading]";

/**
 * Whether the CRM holds this invoice already. A form that edits one says so in its heading. A captured invoice tells by
 * its status; one whose status isn't known to be open may have become an invoice.
 */
export function readStored(
  doc: ParentNode,
  { provider, number, lines }: Invoice,
  { pages, invoices, fields }: InvoiceProfile,
): StoredInvoice | undefined {
  const stored = (sure: boolean): StoredInvoice => ({
    ...(provider ? { provider } : {}),
    ...(number ? { number } : {}),
    lines: lines.map(({ from, category, total }) => ({ from, category, total })),
    sure,
  });
  const headings = inLook(doc, headingsOf);
  const isTitled = (spellings: Spellings = []) =>
    headings.some((heading) => startsWithSpelling(heading, spellings));
  if (isTitled(invoices.editing)) return stored(true);
  if (!isTitled(pages["streamline-review"].headings)) return undefined;
  const status = whenCertain(readField(doc, fields.capturedStatus), () => undefined);
  if (matchesSpelling(status, invoices.capturedOpen)) return undefined;
  return stored(matchesSpelling(status, invoices.capturedMade));
}

function headingsOf(doc: ParentNode): string[] {
  return Array.from(doc.querySelectorAll(HEADINGS)).flatMap(({ parentElement: box, textContent }) =>
    box?.closest("nav,dialog") ? [] : (textContent ?? ""),
  );
}
