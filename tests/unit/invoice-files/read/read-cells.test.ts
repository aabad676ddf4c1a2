import { describe, expect, it, test } from "vitest";
import { readCell } from "../../../../lib/invoice-files/read/read-cell.ts";
import type { DateForm, FileField } from "../../../../lib/invoice-files/parse/layouts.ts";

const read = (field: FileField, text: string, dates: DateForm = "DD/MM/YYYY") => {
  const { value, fault } = readCell(text, field, dates);
  return [value, fault?.severity, fault?.code, fault?.replacement ?? fault?.choices];
};

describe("a date with a time", () => {
  test.each([
    ["2026-06-30T14:00:00Z", "2026-07-01", "01/07/2026"],
    ["2026-06-30T14:00:00.000Z", "2026-07-01", "01/07/2026"],
    ["2026-06-30 14:00:00Z", "2026-07-01", "01/07/2026"],
    ["2026-06-30T14:00Z", "2026-07-01", "01/07/2026"],
    ["2026-06-30t14:00:00z", "2026-07-01", "01/07/2026"],
    ["20260630T140000Z", "2026-07-01", "01/07/2026"],
    ["2026-06-30 14:00:00 UTC", "2026-07-01", "01/07/2026"],
    ["30/06/2026 14:00:00 GMT", "2026-07-01", "01/07/2026"],
    ["Tue, 30 Jun 2026 14:00:00 GMT", "2026-07-01", "01/07/2026"],
    ["2026-06-30T09:00:00-0500", "2026-07-01", "01/07/2026"],
    ["2026-06-30T07:00:00-07:00", "2026-07-01", "01/07/2026"],
    ["2026-12-31T13:00:00Z", "2027-01-01", "01/01/2027"],
    ["2026-06-30T23:30:00+08:00", "2026-07-01", "01/07/2026"],
    ["2026-07-02T05:00:00+14:00", "2026-07-02", "02/07/2026"],
  ])("readCell reads the time %s as the day %s in Sydney", (text, value, replacement) => {
    const [day, severity, , fix] = read("from", text);
    expect([day, severity, fix]).toEqual([value, "block", replacement]);
    const [ndiaDay, , , ndiaFix] = read("from", text, "YYYY/MM/DD");
    expect([ndiaDay, ndiaFix]).toEqual([value, value.replaceAll("-", "/")]);
  });

  test("a time in another zone is an error in the NDIA's file too, and names both days", () => {
    const { fault } = readCell("2026-06-30T14:00:00Z", "from", "YYYY/MM/DD");
    expect(fault).toMatchObject({ code: "date-zone", severity: "block" });
    expect(fault?.what).toContain("In Sydney it is 01/07/2026, not 30/06/2026.");
  });

  test.each([
    ["2026-10-03T13:59:00Z", "2026-10-03"],
    ["2026-10-03T14:00:00Z", "2026-10-04"],
    ["2026-10-04T12:59:00Z", "2026-10-04"],
    ["2026-10-04T13:00:00Z", "2026-10-05"],
    ["2027-04-04T13:00:00Z", "2027-04-04"],
    ["2027-04-04T14:00:00Z", "2027-04-05"],
  ])("readCell reads %s as %s around a daylight saving change", (text, day) => {
    expect(read("from", text)[0]).toBe(day);
  });

  test.each([
    ["2026-07-01T00:00:00+10:00"],
    ["2026-07-01T00:00:00+1000"],
    ["2026-07-01 00:00:00 +1000"],
    ["2026-07-01T00:00:00+10"],
    ["2026-07-01T00:00:00 AEST"],
    ["Wed Jul 01 2026 00:00:00 GMT+1000 (Australian Eastern Standard Time)"],
    ["2026-07-01T00:00:00"],
    ["2026-07-01 00:00:00"],
    ["2026-07-01 23:59:59.999"],
    ["2026-07-01T00:00:00Z"],
    ["2026-07-01Z"],
    ["2026-07-01+10:00"],
    ["1/07/2026 12:00:00 AM"],
    ["1/07/2026 12:00:00\u202FAM"],
    ["01/07/2026 0:00"],
    ["01/07/2026, 00:00:00"],
    ["1/07/2026 11:59:59 p.m."],
    ["Wednesday, 1 July 2026 12:00 am"],
  ])("readCell takes the written day of %s", (text) => {
    expect(read("from", text).slice(0, 2)).toEqual(["2026-07-01", "block"]);
    expect(read("from", text)[3]).toBe("01/07/2026");
  });

  test.each([
    "2026-07-01T24:00:00",
    "2026-07-01T25:00:00Z",
    "2026-07-01T10:60:00Z",
    "2026-07-01 13:00 AM",
    "2026-07-01T10:00:00+25:00",
    "2026-07-01 10:00 EST",
    "2026-07-01 10:00 XYZ",
  ])("readCell rejects %s, as its day isn't certain", (text) => {
    const { value, fault } = readCell(text, "from", "DD/MM/YYYY");
    expect(value).toBeUndefined();
    expect(fault).toMatchObject({ code: "date-zone", severity: "block" });
    expect(fault?.replacement).toBeUndefined();
  });
});

describe("a date in another form", () => {
  test.each([
    ["1 July 2026"],
    ["1st July, 2026"],
    ["01-Jul-26"],
    ["1-JUL-2026"],
    ["1Jul2026"],
    ["July 1, 2026"],
    ["Jul 1 2026"],
    ["Wednesday, 1 July 2026"],
    ["Wed 1/07/2026"],
    ["2026-Jul-01"],
    ["20260701"],
    ["01072026"],
    ["01.07.2026"],
    ["1.7.26"],
    ["2026/7/1"],
    ["2026.07.01"],
    ["2026/07/01"],
    ["01 07 2026"],
    ["1 / 7 / 2026"],
    ["01-07-2026"],
  ])("readCell reads %s as 1 July 2026 and offers the layout's format", (text) => {
    const [value, , code, replacement] = read("from", text);
    expect([value, code, replacement]).toEqual(["2026-07-01", "date-form", "01/07/2026"]);
  });

  test.each([
    ["Tuesday, 1 July 2026", "not-a-date", undefined],
    ["32 July 2026", "not-a-date", undefined],
    ["1 Julember 2026", "not-a-date", undefined],
    ["1-Jul", "not-a-date", undefined],
    ["Jul-26", "not-a-date", undefined],
    ["1072026", "not-a-date", undefined],
    ["2026-07", "not-a-date", undefined],
    ["31/06/2026", "not-a-date", undefined],
    ["1782828000000", "not-a-date", undefined],
    ["26-07-01", "not-a-date", "01/07/2026"],
    ["16-07-15", "not-a-date", ["16/07/2015", "15/07/2016"]],
    ["07/13/26", "month-first", "13/07/2026"],
    ["7/13/2026 0:00", "month-first", "13/07/2026"],
    ["2026/13/07", "month-first", "13/07/2026"],
    ["07132026", "month-first", "13/07/2026"],
  ])("readCell rejects %s with %s and offers choices", (text, code, replacement) => {
    expect(read("from", text)).toEqual([undefined, "block", code, replacement]);
  });

  test("readCell uses a matching weekday to decide the order of day and month", () => {
    expect(read("from", "Mon 07/13/2026")[0]).toBe("2026-07-13");
  });

  test("readCell rejects a text of many spaces quickly", () => {
    const start = performance.now();
    expect(read("from", `1${" ".repeat(100_000)}x`)[2]).toBe("not-a-date");
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe("a name", () => {
  test.each([
    "'Alofa Tupou",
    "'t Hart",
    "'Ohana Care",
    "@Home Care",
    "+Plus Therapy",
    "-",
    "+61 Care",
    "-Care & Co",
    "@ Home (NSW)",
    "'",
  ])("readCell keeps the name %s, with at most a note", (text) => {
    for (const field of ["clientName", "provider"] as const) {
      const [value, severity, , replacement] = read(field, text);
      expect([value, replacement]).toEqual([text, undefined]);
      expect([undefined, "note"]).toContain(severity);
    }
  });

  test.each(["Piet 't Hart", "O’Brien", "José–María", "D'Arcy-O‘Neil"])(
    "readCell has no finding on the name %s",
    (text) => {
      expect(readCell(text, "clientName", "DD/MM/YYYY")).toEqual({ value: text });
    },
  );

  test.each([
    "=SUM(A1:A9)",
    "=cmd",
    "+SUM(A1)",
    "@SUM(1+1)",
    "-2+3+cmd|' /C calc'!A0",
    "+A1+B2",
    "+1+1",
    "@A1",
  ])("readCell treats %s as a formula in every field", (text) => {
    expect(read("provider", text).slice(1, 3)).toEqual(["block", "formula"]);
  });

  test("an apostrophe before a name isn't a text mark; before an item it is", () => {
    expect(read("item", "'01_011_0107_1_1")[2]).toBe("shown-as-text");
    expect(read("provider", '="Care Co"')).toEqual(["Care Co", "block", "shown-as-text", "Care Co"]);
  });

  test.each([
    ["Ana\u200B Silva", "Ana Silva", "warn", "unseen-character"],
    ["\u202EAna Silva", "Ana Silva", "warn", "unseen-character"],
    ["Ana\u00A0Silva", "Ana Silva", "note", "odd-character"],
  ])(
    "readCell reads the name %j without invisible characters and offers the clean name",
    (text, value, severity, code) => {
      expect(read("clientName", text)).toEqual([value, severity, code, value]);
    },
  );

  test("readCell names a lost letter and offers no replacement", () => {
    expect(read("clientName", "Jos\uFFFD")).toEqual(["Jos\uFFFD", "warn", "lost-character", undefined]);
  });

  test.each(["#NAME?", "########", "#N/A"])("readCell treats %s as an Excel error, not a name", (text) => {
    expect(read("provider", text)).toEqual([undefined, "block", "excel-error", undefined]);
  });
});

describe("a value with characters that aren't what they look like", () => {
  test.each<[FileField, string, unknown, string, string]>([
    ["ndisNumber", "430111222\u200B", "430111222", "unseen-character", "430111222"],
    ["ndisNumber", "\u202A430111222\u202C", "430111222", "unseen-character", "430111222"],
    ["ndisNumber", "430\u00A0111\u00A0222", "430111222", "spaces", "430111222"],
    ["ndisNumber", "\uFF14\uFF13\uFF10111222", "430111222", "odd-character", "430111222"],
    ["ndisNumber", "\u0664\u0663\u0660111222", "430111222", "odd-character", "430111222"],
    ["abn", "\uFEFF51824753556", "51824753556", "unseen-character", "51824753556"],
    ["abn", "re\u00ADimb", "REIMB", "unseen-character", "REIMB"],
    ["delivered", "\u200E01\u200E/\u200E07\u200E/\u200E2026", "2026-07-01", "unseen-character", "01/07/2026"],
    ["delivered", "\u200E1/7/2026", "2026-07-01", "unseen-character", "01/07/2026"],
    ["delivered", "\u200E7/13/2026", undefined, "unseen-character", "13/07/2026"],
    ["item", "01\u2011011\u20110107\u20111\u20111", "01_011_0107_1_1", "item-form", "01_011_0107_1_1"],
    ["item", "01_011_0107_1_1\u200D", "01_011_0107_1_1", "unseen-character", "01_011_0107_1_1"],
    ["total", "\u2212$5.00", -500, "odd-character", "-$5.00"],
    ["total", "$1,\u200B000.00", 100_000, "unseen-character", "$1,000.00"],
    ["quantity", "1\u2060.5", 150, "unseen-character", "1.5"],
    ["hours", "\uFF11:30", 150, "odd-character", "1:30"],
    ["number", "INV\u20131", "INV-1", "odd-character", "INV-1"],
    ["number", "INV\u200B-1", "INV-1", "unseen-character", "INV-1"],
    ["gst", "P2\uFE0F", "P2", "unseen-character", "P2"],
    ["claimType", "CANC\u{E0041}", "CANC", "unseen-character", "CANC"],
    ["category", "Transport\u2069", "Transport", "unseen-character", "Transport"],
  ])(
    "readCell of %s reads %j as %j, with the error %s and the replacement %j",
    (field, text, value, code, replacement) => {
      expect(read(field, text)).toEqual([value, "block", code, replacement]);
    },
  );

  test("readCell doesn't read a value with a control code", () => {
    expect(read("number", "INV\u00071")).toEqual([undefined, "block", "unseen-character", "INV1"]);
  });

  test("readCell names each invisible character without repeating it in the sentence", () => {
    const { fault } = readCell("\u202E430111222\u200B", "ndisNumber", "DD/MM/YYYY");
    expect(fault?.what).toBe(
      "“[U+202E]430111222[U+200B]” contains an invisible character (right-to-left override) and an invisible character (zero-width space).",
    );
  });

  test("readCell offers to clear a cell of invisible characters only", () => {
    expect(read("cancellationReason", "\u200B")).toEqual([undefined, "block", "unseen-character", ""]);
  });
});

describe("hours as Excel writes them", () => {
  test.each([
    ["006:30", 650, undefined, undefined],
    ["6:30", 650, undefined, undefined],
    ["30:00", 3000, undefined, undefined],
    ["6:30:00", 650, "warn", "006:30"],
    ["30:00:00", 3000, "warn", "030:00"],
    ["125:15:00", 12_525, "warn", "125:15"],
    ["0:45:00", 75, "warn", "000:45"],
    ["6:30 AM", undefined, "block", "006:30"],
    ["6:30:00 AM", undefined, "block", "006:30"],
    ["6:30 pm", undefined, "block", "018:30"],
    ["12:30 AM", undefined, "block", "000:30"],
    ["0.270833333", undefined, "block", "006:30"],
    [".270833333333", undefined, "block", "006:30"],
    ["1.270833333", undefined, "block", "030:30"],
    ["0.333333333", undefined, "block", ["008:00", "000:20"]],
    ["1/01/1900 6:00:00 AM", undefined, "block", "030:00"],
    ["1900-01-01 06:00:00", undefined, "block", "030:00"],
    ["30/12/1899 6:30:00", undefined, "block", "006:30"],
    ["0/01/1900 6:30", undefined, "block", "006:30"],
    ["6:30:15", undefined, "block", undefined],
    ["6:75", undefined, "block", undefined],
    ["0.123456789", undefined, "block", undefined],
    ["1.5", 150, undefined, undefined],
  ])(
    "readCell reads the hours %s as %s hundredths, %s, with the replacement %s",
    (text, value, severity, offer) => {
      const [hours, how, , replacement] = read("hours", text, "YYYY/MM/DD");
      expect([hours, how, replacement]).toEqual([value, severity, offer]);
    },
  );

  test("readCell offers hours in a quantity column as a number where that is exact", () => {
    expect(read("quantity", "6:30:00")).toEqual([650, "warn", "hours-form", "6.50"]);
    expect(read("quantity", "6:20:00")[3]).toBeUndefined();
    expect(read("quantity", "0.270833333")).toEqual([undefined, "block", "not-a-quantity", undefined]);
  });
});

describe("an identifier that a spreadsheet changed", () => {
  test.each([
    ["3-Oct", "warn"],
    ["Mar-01", "warn"],
    ["Oct-26", "warn"],
    ["3-Oct-26", "warn"],
    ["1/03/2026", "warn"],
    ["7E03", "note"],
    ["5E2", "note"],
    ["MAY-2026", "note"],
    ["10-3", "note"],
    ["2026-03-01", "note"],
    ["INV-3-OCT", undefined],
    ["E2026", undefined],
    ["1234", undefined],
    ["A-3-Oct", undefined],
    ["20260301", undefined],
  ])("readCell keeps the invoice number %s with severity %s", (text, severity) => {
    expect(read("number", text).slice(0, 2)).toEqual([text, severity]);
  });

  test.each(["1.23E+11", "4.30111E+08", "4.30111e+08"])(
    "readCell reports that the invoice number %s has lost its digits",
    (text) => {
      expect(read("number", text).slice(0, 3)).toEqual([undefined, "block", "excel-number"]);
    },
  );

  test.each<[FileField, string, string | undefined]>([
    ["ndisNumber", "4.30111E+08", undefined],
    ["abn", "5.18247E+10", undefined],
    ["ndisNumber", "4.30111222E+08", "430111222"],
    ["ndisNumber", "430111222.0", "430111222"],
    ["ndisNumber", "430,111,222", "430111222"],
    ["abn", "51824753556.00", "51824753556"],
  ])("readCell of %s reports %s as an error and offers %s", (field, text, replacement) => {
    const [, severity, , fix] = read(field, text);
    expect([severity, fix]).toEqual(["block", replacement]);
  });
});

it.each(["reimb", "REIMB ", "Reimb", " re imb", "Excls", "excls"])(
  "readCell reads %j in place of an ABN as the word, without an error",
  (text) => {
    const word =
      text.toLowerCase().includes("e") && text.trim().toLowerCase().startsWith("r") ? "REIMB" : "EXCLS";
    expect(read("abn", text)).toEqual([word, "warn", "abn-word", word]);
  },
);

it("a word that only begins like it is no ABN", () => {
  expect(read("abn", "reimbursed").slice(0, 3)).toEqual([undefined, "block", "digits"]);
});
