import Papa from "papaparse";

/** Rows as they come from a spreadsheet, with tabs between the cells: as the CSV that imports read. Others stay as they are. */
export function pastedRows(text: string): string {
  const [header = ""] = text.split(/[\r\n]/, 1);
  if (!header.includes("\t")) return text;
  const { data } = Papa.parse<string[]>(text, { delimiter: "\t" });
  return Papa.unparse(data, { newline: "\r\n" });
}
