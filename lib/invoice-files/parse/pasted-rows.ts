import Papa from "papaparse";
import { readTabbed } from "./tabbed-text.ts";

/** Rows as they come from a spreadsheet, with tabs between the cells: as the CSV that imports read. Others stay as they are. */
export function parsePastedRows(text: string): string {
  if (!text.includes("\t")) return text;
  const rows = readTabbed(text);
  const tabs = (rows[0]?.length ?? 0) - 1;
  // A tab in a cell of a CSV parts nothing.
  const names = rows[0]?.join("") ?? "";
  if (tabs < 1 || [",", ";", "|"].some((other) => names.split(other).length > tabs + 1)) return text;
  return Papa.unparse(rows, { newline: "\r\n" });
}

/** The same of a table's rows. */
export function pastedTable(rows: readonly (readonly string[])[]): string {
  return Papa.unparse(
    rows.map((row) => [...row]),
    { newline: "\r\n" },
  );
}
