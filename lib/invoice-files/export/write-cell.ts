import Papa from "papaparse";
import { isSpreadsheetFormula, neutralise } from "../parse/spreadsheet-formula.ts";

/** A cell of ours: quoted where it must be, and with a ' before what a spreadsheet would run. */
export function writeCell(text: string, separator: string): string {
  if (isSpreadsheetFormula(text)) return `"${neutralise(text).replaceAll('"', '""')}"`;
  return text && Papa.unparse([[text]], { delimiter: separator });
}
