import type { RecordChange } from "./change-set.ts";
import { possibleCategories, supportCategory } from "../catalogue/support-category.ts";

/** A budget that the CRM may have already, under a category that contradicts itself (`03 Transport`), isn't created a second time. */
export function leaveOutPossibleDuplicate(
  record: RecordChange,
  category: string,
  crmBudgets: readonly { category: string }[],
): RecordChange {
  const knownCategory = supportCategory(category);
  const candidate =
    knownCategory && crmBudgets.find((each) => possibleCategories(each.category).includes(knownCategory));
  if (!candidate || record.leftOut) return record;
  const { action: _action, ...rest } = record;
  return {
    ...rest,
    warnings: [],
    leftOut: {
      code: "category-unsure",
      what: `The CRM's budget “${candidate.category}” may be this one: its number and its name are of different categories.`,
      remedy: "It was left out. Correct that budget's category in the CRM, then sync again.",
    },
  };
}
