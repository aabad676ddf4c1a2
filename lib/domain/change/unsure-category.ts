import type { RecordChange } from "./change-set.ts";
import { possibleCategories, supportCategory } from "../catalogue/support-category.ts";

/** A budget that the CRM may have already, under a category that contradicts itself (`03 Transport`), isn't created a second time. */
export function unlessMaybeHeld(
  record: RecordChange,
  category: string,
  held: readonly { category: string }[],
): RecordChange {
  const ours = supportCategory(category);
  const maybe = ours && held.find((each) => possibleCategories(each.category).includes(ours));
  if (!maybe || record.leftOut) return record;
  const { action: _action, ...rest } = record;
  return {
    ...rest,
    warnings: [],
    leftOut: {
      code: "category-unsure",
      what: `The CRM's budget “${maybe.category}” may be this one: its number and its name are of different categories.`,
      remedy: "It was left out. Correct that budget's category in the CRM, then sync again.",
    },
  };
}
