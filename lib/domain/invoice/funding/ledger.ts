import type { Cents } from "../../../core/money.ts";
import type { BudgetState } from "../model/context.ts";
import type { Period } from "../model/period.ts";

/** What of a budget has an amount of its own. */
type BudgetPart =
  | Period
  | NonNullable<BudgetState["providerBudgets"]>[number]
  | NonNullable<BudgetState["itemBudgets"]>[number];

/**
 * What the rows above have drawn. Nothing is changed in the budgets themselves. A part is known by its budget too: budgets
 * of one funding component may share the very same periods.
 */
export class Ledger {
  /** A list, as an invoice draws on few of them: looking one up in a map of maps takes longer, and so does making those. */
  readonly #draws: { budget: BudgetState; part: BudgetState | BudgetPart; cents: Cents }[] = [];

  drawnFrom(budget: BudgetState, part: BudgetState | BudgetPart = budget): Cents {
    return this.#find(budget, part)?.cents ?? 0;
  }

  draw(amount: Cents, budget: BudgetState, part: BudgetState | BudgetPart = budget): void {
    const existing = this.#find(budget, part);
    if (existing) existing.cents += amount;
    else this.#draws.push({ budget, part, cents: amount });
  }

  #find(budget: BudgetState, part: BudgetState | BudgetPart) {
    for (const draw of this.#draws) if (draw.part === part && draw.budget === budget) return draw;
    return undefined;
  }
}
