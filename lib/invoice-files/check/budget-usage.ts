import type { IsoDate } from "../../core/calendar-date.ts";
import { Ledger } from "../../domain/invoice/funding/ledger.ts";
import type { LineFacts } from "../../domain/invoice/funding/line-facts.ts";
import { formatPeriod } from "../../domain/invoice/model/period.ts";
import {
  findOverdraws,
  type FundingSource,
  isOverdrawn,
  type Overdraw,
  recordDraw,
} from "../../domain/invoice/funding/cross-invoice-overdraw.ts";
import { SOURCE } from "../../domain/invoice/model/source.ts";
import { formatMoney } from "../../core/money.ts";
import type { RowFinding } from "../read/file-finding.ts";
import { copyInto } from "../parse/grow-typed-array.ts";

/**
 * What each row draws, and from where: twelve bytes a row. An invoice is judged as if it were alone; whether a file's
 * invoices fit together is asked of these, anew whenever one of them has changed.
 */
export class BudgetUsage {
  #potOf = new Uint32Array(4096);
  #amounts = new Float64Array(4096);
  /** 0: a row that draws nothing. */
  readonly #pots: (FundingSource & { client: string })[] = [];
  #latest = 0;
  readonly #numbers = new Map<FundingSource["budget"], Map<FundingSource["period"], number>>();

  /** A line over several periods isn't counted: it is in the way until it has been split. */
  set(row: number, facts: LineFacts | undefined): void {
    if (row >= this.#potOf.length) this.#grow(row);
    const { amount = 0, budget, pieces } = facts ?? {};
    const budgets = facts?.context.budgets;
    const draws = budget && budgets && amount > 0 && (pieces?.length ?? 1) === 1;
    this.#amounts[row] = draws ? amount : 0;
    this.#potOf[row] = draws
      ? this.#numberOf(budget, pieces?.[0]?.period, budgets, facts.invoice.ndisNumber ?? "")
      : 0;
  }

  /** The first row of each pot that no longer fits, with what is to be said of it. `counts`: rows that will be imported. */
  overdrawn(
    rows: number,
    today: IsoDate,
    counts: (row: number) => boolean,
  ): Map<number, Omit<RowFinding, "column">> {
    const lines = new Map<FundingSource["budgets"], { line: number; pot: FundingSource; amount: number }[]>();
    const short = this.#shortPlans(rows, today, counts);
    if (short.size > 0) {
      for (let row = 0; row < rows; row += 1) {
        const pot = this.#pots[(this.#potOf[row] ?? 0) - 1];
        if (!pot || !short.has(pot.budgets) || !counts(row)) continue;
        const known = lines.get(pot.budgets) ?? [];
        known.push({ line: row, pot, amount: this.#amounts[row] ?? 0 });
        lines.set(pot.budgets, known);
      }
    }
    const found = new Map<number, Omit<RowFinding, "column">>();
    for (const of of lines.values()) {
      const { client } = this.#pots[(this.#potOf[of[0]?.line ?? 0] ?? 0) - 1] ?? { client: "" };
      for (const each of findOverdraws(of, today)) found.set(each.first, toFinding(each, client));
    }
    return found;
  }

  /** Sums first: hardly any plan is short, and only of those the order of the rows matters. */
  #shortPlans(rows: number, today: IsoDate, counts: (row: number) => boolean): Set<FundingSource["budgets"]> {
    const sums = new Float64Array(this.#pots.length + 1);
    for (let row = 0; row < rows; row += 1) {
      const pot = this.#potOf[row] ?? 0;
      if (pot > 0 && counts(row)) sums[pot] = (sums[pot] ?? 0) + (this.#amounts[row] ?? 0);
    }
    const short = new Set<FundingSource["budgets"]>();
    for (const [budgets, numbers] of Map.groupBy(this.#pots.keys(), (at) => this.#pots[at]?.budgets ?? [])) {
      const ledger = new Ledger();
      const pots = numbers.map((at) => this.#pots[at] as FundingSource);
      for (const [at, pot] of pots.entries()) recordDraw(sums[(numbers[at] ?? 0) + 1] ?? 0, pot, ledger);
      if (pots.some((pot) => isOverdrawn(pot, 0, today, ledger))) short.add(budgets);
    }
    return short;
  }

  #numberOf(
    budget: FundingSource["budget"],
    period: FundingSource["period"],
    budgets: FundingSource["budgets"],
    client: string,
  ): number {
    // Neighbouring rows mostly draw on the same.
    const latest = this.#pots[this.#latest - 1];
    if (latest && latest.budget === budget && latest.period === period) return this.#latest;
    this.#latest = this.#newNumberOf(budget, period, budgets, client);
    return this.#latest;
  }

  #newNumberOf(
    budget: FundingSource["budget"],
    period: FundingSource["period"],
    budgets: FundingSource["budgets"],
    client: string,
  ): number {
    const numbers = this.#numbers.get(budget) ?? new Map<FundingSource["period"], number>();
    const known = numbers.get(period);
    if (known !== undefined) return known;
    this.#pots.push({ budgets, budget, client, ...(period ? { period } : {}) });
    this.#numbers.set(budget, numbers.set(period, this.#pots.length));
    return this.#pots.length;
  }

  #grow(row: number): void {
    const length = Math.max(row + 1, this.#potOf.length * 2);
    this.#potOf = copyInto(this.#potOf, new Uint32Array(length));
    this.#amounts = copyInto(this.#amounts, new Float64Array(length));
  }
}

function toFinding({ pot, drawn, left, pool }: Overdraw<number>, client: string): Omit<RowFinding, "column"> {
  const { category } = pot.budget;
  const where = pot.period ? `${category} in the period ${formatPeriod(pot.period)}` : category;
  const inPool = pool === undefined ? "" : `, and ${formatMoney(pool)} in Core Flexible as a whole`;
  return {
    code: "overdrawn-together",
    severity: "warn",
    what: `Together, this file's invoices for ${client} draw ${formatMoney(drawn)} from ${where}, where ${formatMoney(left)} is left${inPool}.`,
    remedy:
      "This is the first row that no longer fits. Leave invoices out until the others fit, or agree with the participant what is paid.",
    source: SOURCE.planbridge,
  };
}
