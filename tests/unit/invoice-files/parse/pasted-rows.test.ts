import { expect, test } from "vitest";
import { parsePastedRows } from "../../../../lib/invoice-files/parse/pasted-rows.ts";
import { checkedFile, HEADER, line } from "../file-fixtures.ts";

test.each([
  ["cells with tabs", "A\tB\r\n1\t2\r\n", "A,B\r\n1,2\r\n"],
  ["a comma in a cell", "A\tB\n1,50\tx\n", 'A,B\r\n"1,50",x\r\n'],
  [
    "a quote and a line break, as spreadsheets copy them",
    'A\tB\n"say ""hi""\nhere"\tx',
    'A,B\r\n"say ""hi""\nhere",x',
  ],
  ["leading zeros, dates and formulas, untouched", "A\tB\n007\t=1+1", "A,B\r\n007,=1+1"],
  ["a tab in a cell of a CSV", 'A,B\n"1\t2",3', 'A,B\n"1\t2",3'],
  ["a name that begins with a quote", 'A\tB\n"Sunny" Care\tx', 'A,B\r\n"""Sunny"" Care",x'],
  ["a name with quotes at its end", 'A\tB\nHope "Plus"\tx', 'A,B\r\n"Hope ""Plus""",x'],
  ["a name in quotes", 'A\tB\n"Sunny"\tx', 'A,B\r\n"""Sunny""",x'],
  ["a name in quotes, as LibreOffice copies it", 'A\tB\n"""Sunny"""\tx', 'A,B\r\n"""Sunny""",x'],
  ["a quote that is never closed", 'A\tB\n"Ana\tx\n1\t2', 'A,B\r\n"""Ana",x\r\n1,2'],
  ["quotes of two rows", 'A\tB\n"Ana\tx\nBed 12"\ty', 'A,B\r\n"""Ana",x\r\n"Bed 12""",y'],
  ["quotes in last and first cells", 'A\tB\nx\t"Ana\nBed 12"\ty', 'A,B\r\nx,"""Ana"\r\n"Bed 12""",y'],
  ["quotes alone", 'A\tB\n"\tx\n"\ty', 'A,B\r\n"""",x\r\n"""",y'],
  ["an empty cell in quotes", 'A\tB\n""\tx', "A,B\r\n,x"],
  ["a tab in a cell", 'A\tB\n"1\t2"\tx', "A,B\r\n1\t2,x"],
  ["lines of a cell, with carriage returns", 'A\tB\r\n"1\r\n2"\tx\r\n', 'A,B\r\n"1\r\n2",x\r\n'],
  ["a heading over two lines", '"A\na"\tB\n1\t2', '"A\na",B\r\n1,2'],
  ["quotes around every cell", '"A"\t"B"\n"1"\t"Ana"', "A,B\r\n1,Ana"],
  ["CSV with semicolons", 'A;B\n"1\t2";3', 'A;B\n"1\t2";3'],
  ["CSV with a tab in a heading", 'A,"B\tb",C\n1,2,3', 'A,"B\tb",C\n1,2,3'],
  ["empty rows", "A\tB\n\t\n\n1\t2", "A,B\r\n,\r\n\r\n1,2"],
  ["a header alone", "A\tB", "A,B"],
  ["nothing", "", ""],
])("parsePastedRows reads %s", (_what, pasted, csv) => {
  expect(parsePastedRows(pasted)).toBe(csv);
});

test("parsePastedRows keeps every pasted row, whatever quotes the providers' names have", async () => {
  const names = ['"Sunny" Care', "Care Co", 'Hope "Plus"', '"Open', 'Bed 12"', '"', '"All"', "Care Co"];
  const rows = names.map((provider, at) => line({ provider, number: `INV-${at}` }));
  const checked = await checkedFile(
    new Blob([parsePastedRows([HEADER, ...rows].join("\r\n").replaceAll(",", "\t"))]),
  );
  expect(checked.summary()).toMatchObject({ rows: names.length, invoices: names.length, rejects: 0 });
  const views = await checked.view([...names.keys()]);
  expect(views.map(({ cells }) => cells[3])).toEqual(names);
});

test.each(['"', '"\n', '"\t', '"x\n"\t', 'x\t"\n"\t"', '""', "\t", '"a\t'])(
  "300,000 letters of %j are taken apart within the test's time",
  (letters) => {
    expect(parsePastedRows(`A\tB\n${letters.repeat(300_000 / letters.length)}`)).toMatch(/^A,B/);
  },
  30_000,
);
