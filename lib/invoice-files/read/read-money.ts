import { parseMoney } from "../../core/money.ts";
import type { CellReading } from "./cell-reading.ts";
import { quoted } from "./quoted.ts";
import { readPower } from "./read-power.ts";

/** An amount, in cents. */
export function readMoney(text: string): CellReading {
  const value = parseMoney(text);
  if (value !== null) return { value };
  const mangled = readPower(text);
  if (mangled) return mangled;
  const shortened = /^-?\$?[\d,]+\.\d$/.test(text.trim()) ? parseMoney(`${text.trim()}0`) : null;
  if (shortened !== null) {
    return {
      value: shortened,
      fault: {
        code: "amount-form",
        severity: "warn",
        what: `${quoted(text)} lacks a digit; it is read as ${text.trim()}0.`,
        remedy: "Write cents with two digits.",
        put: `${text.trim()}0`,
      },
    };
  }
  const bracketed = /^\((\$?[\d,]+\.\d\d)\)$/.exec(text.trim())?.[1];
  return {
    fault: {
      code: "not-an-amount",
      severity: "block",
      what: `${quoted(text)} isn't an amount.`,
      remedy: "Write it as 1234.56.",
      ...(bracketed ? { put: `-${bracketed}` } : {}),
    },
  };
}
