import { describe, expect, test } from "vitest";
import { checkInvoice } from "../../../../../lib/domain/invoice/rules/check.ts";
import { itemForm, tidyItemNumber } from "../../../../../lib/domain/invoice/model/item-number.ts";
import type { InvoiceLine } from "../../../../../lib/domain/invoice/model/line.ts";
import { type Change, context, invoice, line } from "../invoice-fixtures.ts";

const findings = (change: Change<InvoiceLine>) =>
  checkInvoice(invoice({ lines: [line({ category: undefined, ...change })] }), context()).filter(
    ({ code }) => code.startsWith("item-form") || code.startsWith("item-suffix"),
  );

describe("the form of an item's number", () => {
  test.each([
    "01_011_0107_1_1",
    "05_0002_0103_1_2",
    "03_040010057_0103_1_1",
    "05_123906171_0113_1_2",
    "Bereavement",
    "15_617_0128_1_3_PT",
    "15_617_0128_1_3_CA",
    "15_617_0128_1_3_NF",
    "15_617_0128_1_3_RR",
    "15_617_0128_1_3_TH",
    "15_037_0117_1_3_T",
    "15_037_0117_1_3_T_CA",
    "11_022_0110_7_3_CA",
    "05_0002_0103_1_2_T",
    "06_431_0131_2_2",
  ])("%s is a support item number", (item) => {
    expect(itemForm(item)).toBe("number");
    expect(findings({ item })).toEqual([]);
  });

  test.each([
    ["15_617_0128_1_3_ZZ", "_ZZ isn't an item suffix that Planbridge knows (15_617_0128_1_3_ZZ)."],
    ["05_00021_0103_1_2", "05_00021_0103_1_2 isn't a support item format that Planbridge knows."],
    ["15_617_01281_1_3", "15_617_01281_1_3 isn't a support item format that Planbridge knows."],
  ])("%s may be a support item number, so it is only a warning", (item, what) => {
    expect(findings({ item })).toMatchObject([{ code: "item-form-unsure", severity: "warn", what }]);
  });

  test.each(["Speech therapy", "22_037_0117_1_3", "15_037_0117_1_4", "01_11_0107_1_1", "51824753556", "-"])(
    "%s isn't a support item number: an error without a fix",
    (item) => {
      expect(findings({ item })).toMatchObject([{ code: "item-form", severity: "block" }]);
      expect(findings({ item })[0]).not.toHaveProperty("fix");
    },
  );

  test.each([
    ["block", "15-037-0117-1-3", "15_037_0117_1_3"],
    ["block", "15 037 0117 1 3", "15_037_0117_1_3"],
    ["block", "15.037.0117.1.3", "15_037_0117_1_3"],
    ["block", "15/037/0117/1/3", "15_037_0117_1_3"],
    ["block", "15\u2011037\u22120117\u20111\u20133", "15_037_0117_1_3"],
    ["block", "01011010711", "01_011_0107_1_1"],
    ["block", "01_0110107_1_1", "01_011_0107_1_1"],
    ["block", "050002010312", "05_0002_0103_1_2"],
    ["block", "03040010057010311", "03_040010057_0103_1_1"],
    ["block", "15_617_0128_1_3CA", "15_617_0128_1_3_CA"],
    ["block", "15-617-0128-1-3-pt", "15_617_0128_1_3_PT"],
    ["warn", "15_617_0128_1_3_pt", "15_617_0128_1_3_PT"],
    ["warn", " 15_617_0128_1_3 ", "15_617_0128_1_3"],
    ["warn", "bereavement", "Bereavement"],
    ["warn", "BEREAVEMENT ", "Bereavement"],
  ])("a mistyped item number is a %s with a fix: %j", (severity, item, value) => {
    expect(tidyItemNumber(item)).toBe(value);
    expect(findings({ item })).toMatchObject([{ severity, fix: { kind: "set", field: "item", value } }]);
  });
});

describe("suffixes of July 2026", () => {
  test.each([
    ["2026-06-30", ["item-suffix-early"]],
    ["2026-07-01", []],
  ])("suffix _TH for a service on %s gives %j", (from, codes) => {
    expect(findings({ item: "15_617_0128_1_3_TH", from }).map(({ code }) => code)).toEqual(codes);
  });

  test("a suffix used too early names its first day and the claim type that replaces it", () => {
    expect(findings({ item: "15_617_0128_1_3_PT", from: "2026-06-30" })).toMatchObject([
      {
        severity: "warn",
        what: "_PT (provider travel) is for services from 01/07/2026.",
        remedy: "Before that day, use the number without it and the claim type TRAN. Check the date.",
      },
    ]);
  });

  test("suffix _T is accepted on any date", () => {
    expect(findings({ item: "15_037_0117_1_3_T", from: "2026-03-02" })).toEqual([]);
  });

  test.each([
    ["_CA", "CANC", []],
    ["_PT", "tran", []],
    ["_PT", "STAN", []],
    ["_PT", undefined, []],
    ["_T", "TRAN", []],
    ["_PT", "NF2F", ["item-suffix-and-claim-type"]],
  ])("suffix %s with claim type %s gives %j", (suffix, claimType, codes) => {
    const item = `15_617_0128_1_3${suffix}`;
    expect(findings({ item, claimType }).map(({ code }) => code)).toEqual(codes);
  });
});
