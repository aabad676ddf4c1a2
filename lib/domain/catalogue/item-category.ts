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

/** The category that pays under PACE, where it isn't the one that the number begins with. */
export function categoryMovedByPace(item: string): SupportCategory | undefined {
  const number = movedByPace(item);
  return number === undefined ? undefined : categoryOfNumber(number);
}

/**
 * The category that pays for an item, by the plan's kind. Undefined where the two kinds differ and it isn't known which one
 * the plan is of (`isPace` undefined), or the number tells none.
 */
export function itemCategory(item: string, isPace: boolean | undefined): SupportCategory | undefined {
  const moved = isPace === false ? undefined : categoryMovedByPace(item);
  if (!moved) return categoryByDigits(item);
  return isPace ? moved : undefined;
}

function isDigit(value: number): boolean {
  return value >= 0 && value <= 9;
}
