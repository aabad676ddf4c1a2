// @vitest-environment node
import { describe, expect, test } from "vitest";
import { writeXlsx } from "hucre/xlsx";
import { openWorkbook } from "../../../../lib/invoice-files/parse/workbook.ts";
import { HEADER } from "../file-fixtures.ts";

type Written = Parameters<typeof writeXlsx>[0]["sheets"][number];
type Value = string | number | boolean | Date | null;

const NAMES = HEADER.split(",");
const ROW: Value[] = [
  null,
  430_111_222,
  "Ana Silva",
  'Care "Co", Ltd',
  51_824_753_556,
  "INV-1",
  new Date("2026-07-05T00:00:00Z"),
  100.5,
  new Date("2026-07-01T00:00:00Z"),
  null,
  "01_011_0107_1_1",
  1.005,
  70.230_000_000_000_004,
  "P2",
];

async function workbook(...sheets: Written[]): Promise<Blob> {
  return new Blob([new Uint8Array(await writeXlsx({ sheets }))]);
}
const invoices = (more: Partial<Written> = {}): Written => ({
  name: "Invoices",
  rows: [NAMES, ROW],
  ...more,
});

async function opened(blob: Blob, chosen: string | null = null) {
  const found = await openWorkbook(blob, chosen);
  if ("code" in found) throw new Error(found.what);
  if ("sheets" in found) throw new Error("a sheet has to be chosen");
  return { ...found, lines: (await found.csv.text()).split("\r\n") };
}
const noteOf = (notes: readonly { code: string; what: string }[], code: string) =>
  notes.find((each) => each.code === code)?.what;

describe("openWorkbook", () => {
  test("writes days as the import reads them, cents with two digits and numbers as Excel shows them", async () => {
    const { lines, sheet, notes } = await opened(await workbook(invoices()));
    expect(lines).toEqual([
      HEADER,
      ',430111222,Ana Silva,"Care ""Co"", Ltd",51824753556,INV-1,05/07/2026,100.50,01/07/2026,,01_011_0107_1_1,1.005,70.23,P2',
    ]);
    expect(sheet).toBe("Invoices");
    expect(notes).toMatchObject([{ code: "workbook-sheet", severity: "note" }]);
  });

  test("writes days of an NDIA bulk payment request with the year first", async () => {
    const names =
      "RegistrationNumber,NDISNumber,SupportsDeliveredFrom,SupportsDeliveredTo,SupportNumber,ClaimReference,Quantity";
    const day = new Date("2026-07-05T00:00:00Z");
    const row = ["4050001111", "430111222", day, day, "01_011_0107_1_1", "C-1", 2];
    const { lines } = await opened(await workbook({ name: "A", rows: [names.split(","), row] }));
    expect(lines[1]).toBe("4050001111,430111222,2026/07/05,2026/07/05,01_011_0107_1_1,C-1,2");
  });

  test("reads the sheet whose names are known, and names the others", async () => {
    const other = {
      name: "Summary",
      rows: [
        ["Provider", "Client", "Sum"],
        ["A", "B", 3],
        ["C", "D", 4],
      ],
    };
    const { notes, sheet } = await opened(await workbook(other, invoices()));
    expect(sheet).toBe("Invoices");
    expect(noteOf(notes, "workbook-sheet")).toBe(
      "The workbook's sheet “Invoices” was read. Not read: “Summary” (2 rows).",
    );
  });

  test("asks for the sheet where several have known names, and reads the chosen one", async () => {
    const blob = await workbook(invoices(), invoices({ name: "July", rows: [NAMES, ROW, ROW] }));
    expect(await openWorkbook(blob, null)).toEqual({
      sheets: [
        { name: "Invoices", rows: 1 },
        { name: "July", rows: 2 },
      ],
    });
    expect((await opened(blob, "July")).lines).toHaveLength(3);
  });

  test("finds names below a title, and says where they are", async () => {
    const rows = [["July invoices"], [], NAMES, ROW];
    const { lines, notes } = await opened(await workbook(invoices({ rows })));
    expect(lines[0]).toBe(HEADER);
    expect(noteOf(notes, "workbook-sheet")).toContain("Its column names are in row 3");
  });

  test("says where cells are merged, and leaves their other cells empty", async () => {
    const merges = [{ startRow: 1, startCol: 5, endRow: 2, endCol: 5 }];
    const { lines, notes } = await opened(
      await workbook(invoices({ rows: [NAMES, ROW, ROW.with(5, null)], merges })),
    );
    expect(noteOf(notes, "workbook-merged")).toContain("F2:F3");
    expect(lines[2]).toContain(",51824753556,,05/07/2026,");
  });

  test("reads the saved value of a formula, and shows a formula without one as it is", async () => {
    const cells = new Map([
      ["1,7", { value: 100.5, formula: "B2*2", formulaResult: 100.5 }],
      ["1,12", { value: null, formula: "SUM(A1:A9)" }],
    ]) as unknown as NonNullable<Written["cells"]>;
    const { lines, notes } = await opened(await workbook(invoices({ cells })));
    expect(noteOf(notes, "workbook-formulas")).toContain("1 cell has a formula: H2.");
    expect(noteOf(notes, "workbook-formulas-unknown")).toContain("M2");
    expect(lines[1]).toContain(",100.50,");
    expect(lines[1]).toContain(",=SUM(A1:A9),");
  });

  test.each([
    ["workbook-empty", () => workbook({ name: "A", rows: [["Only a title"]] })],
    ["workbook-damaged", () => Promise.resolve(new Blob([new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3])]))],
  ])("refuses a workbook with %s", async (code, make) => {
    expect(await openWorkbook(await make(), null)).toMatchObject({ code });
  });
});
