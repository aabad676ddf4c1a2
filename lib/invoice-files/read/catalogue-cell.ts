import { claimCode } from "../../domain/invoice/model/claim-code.ts";
import { isInOtherLetters } from "../../domain/invoice/rules/item-form.ts";
import { isItemNumber, tidyItemNumber } from "../../domain/invoice/model/item-number.ts";
import type { CellResult } from "./cell-result.ts";
import { quoted } from "./quoted.ts";

/** Whether an import reads `canc` as it reads `CANC` isn't published, so this warns. */
export function readCode(text: string): CellResult {
  const value = claimCode(text);
  if (value === undefined || value === text) return value === undefined ? {} : { value };
  return {
    value,
    fault: {
      code: "code-form",
      severity: "warn",
      what: `${quoted(text)} is read as ${value}.`,
      remedy: `Enter ${value}.`,
      replacement: value,
    },
  };
}

/** An item's number, or what typing made of it. `undefined`: it is none. */
export function readItem(text: string): CellResult | undefined {
  if (isItemNumber(text)) return { value: text };
  const tidy = tidyItemNumber(text);
  const replacement = [tidy, `0${tidy}`].find(isItemNumber);
  if (replacement) {
    const lost = replacement !== tidy;
    return {
      value: replacement,
      fault: {
        code: lost ? "lost-zero" : "item-form",
        severity: isInOtherLetters(text) ? "warn" : "block",
        what: lost
          ? `${quoted(text)} has lost its leading zero.`
          : `${quoted(text)} isn't in the item number format.`,
        remedy: `Enter ${replacement}.`,
        replacement,
      },
    };
  }
  return undefined;
}
