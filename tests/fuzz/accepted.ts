import { isValidDay } from "./valid-day.ts";

/** Keys under which days and amounts stand in what the readers give. */
const AMOUNT = /cents|amount|allocated|remaining|spent|approved|released|funding|price|rate$/i;
const DAY_KEY = /(?:date|day|birth|from|to|start|end|delivered|due|dueOn|expiry)$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Throws where something that was accepted can't be right: a text in the form of a day that no calendar has, or an amount that
 * isn't whole cents. `raw` is what came, and stays as it came.
 */
export function expectSoundValues(value: unknown, path = ""): void {
  if (typeof value === "string") {
    if (DAY_KEY.test(path) && DAY.test(value) && !isValidDay(value))
      throw new Error(`${path} is ${value}, which is no day`);
    return;
  }
  if (typeof value === "number") {
    if (AMOUNT.test(path.slice(path.lastIndexOf(".") + 1)) && !Number.isSafeInteger(value))
      throw new Error(`${path} is ${value}, which isn't whole cents`);
    return;
  }
  if (typeof value !== "object" || value === null) return;
  for (const [key, part] of Object.entries(value))
    if (key !== "raw" && key !== "said") expectSoundValues(part, `${path}.${key}`);
}
