import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
import { unavailableCategories } from "../../domain/invoice/funding/category-availability.ts";
import { withoutAmount } from "../profile/label.ts";
import type { PageInvoice } from "../read/read-invoice.ts";
import { inLook } from "../read/fields/one-look.ts";
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
    const options = inLook(select as HTMLSelectElement, categoriesOf);
    const reasons = line.from
      ? unavailableCategories(
          options.map(({ category }) => category),
          { from: line.from, ...(line.to ? { to: line.to } : {}) },
          context,
        )
      : [];
    const withheld = new Map(reasons.map(({ category, reason }) => [category, reason]));
    const stillOffered = widgetOf(select) !== null;
    for (const { option, category } of stillOffered ? [] : options) {
      const out = withheld.has(category) && !option.selected;
      if (option.hidden !== out) option.hidden = option.disabled = out;
    }
    return options.flatMap(({ option, category }) => {
      const reason = withheld.get(category);
      return reason && !option.selected
        ? [{ lineId: line.id, category, reason, ...(stillOffered ? { stillOffered } : {}) }]
        : [];
    });
  });
}

function categoriesOf({ options }: HTMLSelectElement): { option: HTMLOptionElement; category: string }[] {
  return Array.from(options)
    .filter((option) => !isEmptyChoice(option))
    .map((option) => ({ option, category: withoutAmount(option.textContent ?? "") }));
}
