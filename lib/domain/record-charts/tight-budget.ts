import type { IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import type { CrmBudget } from "../change/crm-contract.ts";
import type { BudgetState } from "../invoice/model/context.ts";

/** Less is left of it than this share, and a person looks at it first. */
const TIGHT_SHARE = 0.1;

/** Unknown isn't tight. */
export function isTight(approved: Cents | null | undefined, remaining: Cents | null | undefined): boolean {
  if (approved === null || approved === undefined || remaining === null || remaining === undefined)
    return false;
  return approved > 0 && remaining <= approved * TIGHT_SHARE;
}

/** The categories of an invoice's client of which little is left today, as they would be without the invoice. */
export function tightOfClient(budgets: readonly BudgetState[] = [], today: IsoDate): string[] {
  return distinct(
    budgets.filter(
      ({ startDate, endDate, total, delivered, unknown = [], excluded }) =>
        startDate <= today &&
        today <= endDate &&
        !excluded &&
        !unknown.includes("total") &&
        !unknown.includes("delivered") &&
        isTight(total, total - delivered),
    ),
  );
}

/** The categories of a contract of which little is left, by its own table of budgets. */
export function tightOfContract(budgets: readonly CrmBudget[] = []): string[] {
  return distinct(
    budgets.filter(({ amount, delivered }) =>
      isTight(
        amount,
        typeof amount === "number" && typeof delivered === "number" ? amount - delivered : null,
      ),
    ),
  );
}

function distinct(budgets: readonly { category: string }[]): string[] {
  return [...new Set(budgets.map(({ category }) => category))];
}
