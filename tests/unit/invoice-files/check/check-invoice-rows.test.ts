import { describe, expect, test } from "vitest";
import type { CheckDeps } from "../../../../lib/invoice-files/check/checked-file.ts";
import { checkInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import type { InvoiceContext } from "../../../../lib/domain/invoice/model/context.ts";
import { budget, QUARTERS } from "../../domain/invoice/invoice-fixtures.ts";
import { checkedFile, csv, found, line } from "../file-fixtures.ts";

const DAILY = "Assistance with Daily Life";

/** The rules themselves, for one client whose plan is 2026. */
function deps(change: Partial<InvoiceContext> = {}): Partial<CheckDeps> {
  const context: InvoiceContext = {
    today: "2026-11-22",
    isPace: true,
    contract: { startDate: "2026-01-01", endDate: "2026-12-31", active: true },
    budgets: [budget({ category: DAILY })],
    state: "NSW",
    invoices: [],
    delivered: [],
    ...change,
  };
  return {
    check: checkInvoice,
    contextsFor: (numbers) => Promise.resolve(new Map(numbers.map((each) => [each, context]))),
  };
}

describe("what the rules say of a row stands", () => {
  test("F63: a rule's finding is placed on the cell that the date was read from", async () => {
    const outside = { delivered: "01/07/2025" };
    expect(await found(await checkedFile(csv(line(outside)), deps()))).toEqual([
      "2 Invoice Line Delivered Date outside-contract",
    ]);
    const range = { delivered: "", from: "01/07/2025" };
    expect(await found(await checkedFile(csv(line(range)), deps()))).toEqual([
      "2 Invoice Line Delivered From Date outside-contract",
    ]);
  });

  test("F63: a cell with several problems has all their findings", async () => {
    const checked = await checkedFile(csv(line({ delivered: "01/07/2024" })), deps());
    expect(await found(checked)).toEqual([
      "2 Invoice Line Delivered Date outside-contract",
      "2 Invoice Line Delivered Date two-years-over",
    ]);
  });

  test("F63: a rule's finding isn't repeated where the cell's own fault says it", async () => {
    const checked = await checkedFile(csv(line({ number: " INV-1 ", delivered: "31/06/2026" })), deps());
    expect(await found(checked)).toEqual([
      "2 Invoice Number spaces",
      "2 Invoice Line Delivered Date not-a-date",
    ]);
  });

  test.each([
    ["87.29", []],
    ["87.08", ["2 Line Total line-total-off"]],
  ])("F63: a duration of 1:20 at $65.47 is checked by its minutes: $%s", async (total, codes) => {
    const header =
      "Client NDIS Number,Invoice Number,Delivered Date,Support Item Number,Hours,Rate,Line Total";
    const row = `430111222,INV-1,01/07/2026,01_011_0107_1_1,1:20,65.47,${total}`;
    const checked = await checkedFile(new Blob([[header, row, ""].join("\n")]), deps());
    expect(await found(checked)).toEqual(codes);
  });

  test("F63: a rule's fix becomes the cell's replacement", async () => {
    const checked = await checkedFile(csv(line({ number: "INV 1" })), deps());
    expect((await checked.view([0]))[0]?.findings).toMatchObject([
      { code: "invoice-number-form", replacement: "INV-1" },
    ]);
  });

  test("F62: a finding on a service over funding periods lists its parts", async () => {
    const header =
      "Client NDIS Number,Invoice Number,Delivered From,Delivered To,Support Item Number,Quantity,Rate";
    const row = "430111222,INV-1,30/06/2026,01/07/2026,01_011_0107_1_1,2,10.00";
    const given = deps({ budgets: [budget({ category: DAILY, periods: QUARTERS })] });
    const checked = await checkedFile(new Blob([[header, row, ""].join("\n")]), given);
    const spans = (await checked.view([0]))[0]?.findings.find(({ code }) => code === "spans-periods");
    expect(spans?.remedy).toMatch(
      / As 30\/06\/2026 \(1\.00, \$10\.00\) and 01\/07\/2026 \(1\.00, \$10\.00\)\.$/,
    );
  });
});
