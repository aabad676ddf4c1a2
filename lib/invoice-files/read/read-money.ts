import { parseMoney } from "../../core/money.ts";
import type { CellResult } from "./cell-result.ts";
import { quoted } from "./quoted.ts";
import { readScientificNumber } from "./read-excel-artefact.ts";

/** An amount, in cents. */
export function readMoney(text: string): CellResult {
  const value = parseMoney(text);
  if (value !== null) return { value };
  const scientific = readScientificNumber(text);
  if (scientific) return scientific;
  const shortened = /^-?\$?[\d,]+\.\d$/.test(text.trim()) ? parseMoney(`${text.trim()}0`) : null;
  if (shortened !== null) {
    return {
      value: shortened,
      fault: {
        code: "amount-form",
        severity: "warn",
        what: `${quoted(text)} is missing a digit; it is read as ${text.trim()}0.`,
        remedy: "Enter cents with two digits.",
        replacement: `${text.trim()}0`,
      },
    };
  }
  const bracketed = /^\((\$?[\d,]+\.\d\d)\)$/.exec(text.trim())?.[1];
  return {
    fault: {
      code: "not-an-amount",
      severity: "block",
      what: `${quoted(text)} isn't an amount.`,
      remedy: "Enter it as 1234.56.",
      ...(bracketed ? { replacement: `-${bracketed}` } : {}),
    },
  };
}
