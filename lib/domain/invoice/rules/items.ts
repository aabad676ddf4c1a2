import { categoryByDigits, categoryMovedByPace, listedCategory } from "../../catalogue/item-category.ts";
import {
  categoryOfKey,
  possibleCategories,
  type SupportCategory,
  supportCategory,
} from "../../catalogue/support-category.ts";
import { indexBudgets } from "../funding/budget-index.ts";
import { isStated } from "../funding/compute-line-facts.ts";
import type { LineFacts } from "../funding/line-facts.ts";
import { eitherCategory, payingCategory } from "../funding/paying-category.ts";
import type { LineRule, RuleResult } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

/** Which item, and whether its budget may pay for it. */
export const ITEM_RULES: readonly LineRule[] = [
  {
    code: "item-not-in-category",
    label: "Item of another category",
    severity: "block",
    field: "item",
    source: SOURCE.items,
    check: ({ line, context, price }) =>
      line.item && line.category
        ? notInCategory(line.item, line.category, context, price?.row.paceCategory)
        : undefined,
  },
  {
    code: "item-category-not-in-plan",
    label: "Item's category not in the plan",
    severity: "warn",
    field: "item",
    source: SOURCE.bulkImport,
    check: categoryNotInPlan,
  },
  {
    code: "item-paid-by-pace",
    label: "PACE pays from another category",
    severity: "note",
    field: "item",
    source: SOURCE.items,
    check: paidByPace,
  },
  {
    code: "item-category-unsure",
    label: "Item's category unclear",
    severity: "note",
    field: "item",
    source: SOURCE.items,
    check: ({ line: { item, category }, context, price }) => {
      const listed = price?.row.paceCategory;
      const either = item && !category && context.budgets ? eitherCategory(item, context, listed) : undefined;
      return either
        ? {
            what: `${item} is paid from ${either.underPace.name} in a PACE plan, and from ${either.byDigits.name} in others. Whether this is a PACE plan isn't known, so no budget was checked.`,
            remedy: "Check in the contract whether it is a PACE plan, or choose the category.",
          }
        : undefined;
    },
  },
  {
    code: "category-unsure",
    label: "Category unclear",
    severity: "warn",
    field: "category",
    source: SOURCE.planbridge,
    check: categoryUnsure,
  },
  {
    code: "category-missing",
    label: "No category or item",
    severity: "warn",
    field: "category",
    source: SOURCE.planbridge,
    waitsWhileTyping: true,
    check: ({ line, range, amount, context }) =>
      range && amount !== undefined && !line.category && !line.item && context.budgets
        ? {
            what: "The line has neither a category nor a support item, so no budget was checked.",
            remedy: "Choose them from the invoice's description.",
          }
        : undefined,
  },
  {
    code: "item-not-stated",
    label: "Item not stated",
    severity: "block",
    field: "item",
    source: SOURCE.stated,
    check: ({ line: { item }, budget }) =>
      item && budget?.stated && budget.statedItems?.length && !isStated(item, budget.statedItems)
        ? {
            what: `This budget is stated and doesn't include ${item}.`,
            remedy: `Choose an item that it includes: ${budget.statedItems.join(", ")}.`,
          }
        : undefined,
  },
  {
    code: "stated-items-unknown",
    label: "Stated items unknown",
    severity: "note",
    field: "item",
    source: SOURCE.stated,
    check: ({ line: { item }, budget }) =>
      item && budget?.stated && !budget.statedItems?.length
        ? {
            what: "This budget is stated, but its items aren't known.",
            remedy: "Check in the contract or the plan that it includes this item.",
          }
        : undefined,
  },
];

type Context = LineFacts["context"];

/**
 * By the plan's kind; where that isn't known, by both. An item that PACE didn't move may be of a category that came with PACE
 * all the same, because not every item was compared: then there is no finding, unless a price list tells its category.
 */
function notInCategory(
  item: string,
  written: string,
  context: Context,
  listed: number | null | undefined,
): RuleResult | undefined {
  const ofLine = supportCategory(written);
  const byDigits = categoryByDigits(item);
  const moved = context.isPace === false ? undefined : categoryMovedByPace(item, listed);
  if (!ofLine || !byDigits) return undefined;
  if (!moved)
    return byDigits !== ofLine &&
      (listedCategory(listed) || (isOlderThanPace(byDigits) && isOlderThanPace(ofLine)))
      ? wrongCategory(item, written, byDigits, context)
      : undefined;
  if (ofLine === moved) return undefined;
  if (ofLine !== byDigits) return wrongCategory(item, written, moved, context);
  // Where the plan has no budget of the item's own category, a warning says so.
  if (!context.isPace || !hasBudgetFor(context, moved)) return undefined;
  return {
    ...wrongCategory(item, written, moved, context),
    careview: "It may use the first two digits of the item's number and allow this.",
  };
}

function wrongCategory(item: string, written: string, ofItem: SupportCategory, context: Context): RuleResult {
  const other = context.budgets && indexBudgets(context.budgets).byCategory.get(ofItem.name)?.[0];
  return {
    what: `${item} is an item of ${ofItem.name}, not of ${written}.`,
    remedy: "Choose the item's own category, or another item.",
    ...(other
      ? {
          fix: {
            kind: "set",
            field: "category",
            value: other.category,
            label: `Change to ${other.category}`,
          },
        }
      : {}),
  };
}

/**
 * The plan has none of the item's category, and nobody wrote another one, or only the one of the number's first two digits.
 * Where it has one that came with PACE, that may be what pays for an item that wasn't compared.
 */
function categoryNotInPlan({
  line: { item, category: written },
  context,
  unavailable,
  price,
}: LineFacts): RuleResult | undefined {
  const listed = price?.row.paceCategory;
  const ofItem = item && payingCategory(item, context, listed);
  if (!ofItem || !context.budgets || unavailable || hasBudgetFor(context, ofItem)) return undefined;
  const byDigits = categoryByDigits(item);
  const isMoved = ofItem !== byDigits;
  if (written && !(isMoved && supportCategory(written) === byDigits)) return undefined;
  const maybe =
    isMoved || listedCategory(listed)
      ? undefined
      : context.budgets.find(({ category }) => !isOlderThanPace(supportCategory(category)));
  return {
    what: `${item} is an item of ${ofItem.name}, and the plan has no budget of that category.`,
    remedy: maybe
      ? `Check in the contract that ${maybe.category} or another budget pays for it.`
      : "Correct the item. If the category was added to the plan, sync the plan first.",
    ...(isMoved && byDigits ? { careview: importByDigitsNote(byDigits, context) } : {}),
    ...(isOlderThanPace(ofItem) && !maybe
      ? {
          careview: "The bulk import takes the category from the item's number, and finds no budget for it.",
          refusedBy: ["bulk-import"],
        }
      : {}),
  };
}

/** Nothing is wrong with it; CareView's import may see it otherwise. */
function paidByPace({
  line: { item, category: written },
  category,
  context,
  price,
}: LineFacts): RuleResult | undefined {
  if (!item || written || category === undefined) return undefined;
  const moved = categoryMovedByPace(item, price?.row.paceCategory);
  const byDigits = categoryByDigits(item);
  if (!moved || !byDigits || category !== moved.name) return undefined;
  return {
    what: `Under PACE, ${item} is paid from ${moved.name}, not from ${byDigits.name}.`,
    remedy: `Check after an import that the line is under ${moved.name}.`,
    careview: importByDigitsNote(byDigits, context),
  };
}

function importByDigitsNote(byDigits: SupportCategory, context: Context): string {
  const missing = hasBudgetFor(context, byDigits) ? "" : ", of which the plan has no budget";
  return `The bulk import takes the category from the item's number and may use its first two digits: ${byDigits.name}${missing}.`;
}

/** The line's category is unclear, or one of the plan's that may be the same is. */
function categoryUnsure({ line, category, range, context, unavailable }: LineFacts): RuleResult | undefined {
  const { budgets } = context;
  if (!line.category || !range || !budgets || unavailable) return undefined;
  if (category === undefined) {
    const names = possibleCategories(line.category).map(({ name }) => name);
    return {
      what:
        names.length > 0
          ? `“${line.category}” may be ${names.join(" or ")}, so no budget was checked.`
          : `“${line.category}” isn't a support category that Planbridge knows, so no budget was checked.`,
      remedy: "Write the category as the plan does.",
    };
  }
  const { byCategory, unsure } = indexBudgets(budgets);
  const maybe = byCategory.has(category) ? undefined : unsure.get(category)?.[0];
  return maybe
    ? {
        what: `The plan has no budget that is certainly ${categoryOfKey(category)?.name ?? line.category}; “${maybe.category}” may be it. No budget was checked.`,
        remedy: "Correct the category's name or number in the contract.",
      }
    : undefined;
}

function hasBudgetFor({ budgets }: Context, { name }: SupportCategory): boolean {
  return budgets !== undefined && indexBudgets(budgets).byCategory.has(name);
}

function isOlderThanPace(category: SupportCategory | undefined): boolean {
  return category !== undefined && category.number <= 15;
}
