import type { CellFault, CellResult } from "./cell-result.ts";
import { quoted } from "./quoted.ts";
import { readScientificNumber } from "./read-excel-artefact.ts";

/** An invoice's own number. Which characters it may have, the rules say. */
export function readReference(text: string): CellResult {
  const bare = text.trim();
  if (bare !== text) {
    return {
      value: bare,
      fault: {
        code: "spaces",
        severity: "block",
        what: `${quoted(text)} has spaces around it.`,
        remedy: "Remove them: the number goes to the NDIA as it is.",
        replacement: bare,
      },
    };
  }
  // Excel writes a power with its sign, and the NDIA takes no +. Without one it is a number that only looks so.
  const power = /\+/.test(text) ? readScientificNumber(text) : null;
  if (power) return power;
  const fault = fromExcel(text);
  return fault ? { value: text, fault } : { value: text };
}

/** As Excel in Australia shows what it took for a date: `3-Oct`, `Mar-01`, `3-Oct-26`, `1/03/2026`. */
const DATE =
  /^(?:\d{1,2}-(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:-\d{2})?|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)-\d{2}|\d{1,2}\/\d{1,2}\/\d{4})$/;

/** What Excel would take for a date or a power as soon as it opens the file. */
const TO_BE =
  /^(?:\d{1,2}[-/]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:[-/]?\d{2,4})?|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[-/]?\d{2,4}|\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?|(?:19|20)\d\d[-/]\d{1,2}(?:[-/]\d{1,2})?|\d+e\d{1,3})$/i;

function fromExcel(text: string): CellFault | undefined {
  if (DATE.test(text)) {
    return {
      code: "excel-date-number",
      severity: "warn",
      what: `“${text}” looks like an invoice number, such as 10-3 or 1-3, that Excel turned into a date.`,
      remedy: "Compare it with the invoice. In Excel, format the column as Text before you type.",
    };
  }
  return TO_BE.test(text)
    ? {
        code: "excel-changes-number",
        severity: "note",
        what: `Excel reads “${text}” as a date or a power of ten, and changes it when you open this file there.`,
        remedy:
          "No action is needed, unless the file was saved from Excel: then compare it with the invoice.",
      }
    : undefined;
}
