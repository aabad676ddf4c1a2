import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import { unavailableCategories } from "../../domain/invoice/funding/category-availability.ts";
import { withoutAmount } from "../profile/label.ts";
import type { PageInvoice } from "../read/read-invoice.ts";

/**
 * Takes the categories that a line's dates rule out from its drop-down, and says why (F64). What is chosen stays chosen:
 * the page's own values are never changed here.
 */
export function withholdCategories(
  { lines }: PageInvoice,
  context: InvoiceContext,
): { lineId: string; category: string; reason: string }[] {
  return lines.flatMap(({ line, controls }) => {
    const select = controls.category;
    if (select?.tagName !== "SELECT") return [];
    const options = Array.from((select as HTMLSelectElement).options).filter(({ value }) => value !== "");
    const reasons = line.from
      ? unavailableCategories(
          options.map(nameOf),
          { from: line.from, ...(line.to ? { to: line.to } : {}) },
          context,
        )
      : [];
    const withheld = new Map(reasons.map(({ category, reason }) => [category, reason]));
    for (const option of options) {
      const out = withheld.has(nameOf(option)) && !option.selected;
      if (option.hidden !== out) option.hidden = option.disabled = out;
    }
    return options.flatMap((option) => {
      const reason = withheld.get(nameOf(option));
      return reason && !option.selected ? [{ lineId: line.id, category: nameOf(option), reason }] : [];
    });
  });
}

function nameOf({ textContent }: HTMLOptionElement): string {
  return withoutAmount(textContent ?? "");
}
