import { listCsv } from "../../../components/workspace/list/list-csv.ts";

/** A table whose cells are texts already, as a CSV file. */
export function tableCsv(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const columns = headers.map((header, at) => ({
    csv: [{ header, value: (row: readonly string[]) => row[at] ?? "" }],
  }));
  return listCsv(columns, rows);
}
