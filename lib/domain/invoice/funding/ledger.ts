import type { Cents } from "../../../core/money.ts";
import type { BudgetState } from "../model/context.ts";
import type { Period } from "../model/period.ts";

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
  /** A list, as an invoice draws on few of them: looking one up in a map of maps takes longer, and so does making those. */
  readonly #drawn: { pot: BudgetState; part: BudgetState | Part; cents: Cents }[] = [];

  drawnFrom(pot: BudgetState, part: BudgetState | Part = pot): Cents {
    return this.#find(pot, part)?.cents ?? 0;
  }

  draw(amount: Cents, pot: BudgetState, part: BudgetState | Part = pot): void {
    const known = this.#find(pot, part);
    if (known) known.cents += amount;
    else this.#drawn.push({ pot, part, cents: amount });
  }

  #find(pot: BudgetState, part: BudgetState | Part) {
    for (const each of this.#drawn) if (each.part === part && each.pot === pot) return each;
    return undefined;
  }
}
