import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CheckedFile, type CheckDeps } from "../../../../lib/invoice-files/check/checked-file.ts";
import { type CheckPart, splitFile } from "../../../../lib/invoice-files/check/file-parts.ts";
import { checkPart } from "../../../../lib/invoice-files/check/range-check.ts";
import { openFile } from "../../../../lib/invoice-files/parse/open-file.ts";
import { checkFileInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import type { BudgetState, InvoiceContext } from "../../../../lib/domain/invoice/model/context.ts";
import { csv, found, line, utf16 } from "../file-fixtures.ts";

const today = "2026-11-22";

/** $800.00 for the second half of 2026, so that a few invoices of a client overdraw it together. */
const budget: BudgetState = {
  category: "Assistance with Daily Life",
  management: "plan",
  startDate: "2026-01-01",
  endDate: "2026-12-31",
  total: 4000_00,
  delivered: 0,
  coreFlexible: false,
  stated: false,
  periods: [{ startDate: "2026-07-01", endDate: "2026-12-31", amount: 800_00, released: true, delivered: 0 }],
};

const contextOf = (at: number): InvoiceContext => ({
  today,
  budgets: [structuredClone(budget)],
  source: { at, of: "ndia" },
});

const deps: CheckDeps = {
  check: checkFileInvoice,
  defaultContext: { today },
  contextsFor: (numbers) => Promise.resolve(new Map(numbers.map((number) => [number, contextOf(1)]))),
};

/** Checks a file in so many parts, each as another worker would: what comes back has gone through a copy. */
async function check(blob: Blob, parts: number, ofPart: Partial<CheckDeps> = {}) {
  const file = await openFile(blob);
  if ("code" in file) throw new Error(file.what);
  const { layout, columns } = file.recognised;
  let used = 0;
  const part: CheckPart = async (range, onRead) => {
    used += 1;
    return structuredClone(
      await checkPart(file, { layout, columns }, { ...deps, ...ofPart }, { range, onRead }),
    );
  };
  const checked = new CheckedFile(
    file,
    { layout, columns, minPartBytes: 1 },
    { ...deps, parts: Array.from({ length: parts - 1 }, () => part) },
  );
  const problem = await checked.check();
  return { checked, problem, used };
}

async function outcome({ checked, problem }: Awaited<ReturnType<typeof check>>) {
  const rows = Array.from({ length: checked.index.rows }, (_, row) => row);
  return {
    problem,
    summary: checked.summary(),
    found: await found(checked),
    starts: rows.map((row) => checked.index.startOf(row)),
    invoices: rows.map((row) => checked.index.invoiceOf(row)),
    rejected: rows.filter((row) => checked.isRejected(row)),
  };
}

/** Rows that are hard to take apart: quotes over lines, stray ones, empty rows, dates the other way round, odd bytes. */
const row = fc
  .record({
    ndis: fc.constantFrom("430111222", "430333444", "43011122"),
    number: fc.constantFrom("INV-1", "INV-2", "INV-3", ""),
    name: fc.constantFrom("Ana Silva", '"Ana\r\nSilva"', '"Ana', 'An"a', "Zoë", "Ana, Silva"),
    date: fc.constantFrom("05/07/2026", "07/25/2026", "46204"),
    delivered: fc.constantFrom("01/07/2026", "07/14/2026", "02/08/2026"),
    rate: fc.constantFrom("100.00", "700.00", "$1"),
  })
  .map((cells) => line(cells));
const lines = fc.array(fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: fc.constant("") }), {
  minLength: 1,
  maxLength: 40,
});

describe("a file that is checked in parts", () => {
  it("a file comes out the same in two, three or five parts as in one", async () => {
    await fc.assert(
      fc.asyncProperty(lines, fc.constantFrom(2, 3, 5), async (rows, parts) => {
        const blob = csv(...rows);
        expect(await outcome(await check(blob, parts))).toEqual(await outcome(await check(blob, 1)));
      }),
    );
  });

  it("an invoice with rows in two parts is checked as one, and invoices of both are counted together", async () => {
    const rows = ["A", "A", "B", "A", "C", "C"].map((number) =>
      line({ number, rate: "300.00", total: "300.00" }),
    );
    const whole = await outcome(await check(csv(...rows), 1));
    const inParts = await check(csv(...rows), 2);
    expect(inParts.used).toBe(1);
    expect(await outcome(inParts)).toEqual(whole);
    expect(whole.found.join()).toContain("overdrawn-together");
  });

  it("an edit counts for a row that another worker checked", async () => {
    const rows = ["A", "B", "C", "D"].map((number) => line({ number }));
    const { checked } = await check(csv(...rows), 2);
    await checked.edit(3, 1, "4301112");
    expect(checked.isRejected(3)).toBe(true);
    await checked.restore(3);
    expect(checked.isRejected(3)).toBe(false);
  });

  it("a part that fails is checked by the first worker", async () => {
    const rows = ["A", "B", "C", "D"].map((number) => line({ number }));
    const failing = await check(csv(...rows), 2, {
      contextsFor: () => Promise.reject(new Error("the database is closed")),
    });
    expect(failing.used).toBe(1);
    expect(await outcome(failing)).toEqual(await outcome(await check(csv(...rows), 1)));
  });

  it("a part counts only by the plans that the first worker knows", async () => {
    const rows = ["A", "B", "C", "D"].map((number) => line({ number, rate: "700.00", total: "700.00" }));
    const older = await check(csv(...rows), 2, {
      contextsFor: (numbers) =>
        Promise.resolve(new Map(numbers.map((number) => [number, { ...contextOf(0), budgets: [] }]))),
    });
    expect(await outcome(older)).toEqual(await outcome(await check(csv(...rows), 1)));
  });

  it("a file of UTF-16, a small one and one without LF have one part", async () => {
    const rows = ["A", "B", "C", "D"].map((number) => line({ number }));
    const text = await csv(...rows).text();
    const part = async (blob: Blob, minimum?: number) => {
      const file = await openFile(blob);
      if ("code" in file) throw new Error(file.what);
      return (await splitFile(file, 4, minimum)).length;
    };
    expect(await part(new Blob([utf16(text)]), 1)).toBe(1);
    expect(await part(new Blob([text]))).toBe(1);
    expect(await part(new Blob([text.replaceAll("\r\n", "\r")]), 1)).toBe(1);
    expect(await part(new Blob([text]), 1)).toBeGreaterThan(1);
  });
});
