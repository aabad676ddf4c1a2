import { categoryKey } from "../../catalogue/support-category.ts";
import type { ContractContext, ContractDates, InvoiceContext } from "../model/context.ts";
import { rangeCovers, type DateRange, formatSpan } from "../../../core/date-range.ts";

const merged = new WeakMap<InvoiceContext, readonly InvoiceContext[]>();

/** The same context for each of the client's contracts, the newest active one first. */
export function contractsInForce(context: InvoiceContext): readonly InvoiceContext[] {
  if (!context.otherContracts?.length) return [context];
  const contracts = merged.get(context);
  if (contracts) return contracts;
  const { isPace: _1, contract: _2, plan: _3, budgets: _4, otherContracts, ...shared } = context;
  const all = [context, ...otherContracts.map((other): InvoiceContext => ({ ...shared, ...other }))];
  merged.set(context, all);
  return all;
}

/**
 * What a service of these days is checked against: CareView uses the contract that covers them. Of several an
 * active one comes first, then one that has the category. Where none covers them it stays the newest active one.
 */
export function contextOnDay(
  range: DateRange | undefined,
  context: InvoiceContext,
  category?: string,
): InvoiceContext {
  if (!range || !context.otherContracts?.length) return context;
  // Plans don't overlap as contracts may.
  if (!context.contract && covers(context, range)) return context;
  const covering = contractsInForce(context).filter((other) => covers(other, range));
  const active = covering.filter(({ contract }) => contract?.active);
  const fitting = active.length > 0 ? active : covering;
  const key = category && categoryKey(category);
  return fitting.find((other) => key && hasCategory(other, key)) ?? fitting[0] ?? context;
}

function covers({ contract, plan }: ContractContext, range: DateRange): boolean {
  if (contract) return rangeCovers(contract, range);
  return plan !== undefined && rangeCovers({ ...plan, endDate: plan.endDate ?? range.to }, range);
}

/** `NDIS Plan 2025-2026, from 01/07/2025 to 30/06/2026`. */
export function formatContract(contract: ContractDates): string {
  const dates = formatSpan(contract);
  return contract.reference ? `${contract.reference}, ${dates}` : dates;
}

/** The contracts that overlap these days where several do, else the nearest before and after. In order of time. */
export function nearestContracts({ from, to }: DateRange, context: InvoiceContext): ContractDates[] {
  const contracts = contractsInForce(context).flatMap(({ contract }) => contract ?? []);
  const touching = contracts.filter(({ startDate, endDate }) => startDate <= to && endDate >= from);
  if (touching.length > 1) return inOrder(touching);
  const before = contracts.filter(({ endDate }) => endDate < from).toSorted(later)[0];
  const after = contracts
    .filter(({ startDate }) => startDate > to)
    .toSorted(later)
    .at(-1);
  return inOrder([before, touching[0], after].flatMap((other) => other ?? []));
}

function inOrder(contracts: readonly ContractDates[]): ContractDates[] {
  return contracts.toSorted((a, b) => later(b, a));
}

function later(a: ContractDates, b: ContractDates): number {
  return b.startDate.localeCompare(a.startDate);
}

function hasCategory({ budgets }: ContractContext, key: string): boolean {
  return budgets?.some(({ category }) => categoryKey(category) === key) === true;
}
