import { wordForAbn } from "../../domain/invoice/model/abn.ts";
import type { CellFault, CellReading } from "./cell-reading.ts";
import type { FileField } from "../parse/layouts.ts";
import { quoted } from "./quoted.ts";
import { readPower } from "./read-power.ts";

/** A number of so many digits, or a word that may stand in its place. Whether its digits are right, the rules say. */
export function readDigits(text: string, length: number, field: FileField): CellReading {
  if (text.length === length && /^\d+$/.test(text)) return { value: text };
  const word = field === "abn" ? wordForAbn(text) : undefined;
  if (word) return word === text ? { value: word } : { value: word, fault: otherWord(text, word) };
  const bare = text.replaceAll(/[\s-]/g, "");
  if (bare.length === length && /^\d+$/.test(bare)) {
    return {
      value: bare,
      fault: {
        code: "spaces",
        severity: "block",
        what: `${quoted(text)} has spaces or hyphens.`,
        remedy: `Write its ${length} digits without them.`,
        put: bare,
      },
    };
  }
  const mangled = readPower(text);
  if (mangled) return mangled;
  // `430111222.0` and `430,111,222`: a number to the program that wrote it.
  const whole = bare.replace(/\.0{1,9}$/, "").replaceAll(",", "");
  if (whole !== bare && whole.length === length && /^\d+$/.test(whole)) {
    return {
      value: whole,
      fault: {
        code: "number-form",
        severity: "block",
        what: `${quoted(text)} is written as an amount.`,
        remedy: `Write its ${length} digits alone.`,
        put: whole,
      },
    };
  }
  const name = field === "abn" ? "An ABN" : "An NDIS number";
  return {
    fault: {
      code: "digits",
      severity: "block",
      what: `${quoted(text)} doesn't have ${length} digits. ${name} has.`,
      remedy: "Compare it with the invoice.",
    },
  };
}

/** Whether the imports want capitals isn't public, so it doesn't stand in the way. */
function otherWord(text: string, word: string): CellFault {
  return {
    code: "abn-word",
    severity: "warn",
    what: `${quoted(text)} is read as ${word}.`,
    remedy: `Write ${word} in capital letters alone.`,
    put: word,
  };
}
