import { categoryOfNumber, type SupportCategory } from "./support-category.ts";
import { movedByPace } from "./pace-items.ts";

const ZERO = 0x30;

/** The category that the number begins with: what pays for an item of a plan that isn't PACE. */
export function categoryByDigits(item: string): SupportCategory | undefined {
  const tens = item.charCodeAt(0) - ZERO;
  const ones = item.charCodeAt(1) - ZERO;
  // Two digits and a `_`. A text of the two would have to be made for every line of a file.
  if (!isDigit(tens) || !isDigit(ones) || item[2] !== "_") return undefined;
  return categoryOfNumber(10 * tens + ones);
}

/**
 * The category that pays under PACE, where it isn't the one that the number begins with.
 * @param listed the category's number in the price list of the service's day; without one the built-in table tells
 */
export function categoryMovedByPace(item: string, listed?: number | null): SupportCategory | undefined {
  const told = listedCategory(listed);
  if (told) return told === categoryByDigits(item) ? undefined : told;
  const number = movedByPace(item);
  return number === undefined ? undefined : categoryOfNumber(number);
}

/** The category that a price list tells; `undefined` where it tells none, or one that isn't known here. */
export function listedCategory(listed: number | null | undefined): SupportCategory | undefined {
  return typeof listed === "number" ? categoryOfNumber(listed) : undefined;
}

/**
 * The category that pays for an item, by the plan's kind. Undefined where the two kinds differ and it isn't known which one
 * the plan is of (`isPace` undefined), or the number tells none.
 * @param listed as of `categoryMovedByPace`
 */
export function itemCategory(
  item: string,
  isPace: boolean | undefined,
  listed?: number | null,
): SupportCategory | undefined {
  const moved = isPace === false ? undefined : categoryMovedByPace(item, listed);
  if (!moved) return categoryByDigits(item);
  return isPace ? moved : undefined;
}

function isDigit(value: number): boolean {
  return value >= 0 && value <= 9;
}
