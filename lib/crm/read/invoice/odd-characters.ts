import type { Finding, InvoiceField } from "../../../domain/invoice/model/finding.ts";
import { isItemNumber, tidyItemNumber } from "../../../domain/invoice/model/item-number.ts";
import { SOURCE } from "../../../domain/invoice/model/source.ts";
import { findUnusualCharacters, findUnusualInName, tidyName, tidyValue } from "../../../core/look-alikes.ts";
import { isPlain, nameOfInvisible, invisibleIn } from "../../../core/invisible-characters.ts";

/** A field's text without odd characters, and the finding about those that were there. */
export interface CleanedText {
  text: string;
  finding?: Finding;
}

/** Fields whose spaces are taken out when they are read: of which kind they are doesn't count. */
const WITHOUT_SPACES: ReadonlySet<InvoiceField> = new Set<InvoiceField>(["ndisNumber", "abn"]);
/** Fields whose words are the CRM's or a person's own. */
const NAMES: ReadonlySet<InvoiceField> = new Set<InvoiceField>(["provider", "category"]);

/**
 * Removes characters that are invisible, or that only look like plain ones, and reports them: they would be saved with the
 * rest, and an import, a claim or a search would treat the value as a different one. The fix removes them where the page
 * has a field to type in. A choice of a drop-down is the CRM's own text.
 */
export function cleanFieldText(field: InvoiceField, text: string, control?: Element | null): CleanedText {
  if (isPlain(text)) return { text };
  const tidy = NAMES.has(field) ? tidyName(text) : tidyValue(text).trim();
  if (control?.tagName === "SELECT") return { text: tidy };
  const odd = describeOddCharacters(field, text, !control);
  if (odd.length === 0) return { text: tidy };
  const value = field === "item" ? itemIn(tidy) : tidy;
  return {
    text: value,
    finding: {
      code: invisibleIn(text).length > 0 ? "unseen-character" : "odd-character",
      severity: control && !NAMES.has(field) ? "block" : "warn",
      what: `${FIELD_WORDS[field] ?? "This field"} contains ${odd.join(" and ")}.`,
      remedy: control ? "Type it again on your keyboard." : "Correct it where it is kept in the CRM.",
      field,
      source: SOURCE.planbridge,
      ...(control
        ? { fix: { kind: "set", field, value, label: value ? `Change to ${value}` : "Clear it" } }
        : {}),
    },
  };
}

/** What a page only shows may have spaces and dashes of its own: nobody typed those. */
function describeOddCharacters(field: InvoiceField, text: string, isOnlyShown: boolean): string[] {
  if (NAMES.has(field) || isOnlyShown)
    return findUnusualInName(text).invisible.map(
      (character) => `an invisible character (${nameOfInvisible(character)})`,
    );
  return findUnusualCharacters(WITHOUT_SPACES.has(field) ? text.replaceAll(/[^\S\uFEFF]/g, "") : text);
}

function itemIn(tidy: string): string {
  const item = tidyItemNumber(tidy);
  return isItemNumber(item) ? item : tidy;
}

/** How sentences name each field. */
export const FIELD_WORDS: Readonly<Record<InvoiceField, string>> = {
  ndisNumber: "The NDIS number",
  provider: "The provider's name",
  abn: "The ABN",
  number: "The invoice number",
  date: "The invoice date",
  total: "The invoice total",
  from: "The service date",
  to: "The service end date",
  category: "The category",
  item: "The support item number",
  quantity: "The quantity",
  hours: "The hours field",
  rate: "The rate",
  lineTotal: "The line total",
  gst: "The GST code",
  claimType: "The claim type",
  cancellationReason: "The cancellation reason",
};
