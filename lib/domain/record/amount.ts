import { type Cents, formatMoney } from "../../core/money.ts";
import { RECORD_WORDS } from "./record-words.ts";

/** A sum of amounts, of which some may not be told. */
export interface Total {
  /** The sum of those that are told; `null` where none of them is. Without any amount it is 0 (F87). */
  cents: Cents | null;
  /** How many aren't told: then the sum is less than all of it. */
  notTold: number;
}

/** Adds up what is told. `null` is an amount that isn't. */
export function sumOf(amounts: readonly (Cents | null)[]): Total {
  const told = amounts.filter((amount) => amount !== null);
  const notTold = amounts.length - told.length;
  const isNothingTold = told.length === 0 && notTold > 0;
  return { cents: isNothingTold ? null : told.reduce((sum, amount) => sum + amount, 0), notTold };
}

/**
 * Spent of approved in percent, to one decimal (F89). 0 where nothing is approved; `null` where one of the two isn't wholly
 * told, because a share of a part says nothing.
 */
export function utilisationOf(spent: Total, approved: Total): number | null {
  if (spent.cents === null || approved.cents === null || spent.notTold + approved.notTold > 0) return null;
  return approved.cents <= 0 ? 0 : Math.round((spent.cents * 1000) / approved.cents) / 10;
}

/** `$10,000.00`, `not told`, `$8,000.00 and 1 amount that isn't told`. */
export function formatTotal({ cents, notTold }: Total): string {
  if (cents === null) return RECORD_WORDS.notTold;
  if (notTold === 0) return formatMoney(cents);
  return `${formatMoney(cents)} and ${notTold === 1 ? "1 amount that isn't" : `${notTold} amounts that aren't`} told`;
}

/** An amount that may not be told. */
export function formatAmount(cents: Cents | null): string {
  return formatTotal(sumOf([cents]));
}
