import { wordForAbn } from "../../domain/invoice/model/abn.ts";
import type { CellFault, CellResult } from "./cell-result.ts";
import type { FileField } from "../parse/layouts.ts";
import { quoted } from "./quoted.ts";
import { readScientificNumber } from "./read-excel-artefact.ts";

/** A number of so many digits, or a word that may stand in its place. Whether its digits are right, the rules say. */
export function readDigits(text: string, length: number, field: FileField): CellResult {
  if (text.length === length && /^\d+$/.test(text)) return { value: text };
  const word = field === "abn" ? wordForAbn(text) : undefined;
  if (word) return word === text ? { value: word } : { value: word, fault: abnWordFault(text, word) };
  const bare = text.replaceAll(/[\s-]/g, "");
  if (bare.length === length && /^\d+$/.test(bare)) {
    return {
      value: bare,
      fault: {
        code: "spaces",
        severity: "block",
        what: `${quoted(text)} has spaces or hyphens.`,
        remedy: `Enter the ${length} digits without them.`,
        replacement: bare,
      },
    };
  }
  const scientific = readScientificNumber(text);
  if (scientific) return scientific;
  // `430111222.0` and `430,111,222`: a number to the program that wrote it.
  const digits = bare.replace(/\.0{1,9}$/, "").replaceAll(",", "");
  if (digits !== bare && digits.length === length && /^\d+$/.test(digits)) {
    return {
      value: digits,
      fault: {
        code: "number-form",
        severity: "block",
        what: `${quoted(text)} is written as an amount.`,
        remedy: `Enter the ${length} digits only.`,
        replacement: digits,
      },
    };
  }
  const name = field === "abn" ? "An ABN" : "An NDIS number";
  return {
    fault: {
      code: "digits",
      severity: "block",
      what: `${quoted(text)} doesn't have ${length} digits. ${name} needs ${length}.`,
      remedy: "Compare it with the invoice.",
    },
  };
}

/** Whether the imports want capitals isn't public, so it is only a warning. */
function abnWordFault(text: string, word: string): CellFault {
  return {
    code: "abn-word",
    severity: "warn",
    what: `${quoted(text)} is read as ${word}.`,
    remedy: `Enter ${word} in capital letters.`,
    replacement: word,
  };
}
