import { supportCategory } from "../../lib/domain/catalogue/support-category.ts";
import type { Offers } from "./offers.ts";
import type { PaletteAction } from "./palette.tsx";
import { type VerbId, VERBS } from "./verbs.ts";

/** What stands in the surface in front, beside what its parts offer. */
export interface Surroundings {
  /** Nine digits, of the client that is shown. */
  ndisNumber?: string | undefined;
  /** The budgets that are shown. A category without a number of the NDIS has no two keys, and is found by its words. */
  budgets?: readonly { category: string; goTo: () => void }[] | undefined;
}

/** The lines of the palette, in the verbs' order, the budgets last. */
export function collectActions(offers: Offers, { ndisNumber, budgets = [] }: Surroundings): PaletteAction[] {
  const verbs = (Object.keys(VERBS) as VerbId[]).flatMap((id): PaletteAction[] => {
    const verb = VERBS[id];
    if (id === "copy-number") return ndisNumber === undefined ? [] : [copyAction(ndisNumber)];
    const run = offers[id];
    return run ? [{ ...verb, run }] : [];
  });
  return [...verbs, ...budgetActions(budgets)];
}

function copyAction(ndisNumber: string): PaletteAction {
  const { keys, label } = VERBS["copy-number"];
  return {
    keys,
    label: `${label} ${ndisNumber}`,
    run: () => undefined,
    tell: async () => {
      try {
        await navigator.clipboard.writeText(ndisNumber);
        return `Copied ${ndisNumber}.`;
      } catch {
        // Also where a page without https has no clipboard.
        return "The browser didn't allow copying.";
      }
    },
  };
}

/** The first of each category: a category may have several budgets. */
function budgetActions(budgets: NonNullable<Surroundings["budgets"]>): PaletteAction[] {
  const actions = new Map<string, PaletteAction>();
  for (const { category, goTo } of budgets) {
    const known = supportCategory(category);
    const keys = known ? String(known.number).padStart(2, "0") : "";
    const label = ["Go to budget", keys, known?.name ?? category].filter(Boolean).join(" ");
    if (!actions.has(label)) actions.set(label, { keys, label, run: goTo });
  }
  return [...actions.values()].toSorted((a, b) => a.label.localeCompare(b.label));
}
