import { describe, expect, test } from "vitest";
import {
  ADJUSTMENT_DESCRIPTION,
  ADJUSTMENT_NOTE,
  type Delivered,
} from "../../../../../lib/domain/change/adjustment.ts";
import {
  countedServices,
  datedDeliveries,
  existingInvoices,
  servicesOfThisInvoice,
  earlierServices,
  type StoredInvoice,
  withoutThisInvoice,
} from "../../../../../lib/domain/invoice/context/earlier-services.ts";

const service = (change: Partial<Delivered> = {}): Delivered => ({
  itemNumber: "03_040010057_0103_1_1",
  description: "Low Cost Assistive Technology",
  provider: "Reef Care",
  category: "Consumables",
  note: "",
  total: 45_50,
  date: "2026-08-03",
  number: "INV-7",
  status: "Extracted",
  ...change,
});
const adjustment = (change: Partial<Delivered> = {}) =>
  service({ itemNumber: "", description: ADJUSTMENT_DESCRIPTION, provider: "NDIA refer to PACE", ...change });
const stored = (change: Partial<StoredInvoice> = {}): StoredInvoice => ({
  provider: "reef  care",
  number: "inv-7",
  lines: [],
  sure: true,
  ...change,
});

describe("earlier services", () => {
  test("earlierServices lists services with a provider and a date, over all their days", () => {
    expect(
      earlierServices([service({ to: "2026-08-05" }), service({ date: null }), service({ provider: "" })]),
    ).toEqual([
      {
        provider: "Reef Care",
        from: "2026-08-03",
        to: "2026-08-05",
        item: "03_040010057_0103_1_1",
        category: "Consumables",
      },
    ]);
  });

  test.each([
    ["told by its words", adjustment()],
    ["told by its note", adjustment({ description: "Other words", note: ADJUSTMENT_NOTE })],
    ["with another's number", adjustment({ number: "INV-7", provider: "Reef Care" })],
  ])("an adjustment record isn't an earlier service, but its amount counts: %s", (_how, record) => {
    expect(earlierServices([record])).toEqual([]);
    expect(existingInvoices([record], new Set(), true)).toEqual([]);
    expect(servicesOfThisInvoice([record], stored()).size).toBe(0);
    expect(datedDeliveries([record])).toMatchObject([{ amount: 45_50 }]);
  });

  test("countedServices leaves out cancelled services", () => {
    expect(countedServices([service({ status: "Cancelled" }), service({ status: "CANCELED" })])).toEqual([]);
    expect(countedServices([service(), service({ status: "" })])).toHaveLength(2);
  });

  test("datedDeliveries leaves out a service with an unreadable amount or date", () => {
    expect(datedDeliveries([service({ total: null }), service({ date: null })])).toEqual([]);
  });
});

describe("invoices that are there already", () => {
  test("existingInvoices are the numbers of the services, each for this client", () => {
    expect(existingInvoices([service(), service({ number: "" })], new Set(), true)).toEqual([
      { number: "INV-7", provider: "Reef Care", sameClient: true },
    ]);
  });

  test("existingInvoices is unknown for a table without numbers and empty for an empty table", () => {
    const { number: _hidden, ...unnumbered } = service();
    expect(existingInvoices([unnumbered], new Set(), true)).toBeUndefined();
    expect(existingInvoices([], new Set(), true)).toEqual([]);
  });

  test("existingInvoices leaves out this invoice and marks one that may be it", () => {
    const mine = service();
    const other = service({ number: "INV-8" });
    const numbers = (sure: boolean) =>
      existingInvoices([mine, other], new Set([mine]), sure)?.map(({ number, maybeOwn }) => [
        number,
        maybeOwn,
      ]);
    expect(numbers(true)).toEqual([["INV-8", undefined]]);
    expect(numbers(false)).toEqual([
      ["INV-7", true],
      ["INV-8", undefined],
    ]);
  });
});

describe("the services of an invoice that is edited", () => {
  const { number: _hidden, ...unnumbered } = service();
  const line = { from: "2026-08-03", category: "03 Consumables", total: 45_50 };

  test.each<[string, Delivered[], StoredInvoice | undefined, number]>([
    ["by provider and number", [service(), service({ date: "2026-08-04" })], stored(), 2],
    ["not by another's number", [service({ number: "INV-8" })], stored(), 0],
    ["not by another provider's", [service({ provider: "Harbour Therapy" })], stored(), 0],
    ["by day and amount, where numbers aren't shown", [unnumbered], stored({ lines: [line] }), 1],
    ["one service for one line", [unnumbered, { ...unnumbered }], stored({ lines: [line] }), 1],
    [
      "by day and amount, where its number is being corrected",
      [service({ number: "INV-9" })],
      stored({ lines: [line] }),
      1,
    ],
    ["not by another amount", [unnumbered], stored({ lines: [{ ...line, total: 45_51 }] }), 0],
    [
      "not by day and amount, where nobody knows whether it was made",
      [service({ number: "INV-9" })],
      stored({ lines: [line], sure: false }),
      0,
    ],
    ["of nobody in particular", [service()], stored({ provider: undefined }), 0],
    ["of a new invoice", [service()], undefined, 0],
  ])("servicesOfThisInvoice matches %s", (_how, delivered, invoice, count) => {
    expect(servicesOfThisInvoice(delivered, invoice).size).toBe(count);
  });

  test("withoutThisInvoice subtracts this invoice's services from its budget", () => {
    const mine = service();
    const delivered = [mine, service({ category: "Transport" })];
    const held = [
      { category: "03 Consumables", delivered: 100_00 },
      { category: "Transport", delivered: 45_50 },
    ];
    expect(withoutThisInvoice(held, new Set([mine]), delivered)).toEqual([
      { category: "03 Consumables", delivered: 54_50 },
      held[1],
    ]);
  });

  test.each([
    ["one of them has no amount", service({ total: null }), [{ category: "Consumables", delivered: 100_00 }]],
    [
      "two budgets may have paid",
      service(),
      [
        { category: "Consumables", delivered: 100_00 },
        { category: "03 Consumables", delivered: 20_00 },
      ],
    ],
  ])("withoutThisInvoice leaves the delivered amount unknown where %s", (_why, mine, held) => {
    expect(withoutThisInvoice(held, new Set([mine]), [mine]).map(({ delivered }) => delivered)).toEqual(
      held.map(() => null),
    );
  });

  test("withoutThisInvoice doesn't change an excluded budget", () => {
    const mine = service();
    const held = [{ category: "Consumables", delivered: 0, excluded: true }];
    expect(withoutThisInvoice(held, new Set([mine]), [mine])).toEqual(held);
  });
});
