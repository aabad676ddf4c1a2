import type { CellResult } from "./cell-result.ts";
import { quoted } from "./quoted.ts";

const POWER = /^(\d)(?:\.(\d{1,20}))?E\+?(\d{1,3})$/i;

/** What Excel makes of a long number: `4.30111E+08`. `null` where it isn't that. */
export function readScientificNumber(text: string): CellResult | null {
  const parts = POWER.exec(text.trim());
  if (!parts) return null;
  const [, first = "", rest = "", power = ""] = parts;
  const isCut = rest.length < Number(power);
  const exact = rest.length === Number(power) ? `${first}${rest}` : undefined;
  return {
    fault: {
      code: "excel-number",
      severity: "block",
      what: `Excel shortened this number to ${quoted(text.trim())}${isCut ? "; its last digits are gone" : ""}.`,
      remedy: "Enter it from the invoice. In Excel, format the column as Text before you type.",
      ...(exact ? { replacement: exact } : {}),
    },
  };
}

/** What Excel shows where it can't show a value: `#NAME?` for a name with a sign before it, `####` for a narrow column. */
export function readExcelError(text: string): CellResult | null {
  if (!/^#(?:#+|N\/A|VALUE!|REF!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(text)) return null;
  return {
    fault: {
      code: "excel-error",
      severity: "block",
      what: `${quoted(text)} is what Excel shows in place of a value.`,
      remedy: "Type the value from the invoice, or export the file again.",
    },
  };
}
