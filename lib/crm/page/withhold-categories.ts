import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import { unavailableCategories } from "../../domain/invoice/funding/category-availability.ts";
import { withoutAmount } from "../profile/label.ts";
import type { PageInvoice } from "../read/read-invoice.ts";
import { isEmptyChoice, widgetOf } from "../read/fields/replaced-select.ts";

/**
 * Takes the categories that a line's dates rule out from its drop-down, and says why (F64). What is chosen stays chosen:
 * the page's own values are never changed here. `stillOffered`: a script drew the drop-down's list from what it knew before,
 * so nothing can be taken from it.
 */
export function withholdCategories(
  { lines }: PageInvoice,
  context: InvoiceContext,
): { lineId: string; category: string; reason: string; stillOffered?: true }[] {
  return lines.flatMap(({ line, controls }) => {
    const select = controls.category;
    if (select?.tagName !== "SELECT") return [];
    const options = Array.from((select as HTMLSelectElement).options).filter(
      (option) => !isEmptyChoice(option),
    );
    const reasons = line.from
      ? unavailableCategories(
          options.map(nameOf),
          { from: line.from, ...(line.to ? { to: line.to } : {}) },
          context,
        )
      : [];
    const withheld = new Map(reasons.map(({ category, reason }) => [category, reason]));
    const stillOffered = widgetOf(select) !== null;
    for (const option of stillOffered ? [] : options) {
      const out = withheld.has(nameOf(option)) && !option.selected;
      if (option.hidden !== out) option.hidden = option.disabled = out;
    }
    return options.flatMap((option) => {
      const reason = withheld.get(nameOf(option));
      return reason && !option.selected
        ? [{ lineId: line.id, category: nameOf(option), reason, ...(stillOffered ? { stillOffered } : {}) }]
        : [];
    });
  });
}

function nameOf({ textContent }: HTMLOptionElement): string {
  return withoutAmount(textContent ?? "");
}
