import { describe, expect, it } from "vitest";
import { checkFileInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import type { BudgetState } from "../../../../lib/domain/invoice/model/context.ts";
import { checkedFile, csv, found, HEADER, line } from "../file-fixtures.ts";

const CATEGORY = "Assistance with Daily Life";
const QUANTITY = 11;
const RATE = 12;

/** $800.00 for the second half of 2026. */
const budget: BudgetState = {
  category: CATEGORY,
  management: "plan",
  startDate: "2026-01-01",
  endDate: "2026-12-31",
  total: 4000_00,
  delivered: 0,
  coreFlexible: false,
  stated: false,
  periods: [{ startDate: "2026-07-01", endDate: "2026-12-31", amount: 800_00, released: true, delivered: 0 }],
};

const check = (blob: Blob) =>
  checkedFile(blob, {
    check: checkFileInvoice,
    contextsFor: (numbers) =>
      Promise.resolve(
        new Map(
          numbers.map((each) => [each, { today: "2026-11-22", budgets: [structuredClone(budget)] }] as const),
        ),
      ),
  });

const of = (number: string, dollars: number, more: object = {}) =>
  line({ number, rate: `${dollars}.00`, total: `${dollars}.00`, ...more });

describe("invoices of one client that each fit, and together don't", () => {
  it("invoices that overdraw a budget together are reported at the first row over the limit", async () => {
    const checked = await check(csv(of("A", 500), of("B", 200), of("C", 500), of("D", 100)));
    expect(await found(checked)).toEqual(["4 - overdrawn-together"]);
    const [row] = await checked.view([2]);
    expect(row?.findings[0]).toMatchObject({
      severity: "warn",
      what: `Together, this file's invoices for 430111222 draw $1,300.00 from ${CATEGORY} in the period from 01/07/2026 to 31/12/2026, where $800.00 is left.`,
    });
    expect(checked.summary()).toMatchObject({
      severities: { none: 3, note: 0, warn: 1, block: 0 },
      codes: { "overdrawn-together": 1 },
      clean: 4,
    });
    expect([...checked.select("warn")]).toEqual([2]);
    expect([...checked.select({ code: "overdrawn-together" })]).toEqual([2]);
  });

  it("an edit of any invoice clears the joint overdraw, and undo brings it back", async () => {
    const checked = await check(csv(of("A", 500), of("B", 400)));
    await checked.edit(0, RATE, "300.00");
    await checked.edit(0, 7, "300.00");
    expect(await found(checked)).toEqual([]);
    expect(checked.summary()).toMatchObject({ severities: { none: 2, warn: 0 }, codes: {} });
    await checked.restore(0);
    expect(await found(checked)).toEqual(["3 - overdrawn-together"]);
  });

  it("a joint overdraw doesn't count an invoice with errors until it is corrected", async () => {
    const checked = await check(csv(of("A", 500), of("B", 400, { quantity: "x" })));
    expect(await found(checked)).toEqual(["3 Quantity not-a-quantity"]);
    await checked.edit(1, QUANTITY, "1");
    expect(await found(checked)).toEqual(["3 - overdrawn-together"]);
  });

  it("a joint overdraw stays reported when another invoice is edited", async () => {
    const checked = await check(csv(of("A", 500), of("B", 400, { date: "1/7/2026" }), of("C", 10)));
    expect(await found(checked)).toEqual(["3 Invoice Date date-form", "3 - overdrawn-together"]);
    await checked.edit(2, 2, "Ana");
    expect(checked.summary().codes).toEqual({ "date-form": 1, "overdrawn-together": 1 });
    await checked.edit(1, 6, "01/07/2026");
    expect(checked.summary().codes).toEqual({ "overdrawn-together": 1 });
  });

  it("clients and the lines of one invoice aren't mixed up in a joint overdraw", async () => {
    const other = { ndis: "430111333" };
    const checked = await check(csv(of("A", 500), of("A", 500, other), of("B", 300, other)));
    expect(await found(checked)).toEqual([]);
    const alone = await check(new Blob([`${HEADER}\n${of("A", 900)}\n`]));
    expect(await found(alone)).toEqual(["2 - funds-exceeded"]);
  });
});
