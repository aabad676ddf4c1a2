import type { IsoDate } from "../../core/calendar-date.ts";
import { contractsInForce } from "../../domain/invoice/funding/contracts.ts";
import { Ledger } from "../../domain/invoice/funding/ledger.ts";
import type { LineFacts } from "../../domain/invoice/funding/line-facts.ts";
import type { InvoiceContext } from "../../domain/invoice/model/context.ts";
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

/** A funding source by its place in its client's contracts and budgets: what is read of a client is the same in each worker. */
interface SourcePlace {
  client: string;
  contract: number;
  budget: number;
  /** `null`: the budget itself. */
  period: number | null;
}

/** What the rows of a part of a file draw. */
export interface UsagePart {
  sourceOf: Uint32Array;
  amounts: Float64Array;
  /** By the numbers in `sourceOf`, less one. */
  sources: SourcePlace[];
}

type ContextOf = (client: string) => InvoiceContext | undefined;

/**
 * What each row draws, and from where: twelve bytes a row. An invoice is checked as if it were alone; whether a file's
 * invoices fit together is asked of these, anew whenever one of them has changed.
 */
export class BudgetUsage {
  #sourceOf = new Uint32Array(4096);
  #amounts = new Float64Array(4096);
  /** 0: a row that draws nothing. */
  readonly #sources: (FundingSource & { client: string })[] = [];
  #latest = 0;
  readonly #numbers = new Map<FundingSource["budget"], Map<FundingSource["period"], number>>();

  /** A line over several periods isn't counted: it has an error until it is split. */
  set(row: number, facts: LineFacts | undefined): void {
    this.#grow(row);
    const { amount = 0, budget, segments } = facts ?? {};
    const budgets = facts?.context.budgets;
    const isCounted = budget && budgets && amount > 0 && (segments?.length ?? 1) === 1;
    this.#amounts[row] = isCounted ? amount : 0;
    this.#sourceOf[row] = isCounted
      ? this.#numberOf(budget, segments?.[0]?.period, budgets, facts.invoice.ndisNumber ?? "")
      : 0;
  }

  /** What the first rows draw, to be added to another's. */
  part(rows: number, contextOf: ContextOf): UsagePart {
    this.#grow(rows);
    const sources = this.#sources.map(({ client, budgets, budget, period }) => {
      const context = contextOf(client);
      const contracts = context ? contractsInForce(context) : [];
      const contract = contracts.findIndex((each) => each.budgets === budgets);
      return {
        client,
        contract,
        budget: budgets.indexOf(budget),
        period: period ? budget.periods.indexOf(period) : null,
      };
    });
    return { sourceOf: this.#sourceOf.slice(0, rows), amounts: this.#amounts.slice(0, rows), sources };
  }

  /** Adds the rows of another after this many. `false`, and nothing is added, where `contextOf` knows of other budgets. */
  append(base: number, part: UsagePart, contextOf: ContextOf): boolean {
    const sources = part.sources.map((place) => sourceAt(place, contextOf(place.client)));
    if (!sources.every((source) => source !== undefined)) return false;
    const numbers = sources.map(({ budget, period, budgets, client }) =>
      this.#newNumberOf(budget, period, budgets, client),
    );
    const rows = part.sourceOf.length;
    this.#grow(base + rows);
    for (let row = 0; row < rows; row += 1)
      this.#sourceOf[base + row] = numbers[(part.sourceOf[row] ?? 0) - 1] ?? 0;
    this.#amounts.set(part.amounts, base);
    return true;
  }

  /** The first row that each funding source no longer covers, with its finding. `isImported`: rows that will be imported. */
  findOverdraws(
    rows: number,
    today: IsoDate,
    isImported: (row: number) => boolean,
  ): Map<number, Omit<RowFinding, "column">> {
    const lines = new Map<
      FundingSource["budgets"],
      { line: number; source: FundingSource; amount: number }[]
    >();
    const short = this.#shortPlans(rows, today, isImported);
    if (short.size > 0) {
      for (let row = 0; row < rows; row += 1) {
        const source = this.#sources[(this.#sourceOf[row] ?? 0) - 1];
        if (!source || !short.has(source.budgets) || !isImported(row)) continue;
        const existing = lines.get(source.budgets) ?? [];
        existing.push({ line: row, source, amount: this.#amounts[row] ?? 0 });
        lines.set(source.budgets, existing);
      }
    }
    const found = new Map<number, Omit<RowFinding, "column">>();
    for (const planLines of lines.values()) {
      const { client } = this.#sources[(this.#sourceOf[planLines[0]?.line ?? 0] ?? 0) - 1] ?? { client: "" };
      for (const overdraw of findOverdraws(planLines, today))
        found.set(overdraw.first, toFinding(overdraw, client));
    }
    return found;
  }

  /** Sums first: hardly any plan is short, and only for those the order of the rows matters. */
  #shortPlans(
    rows: number,
    today: IsoDate,
    isImported: (row: number) => boolean,
  ): Set<FundingSource["budgets"]> {
    const sums = new Float64Array(this.#sources.length + 1);
    for (let row = 0; row < rows; row += 1) {
      const source = this.#sourceOf[row] ?? 0;
      if (source > 0 && isImported(row)) sums[source] = (sums[source] ?? 0) + (this.#amounts[row] ?? 0);
    }
    const short = new Set<FundingSource["budgets"]>();
    for (const [budgets, numbers] of Map.groupBy(
      this.#sources.keys(),
      (at) => this.#sources[at]?.budgets ?? [],
    )) {
      const ledger = new Ledger();
      const sources = numbers.map((at) => this.#sources[at] as FundingSource);
      for (const [at, source] of sources.entries())
        recordDraw(sums[(numbers[at] ?? 0) + 1] ?? 0, source, ledger);
      if (sources.some((source) => isOverdrawn(source, 0, today, ledger))) short.add(budgets);
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
    const latest = this.#sources[this.#latest - 1];
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
    const existing = numbers.get(period);
    if (existing !== undefined) return existing;
    this.#sources.push({ budgets, budget, client, ...(period ? { period } : {}) });
    this.#numbers.set(budget, numbers.set(period, this.#sources.length));
    return this.#sources.length;
  }

  #grow(row: number): void {
    if (row < this.#sourceOf.length) return;
    const length = Math.max(row + 1, this.#sourceOf.length * 2);
    this.#sourceOf = copyInto(this.#sourceOf, new Uint32Array(length));
    this.#amounts = copyInto(this.#amounts, new Float64Array(length));
  }
}

function sourceAt(
  { client, contract, budget: at, period: periodAt }: SourcePlace,
  context: InvoiceContext | undefined,
): (FundingSource & { client: string }) | undefined {
  const budgets = context && contractsInForce(context)[contract]?.budgets;
  const budget = budgets?.[at];
  const period = periodAt === null ? undefined : budget?.periods[periodAt];
  if (!budget || (periodAt !== null && !period)) return undefined;
  return { budgets, budget, client, ...(period ? { period } : {}) };
}

function toFinding(
  { source, drawn, left, pool }: Overdraw<number>,
  client: string,
): Omit<RowFinding, "column"> {
  const { category } = source.budget;
  const where = source.period ? `${category} in the period ${formatPeriod(source.period)}` : category;
  const inPool = pool === undefined ? "" : `, and ${formatMoney(pool)} in Core Flexible as a whole`;
  return {
    code: "overdrawn-together",
    severity: "warn",
    what: `Together, this file's invoices for ${client} draw ${formatMoney(drawn)} from ${where}, where ${formatMoney(left)} is left${inPool}.`,
    remedy:
      "This is the first row over the limit. Leave out invoices until the rest fit, or agree with the participant what to pay.",
    source: SOURCE.planbridge,
  };
}
