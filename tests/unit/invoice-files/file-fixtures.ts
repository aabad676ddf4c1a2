import { CheckedFile, type CheckDeps } from "../../../lib/invoice-files/check/checked-file.ts";
import { encode } from "../../../lib/invoice-files/parse/encoding.ts";
import { openFile } from "../../../lib/invoice-files/parse/open-file.ts";

/** CareView's public columns, then four of the kind that is mapped by hand. */
export const HEADER =
  "OrgID,Client NDIS Number,Client Full Name,Service Provider Name,Service Provider ABN,Invoice Number,Invoice Date," +
  "Invoice Total,Invoice Line Delivered Date,Invoice Line Delivered From Date,Support Item Number,Quantity,Rate,GST Code";

const GOOD: Record<string, string> = {
  ndis: "430111222",
  name: "Ana Silva",
  provider: "Care Co",
  abn: "51824753556",
  number: "INV-1",
  date: "05/07/2026",
  total: "$100.00",
  delivered: "01/07/2026",
  from: "",
  item: "01_011_0107_1_1",
  quantity: "1",
  rate: "100.00",
  gst: "P2",
};

/** A good row, with some of its cells written otherwise. */
export function line(cells: Partial<typeof GOOD> = {}): string {
  return `,${Object.values({ ...GOOD, ...cells }).join(",")}`;
}

export function csv(...lines: string[]): Blob {
  return new Blob([[HEADER, ...lines, ""].join("\r\n")]);
}

export const utf16 = (text: string, form: "utf-16le" | "utf-16be" = "utf-16le") =>
  encode(`\uFEFF${text}`, form);

/** Opens and checks as the workspace does, the suggested columns confirmed. */
export async function checkedFile(blob: Blob, deps: Partial<CheckDeps> = {}): Promise<CheckedFile> {
  const file = await openFile(blob);
  if ("code" in file) throw new Error(file.what);
  const { layout, columns } = file.recognised;
  const checked = new CheckedFile(
    file,
    { layout, columns },
    {
      defaultContext: { today: "2026-11-22" },
      check: () => [],
      contextsFor: (numbers) =>
        Promise.resolve(
          new Map(numbers.map((number) => [number, { today: "2026-11-22", budgets: [] }] as const)),
        ),
      ...deps,
    },
  );
  const problem = await checked.check();
  if (problem) throw new Error(problem.what);
  return checked;
}

/** Every finding as `row column code`, rows counted as a spreadsheet does. */
export async function found(checked: CheckedFile): Promise<string[]> {
  const views = await checked.view(Array.from({ length: checked.index.rows }, (_, row) => row));
  return views.flatMap(({ row, findings }) =>
    findings.map(
      ({ code, column }) =>
        `${row + 2} ${column === undefined ? "-" : (checked.file.header[column] ?? column + 1)} ${code}`,
    ),
  );
}
