import { describe, expect, test } from "vitest";
import {
  type BookingDraft,
  type DraftField,
  type DraftLine,
  readDraft,
} from "../../../../lib/domain/booking/booking-draft.ts";
import { PLAN } from "../record/record-fixtures.ts";
import { draft, draftLine } from "./booking-fixtures.ts";

const read = (change: Partial<BookingDraft> = {}) => readDraft(draft(change), PLAN);
const line = (change: Partial<DraftLine>) => read({ lines: [draftLine(change)] });

describe("readDraft", () => {
  test("F118: readDraft takes the plan's own days, or those that were typed", () => {
    expect(read().request).toEqual({
      type: "plan-managed",
      planReference: "1080001",
      startDate: "2026-07-01",
      endDate: "2027-06-30",
      lines: [{ category: "CONSUMABLES", item: null, quantity: 100, rate: 50_000 }],
    });
    const own = read({ period: "custom", startDate: "2026-12-01", endDate: "2026-12-01" });
    expect(own.request).toMatchObject({ startDate: "2026-12-01", endDate: "2026-12-01" });
  });

  test("F120: readDraft reads a line's item, quantity and rate as people write them", () => {
    const { request } = line({ item: " 03-040010057-0103-1-1", quantity: "1.5", rate: "$1,010.50" });
    expect(request?.lines).toEqual([
      { category: "CONSUMABLES", item: "03_040010057_0103_1_1", quantity: 150, rate: 101_050 },
    ]);
  });

  test("readDraft takes the whole category as one unit, whatever stands in quantity", () => {
    expect(line({ item: "  ", quantity: "oops" }).request?.lines[0]).toMatchObject({
      item: null,
      quantity: 100,
    });
  });

  const ITEM = { item: "03_040010057_0103_1_1" };
  test.each<[string, Partial<BookingDraft>, DraftField, string]>([
    ["no plan", { planReference: "" }, "plan", "No plan is chosen."],
    ["no line", { lines: [] }, "lines", "The booking has no lines."],
    [
      "no start",
      { period: "custom", startDate: "", endDate: "2026-12-01" },
      "start",
      "The start date is missing or isn't a day.",
    ],
    [
      "an end that is no day",
      { period: "custom", startDate: "2026-12-01", endDate: "2026-02-30" },
      "end",
      "The end date is missing or isn't a day.",
    ],
    [
      "an end before the start",
      { period: "custom", startDate: "2026-12-02", endDate: "2026-12-01" },
      "end",
      "The booking ends before it starts.",
    ],
    ["no category", { lines: [draftLine({ category: "" })] }, "line/1/category", "No category is chosen."],
    [
      "an item that is none",
      { lines: [draftLine({ item: "socks" })] },
      "line/1/item",
      "“socks” isn't a support item number.",
    ],
    [
      "no quantity",
      { lines: [draftLine({ ...ITEM, quantity: "" })] },
      "line/1/quantity",
      "The quantity is missing.",
    ],
    [
      "quantity zero",
      { lines: [draftLine({ ...ITEM, quantity: "0" })] },
      "line/1/quantity",
      "The quantity is zero.",
    ],
    [
      "a negative quantity",
      { lines: [draftLine({ ...ITEM, quantity: "-2" })] },
      "line/1/quantity",
      "The quantity is below zero.",
    ],
    [
      "a quantity of three decimals",
      { lines: [draftLine({ ...ITEM, quantity: "1.255" })] },
      "line/1/quantity",
      "The quantity has more than two decimals.",
    ],
    ["no rate", { lines: [draftLine({ rate: " " })] }, "line/1/rate", "The rate is missing."],
    ["rate zero", { lines: [draftLine({ rate: "0.00" })] }, "line/1/rate", "The rate is zero."],
    ["a negative rate", { lines: [draftLine({ rate: "-$5.00" })] }, "line/1/rate", "The rate is below zero."],
    [
      "a rate of three decimals",
      { lines: [draftLine({ rate: "10.505" })] },
      "line/1/rate",
      "The rate has more than two decimals.",
    ],
    ["a rate in words", { lines: [draftLine({ rate: "ten" })] }, "line/1/rate", "“ten” isn't a rate."],
    [
      "an amount beyond all plans",
      { lines: [draftLine({ ...ITEM, quantity: "9999999", rate: "9999999.00" })] },
      "line/1/rate",
      "$99,999,980,000,001.00 is more than any plan holds.",
    ],
    [
      "two lines of one category",
      { lines: [draftLine(), draftLine()] },
      "line/2/category",
      "Line 2 is for the same as line 1.",
    ],
    [
      "two lines of one item",
      { lines: [draftLine(ITEM), draftLine(), draftLine(ITEM)] },
      "line/3/item",
      "Line 3 is for the same as line 1.",
    ],
  ])("readDraft names the field of %s", (_, change, field, what) => {
    const { request, problems } = read(change);
    expect(problems.map((problem) => [problem.field, problem.what])).toEqual([[field, what]]);
    expect(problems[0]?.remedy).not.toBe("");
    expect(request).toBeUndefined();
  });

  test("readDraft asks for own dates where the NDIA tells no end of the plan", () => {
    const { problems, request } = readDraft(draft(), { ...PLAN, endDate: null });
    expect([problems.map(({ field }) => field), request]).toEqual([["end"], undefined]);
  });

  test("readDraft keeps the lines that can be read beside one that can't", () => {
    const { lines } = read({ lines: [draftLine({ rate: "x" }), draftLine({ category: "CB_EMPLOYMENT" })] });
    expect([...lines.keys()]).toEqual([1]);
  });
});
