import { type Cents, formatMoney } from "../../../core/money.ts";
import { formatHundredths } from "../../../core/hundredths.ts";
import { lineAmount } from "../funding/compute-line-facts.ts";
import type { InvoiceRule, LineRule } from "./rule.ts";
import { SOURCE } from "../model/source.ts";
import { isQuantityTimesRate } from "../funding/propose-split.ts";

const AMOUNTS = ["quantity", "hours", "rate", "total"] as const;

/** Amounts of a line, to the cent. */
export const ARITHMETIC_RULES: readonly LineRule[] = [
  {
    code: "amount-not-positive",
    label: "Amount must be above zero",
    severity: "block",
    field: "lineTotal",
    source: SOURCE.rejections,
    check: ({ line }) => {
      const notPositive = AMOUNTS.find((name) => (line[name] ?? 1) <= 0);
      return notPositive
        ? {
            field: notPositive === "total" ? "lineTotal" : notPositive,
            what: `The ${notPositive} must be above zero.`,
            remedy: "Correct it, or remove the line.",
          }
        : undefined;
    },
  },
  {
    code: "quantity-and-hours",
    label: "Both quantity and hours",
    severity: "block",
    field: "quantity",
    source: SOURCE.invoiceEntry,
    check: ({ line: { quantity, hours } }) =>
      quantity !== undefined && hours !== undefined
        ? { what: "The line has both a quantity and hours.", remedy: "Keep only one." }
        : undefined,
  },
  {
    code: "quantity-missing",
    label: "Quantity missing",
    severity: "block",
    field: "quantity",
    source: SOURCE.invoiceEntry,
    waitsWhileTyping: true,
    check: ({ line: { quantity, hours } }) =>
      quantity === undefined && hours === undefined
        ? { what: "The line has neither a quantity nor hours.", remedy: "Enter one of them." }
        : undefined,
  },
  {
    code: "line-total-off",
    label: "Line total differs",
    severity: "block",
    field: "lineTotal",
    source: SOURCE.planbridge,
    check: ({ line: { quantity, hours, rate, total } }) => {
      const amount = quantity ?? hours;
      if (amount === undefined || rate === undefined || total === undefined) return undefined;
      if (quantity !== undefined && hours !== undefined) return undefined;
      if (isQuantityTimesRate(total, amount * rate)) return undefined;
      const right = Math.round((amount * rate) / 100);
      return {
        what: `${formatHundredths(amount)} × ${formatMoney(rate)} is ${formatMoney(right)}, not ${formatMoney(total)}.`,
        remedy: "Compare quantity, rate and total with the invoice.",
        fix: {
          kind: "set",
          field: "lineTotal",
          value: formatHundredths(right),
          label: `Change the total to ${formatMoney(right)}`,
        },
      };
    },
  },
];

/** The lines together. */
export const INVOICE_ARITHMETIC_RULES: readonly InvoiceRule[] = [
  {
    code: "invoice-total-off",
    label: "Invoice total differs",
    severity: "warn",
    field: "total",
    source: SOURCE.planbridge,
    check: ({ lines, total }) => {
      if (total === undefined || lines.length === 0) return [];
      let sum: Cents = 0;
      for (const line of lines) {
        const amount = lineAmount(line);
        if (amount === undefined) return [];
        sum += amount;
      }
      return sum === total
        ? []
        : [
            {
              what: `The lines add up to ${formatMoney(sum)}; the invoice says ${formatMoney(total)}.`,
              remedy: "Check for a missing, duplicate or wrong line.",
            },
          ];
    },
  },
];
