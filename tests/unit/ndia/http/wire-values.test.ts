import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { centsOf, dateOf, Dollars, parseAnswerPart } from "../../../../lib/ndia/http/wire-values.ts";

const badAnswer = (named: string) =>
  expect.objectContaining({
    kind: "permanent",
    problem: expect.objectContaining({ code: "ndia-bad-answer", what: expect.stringContaining(named) }),
  });

describe("centsOf", () => {
  test.each<[number | string, number]>([
    [1234.5, 123_450],
    [1234.56, 123_456],
    [0.29, 29],
    [1.15, 115],
    [8107.2, 810_720],
    [0, 0],
    [-12.34, -1234],
    [12_345_678.91, 1_234_567_891],
    ["1234.50", 123_450],
    [" 7 ", 700],
    ["-0.01", -1],
    ["007", 700],
    ["12.5", 1250],
    ["12.3400", 1234],
    [0.1 + 0.2, 30],
  ])("centsOf reads %j as %i cents", (dollars, cents) => {
    expect(centsOf("approved_amount", dollars)).toBe(cents);
  });

  test.each([[-0], ["-0"], ["-0.00"]])("F36: centsOf reads %j as zero, not minus zero", (dollars) => {
    expect(Object.is(centsOf("spent_amount", dollars), 0)).toBe(true);
  });

  test.each<[number | string]>([
    [12.345],
    [0.001],
    ["12.345"],
    [""],
    [" "],
    ["12 000"],
    ["1,234.50"],
    ["$5.00"],
    ["1e3"],
    ["1E3"],
    ["0x10"],
    ["0b11"],
    ["0o17"],
    ["1_000"],
    ["+5"],
    ["--5"],
    ["5-"],
    [".5"],
    ["5."],
    ["1.005"],
    ["１２"],
    ["(5.00)"],
    ["NaN"],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    ["Infinity"],
    [1e300],
    [90_071_992_547_410],
  ])("F36: centsOf rejects %j and names the field", (dollars) => {
    expect(() => centsOf("Consumables approved_amount", dollars)).toThrow(
      badAnswer("Consumables approved_amount"),
    );
  });

  test("centsOf reads the same cents from a number and from text", () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000_00, max: 10_000_000_00 }), (cents) => {
        expect(centsOf("x", cents / 100)).toBe(cents + 0);
        expect(centsOf("x", (cents / 100).toFixed(2))).toBe(cents + 0);
      }),
    );
  });

  test.each([[true], [null], [{}], [[5]], [undefined]])("Dollars rejects %j", (value) => {
    expect(Dollars.safeParse(value).success).toBe(false);
  });
});

describe("dateOf", () => {
  test.each([["0001-01-01"], ["0000-00-00"], ["1900-01-01"], [""], [null], [undefined]])(
    "dateOf reads %j as no date",
    (text) => {
      expect(dateOf("end_date", text)).toBeNull();
    },
  );

  test.each([
    "2026-02-29",
    "2026-13-01",
    "12/01/2026",
    "2026-01-12T00:00:00Z",
    "20260112",
    "soon",
    "0026-01-12",
  ])("F36: dateOf rejects %j and names the field", (text) => {
    expect(() => dateOf("end_date", text)).toThrow(badAnswer(`end_date is “${text}”`));
  });

  test("dateOf reads a valid day", () => {
    expect(dateOf("end_date", "2028-02-29")).toBe("2028-02-29");
  });
});

describe("parseAnswerPart", () => {
  const Shape = z.looseObject({ levels: z.array(z.looseObject({ name: z.string() })) });

  test("parseAnswerPart keeps unknown fields", () => {
    const answer = { levels: [{ name: "x", colour: "blue" }], more: { deep: [1] } };
    expect(parseAnswerPart(Shape, answer, "the budget tree")).toEqual(answer);
  });

  test.each<[unknown, string]>([
    [undefined, "the budget tree is unreadable"],
    [null, "the budget tree is unreadable"],
    [{ levels: [{ name: "x" }, { name: 5 }] }, "the budget tree is unreadable at levels.1.name"],
  ])("parseAnswerPart rejects %j and names the place", (answer, told) => {
    expect(() => parseAnswerPart(Shape, answer, "the budget tree")).toThrow(badAnswer(told));
  });
});
