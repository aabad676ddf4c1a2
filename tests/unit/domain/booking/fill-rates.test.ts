import { expect, test } from "vitest";
import { fillRates } from "../../../../lib/domain/booking/fill-rates.ts";
import { draftLine } from "./booking-fixtures.ts";

const ITEM = "03_040010057_0103_1_1";
const limitOf = (item: string) => (item === ITEM ? 1_050 : null);

test("F120: fillRates takes the price list's rate where none is typed, and leaves what was typed", () => {
  const lines = [
    draftLine({ item: ITEM, rate: "" }),
    draftLine({ item: ITEM, rate: "9.00" }),
    draftLine({ item: "03_000000001_0103_1_1", rate: "" }),
    draftLine({ rate: "" }),
  ];
  expect(fillRates(lines, limitOf).map(({ rate }) => rate)).toEqual(["10.50", "9.00", "", ""]);
});

test("fillRates gives back the same lines where there is nothing to fill", () => {
  const lines = [draftLine(), draftLine({ item: ITEM })];
  expect(fillRates(lines, limitOf)).toBe(lines);
});
