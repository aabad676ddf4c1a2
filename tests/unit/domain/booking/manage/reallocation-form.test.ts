import { describe, expect, test } from "vitest";
import { readRetained } from "../../../../../lib/domain/booking/manage/propose-end.ts";
import { readReason, REJECT_REASONS } from "../../../../../lib/domain/booking/manage/propose-answer.ts";
import {
  lineFields,
  readReallocation,
  typedLine,
} from "../../../../../lib/domain/booking/manage/reallocation-form.ts";
import { CARE, CONSUMABLES } from "./manage-fixtures.ts";

const LINES = [CARE, CONSUMABLES];
const AS_IT_IS = LINES.map(typedLine);
const withFirst = (change: object) => [{ ...typedLine(CARE), ...change }, typedLine(CONSUMABLES)];

describe("the form of a reallocation", () => {
  test("F129: the form begins with quantity and rate as the NDIA has them; a whole category has an amount", () => {
    expect(AS_IT_IS).toEqual([
      { quantity: "12", rate: "65.00" },
      { quantity: "1", rate: "300.00" },
    ]);
    expect(LINES.map((_line, at) => lineFields(LINES, at).rate)).toEqual([
      "Rate of 01_011_0107_1_1 Assistance with self-care",
      "Amount of 03 Consumables",
    ]);
  });

  test("a line whose amounts aren't told begins empty, and not with 0", () => {
    expect(typedLine({ ...CARE, quantity: null, allocated: null })).toEqual({ quantity: "", rate: "" });
  });

  test("two lines of one name have fields that differ", () => {
    const fields = [CARE, CARE].map((_line, at) => lineFields([CARE, CARE], at).quantity);
    expect(new Set(fields).size).toBe(2);
  });

  test("only lines that were changed are read", () => {
    expect(readReallocation(LINES, withFirst({ quantity: "10.5", rate: "$65" }))).toEqual({
      lines: [{ at: 0, quantity: 1050, rate: 6500 }],
    });
  });

  test("a form in which nothing was changed says so", () => {
    expect(readReallocation(LINES, AS_IT_IS)).toMatchObject({ problem: { code: "nothing-to-change" } });
  });

  test.each([
    ["a quantity of 0", { quantity: "0" }, "Quantity of 01_011_0107_1_1 Assistance with self-care"],
    ["a negative quantity", { quantity: "-1" }, "Quantity of 01_011_0107_1_1 Assistance with self-care"],
    ["three decimals", { quantity: "1.255" }, "Quantity of 01_011_0107_1_1 Assistance with self-care"],
    ["no quantity", { quantity: "" }, "Quantity of 01_011_0107_1_1 Assistance with self-care"],
    ["a rate of 0", { rate: "0.00" }, "Rate of 01_011_0107_1_1 Assistance with self-care"],
    ["a negative rate", { rate: "-65.00" }, "Rate of 01_011_0107_1_1 Assistance with self-care"],
    ["three decimals of a rate", { rate: "65.001" }, "Rate of 01_011_0107_1_1 Assistance with self-care"],
    ["no rate", { rate: " " }, "Rate of 01_011_0107_1_1 Assistance with self-care"],
  ])("%s is a problem of its field", (_title, change, field) => {
    expect(readReallocation(LINES, withFirst(change))).toMatchObject({ problem: { field } });
  });

  test("all fields that are wrong are told together", () => {
    const read = readReallocation(LINES, withFirst({ quantity: "x", rate: "y" }));
    expect("problem" in read && read.problem.fields).toHaveLength(2);
  });
});

describe("the form of an earlier end", () => {
  test("F137: what is held back is read line by line, and empty is nothing", () => {
    expect(readRetained(LINES, ["150.5", ""])).toMatchObject({ problem: expect.anything() });
    expect(readRetained(LINES, ["150.50", ""])).toEqual({ retained: [15_050, 0] });
  });

  test("F137: more than what is left of a line is a problem of its field", () => {
    const read = readRetained(LINES, ["580.01", "300.01"]);
    expect("problem" in read && read.problem.fields?.map(({ field }) => field)).toEqual([
      "Hold back of 01_011_0107_1_1 Assistance with self-care",
      "Hold back of 03 Consumables",
    ]);
  });
});

describe("the form of a rejection", () => {
  test("F141: a reason is told in its words, with a person's own words behind it", () => {
    expect(readReason("dates", "")).toEqual({ reason: REJECT_REASONS.dates });
    expect(readReason("dates", " until May ")).toEqual({ reason: `${REJECT_REASONS.dates}: until May` });
    expect(readReason("other", "Wrong provider")).toEqual({ reason: "Wrong provider" });
  });

  test.each([
    ["F141: “Other” without words", "other" as const, " "],
    ["too many words", "dates" as const, "x".repeat(201)],
  ])("%s is a problem of the field", (_title, reason, words) => {
    expect(readReason(reason, words)).toMatchObject({ problem: { field: "Reason in your words" } });
  });
});
