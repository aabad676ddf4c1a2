import { categoryKey, SUPPORT_CATEGORIES } from "../support-category.ts";
import { isItemNumber, itemCategory, tidyItemNumber } from "./item-number.ts";
import type { LineRule, Said } from "./rule.ts";
import type { LineFacts } from "./line-facts.ts";
import { SOURCE } from "./source.ts";

/** Which item, and whether its budget may pay for it. */
export const ITEMS: readonly LineRule[] = [
  {
    code: "item-form",
    severity: "block",
    field: "item",
    source: SOURCE.items,
    check: ({ line: { item } }) => (item && !isItemNumber(item) ? notANumber(item) : undefined),
  },
  {
    code: "item-not-in-category",
    severity: "block",
    field: "item",
    source: SOURCE.items,
    check: ({ line, context }) =>
      line.item && line.category ? notInCategory(line.item, line.category, context) : undefined,
  },
  {
    code: "item-category-not-in-plan",
    severity: "warn",
    field: "item",
    source: SOURCE.bulkImport,
    check: (facts) => (facts.category === undefined ? categoryNotInPlan(facts) : undefined),
  },
  {
    code: "category-missing",
    severity: "warn",
    field: "category",
    source: SOURCE.planbridge,
    check: ({ line, range, amount, context }) =>
      range && amount !== undefined && !line.category && !line.item && context.budgets
        ? {
            what: "The line has neither a category nor a support item, so no budget was checked.",
            remedy: "Choose them from what the invoice describes.",
            empty: true,
          }
        : undefined,
  },
  {
    code: "item-not-stated",
    severity: "block",
    field: "item",
    source: SOURCE.stated,
    check: ({ line: { item }, budget }) =>
      item && budget?.stated && budget.statedItems?.length && !budget.statedItems.includes(item)
        ? {
            what: `This budget is stated, and doesn't name ${item}.`,
            remedy: `Choose an item that it names: ${budget.statedItems.join(", ")}.`,
          }
        : undefined,
  },
  {
    code: "stated-items-unknown",
    severity: "note",
    field: "item",
    source: SOURCE.stated,
    check: ({ line: { item }, budget }) =>
      item && budget?.stated && !budget.statedItems?.length
        ? {
            what: "This budget is stated; which items it is for isn't known here.",
            remedy: "Check in the contract or the plan that it states this item.",
          }
        : undefined,
  },
];

function notANumber(item: string): Said {
  const tidy = tidyItemNumber(item);
  return {
    what: `${item} isn't a support item number, such as 01_011_0107_1_1.`,
    remedy: "Copy the number from the invoice or the support catalogue.",
    ...(isItemNumber(tidy)
      ? { fix: { kind: "set", field: "item", value: tidy, label: `Make it ${tidy}` } }
      : {}),
  };
}

const byKey = new Map(SUPPORT_CATEGORIES.map((category) => [categoryKey(category.name), category]));

/**
 * Only where both are of the categories 1 to 15: Home and Living and the others that came with PACE pay for items that kept
 * their old numbers.
 */
function notInCategory(item: string, written: string, context: LineFacts["context"]): Said | undefined {
  const ofItem = itemCategory(item);
  const ofLine = byKey.get(categoryKey(written));
  if (!isOld(ofItem?.number) || !isOld(ofLine?.number) || ofItem === ofLine || !ofItem) return undefined;
  const key = categoryKey(ofItem.name);
  const other = context.budgets?.find(({ category }) => categoryKey(category) === key);
  return {
    what: `${item} is an item of ${ofItem.name}, not of ${written}.`,
    remedy: "Choose the item's own category, or another item.",
    ...(other
      ? { fix: { kind: "set", field: "category", value: other.category, label: `Make it ${other.category}` } }
      : {}),
  };
}

/**
 * Nobody wrote a category, and the plan has none of the item's. Where it has one that came with PACE, that may be what pays
 * for the item.
 */
function categoryNotInPlan({ line: { item }, context, notOffered }: LineFacts): Said | undefined {
  const ofItem = item && itemCategory(item);
  if (!ofItem || !context.budgets || notOffered) return undefined;
  const maybe = context.budgets.find(({ category }) => !isOld(byKey.get(categoryKey(category))?.number));
  return {
    what: `${item} is an item of ${ofItem.name}, and the plan has no budget of that category.`,
    remedy: maybe
      ? `Check in the contract that ${maybe.category} or another budget pays for it.`
      : "Correct the item. If the category was added to the plan, sync the plan first.",
    ...(isOld(ofItem.number) && !maybe
      ? {
          careview: "The bulk import takes the category from the item's number, and finds no budget for it.",
          refusedBy: ["bulk-import"],
        }
      : {}),
  };
}

function isOld(number: number | undefined): boolean {
  return number !== undefined && number <= 15;
}
