import { expect, test } from "vitest";
import { REJECTION_CODES, rejectionCode } from "../../../../lib/domain/booking/rejection-codes.ts";

test("REJECTION_CODES explain A01, C01 to C22 and V19, each once and with its source", () => {
  const codes = REJECTION_CODES.map(({ code }) => code);
  const numbered = Array.from({ length: 22 }, (_, at) => `C${String(at + 1).padStart(2, "0")}`);
  expect(codes).toEqual(["A01", ...numbered, "V19"]);
  for (const { what, remedy, source } of REJECTION_CODES)
    expect([what.endsWith("."), remedy.endsWith("."), source === ""]).toEqual([true, true, false]);
});

test.each([
  ["C03", "C03"],
  ["c03: dates outside", "C03"],
  ["Claim rejected (C22).", "C22"],
  ["V19 Participant disputed support", "V19"],
  ["C99", undefined],
  ["Item 14_033_0127_8_3", undefined],
  ["ABC03", undefined],
  ["", undefined],
])("rejectionCode reads %j", (text, code) => {
  expect(rejectionCode(text)?.code).toBe(code);
});
