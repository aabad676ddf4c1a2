import type { Cents } from "../money.ts";
import type { BudgetState } from "./context.ts";
import type { Period } from "./period.ts";

/** A budget, or by the list of all budgets Core Flexible as a whole. */
type Pot = BudgetState | readonly BudgetState[];
/** What of a budget has an amount of its own. */
type Part =
  | Period
  | NonNullable<BudgetState["providerBudgets"]>[number]
  | NonNullable<BudgetState["itemBudgets"]>[number];

/**
 * What the rows above have drawn. Nothing is changed in the budgets themselves. A part is known by its budget too: budgets
 * of one funding component may share the very same periods.
 */
export class Ledger {
  readonly #drawn = new Map<Pot, Map<Pot | Part, Cents>>();

  drawnFrom(pot: Pot, part: Pot | Part = pot): Cents {
    return this.#drawn.get(pot)?.get(part) ?? 0;
  }

  draw(amount: Cents, pot: Pot, part: Pot | Part = pot): void {
    const parts = this.#drawn.get(pot) ?? new Map<Pot | Part, Cents>();
    parts.set(part, (parts.get(part) ?? 0) + amount);
    this.#drawn.set(pot, parts);
  }
}
