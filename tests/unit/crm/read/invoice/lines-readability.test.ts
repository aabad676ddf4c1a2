import { describe, expect, test } from "vitest";
import { careview } from "../../../../../lib/crm/profile/careview.ts";
import { readInvoice } from "../../../../../lib/crm/read/read-invoice.ts";
import { CRM, open, parse, type SavedPage } from "../../pages.ts";

const readHtml = (html: string) => readInvoice(parse(html), `${CRM}/Invoices/Create`, careview);

const HEADS = [
  "Type",
  "Delivered From",
  "Delivered To",
  "Plan Category",
  "Support Item",
  "Qty",
  "Rate",
  "Total",
];
const VALUES = [
  "STAN",
  "20/10/2026",
  "20/10/2026",
  "Consumables",
  "03_040010057_0103_1_1",
  "1",
  "10.00",
  "10.00",
];

interface Part {
  heads?: string[];
  rows?: string;
  html?: string;
  around?: (table: string) => string;
}
const inputs = (values: readonly string[] = VALUES) =>
  `<tr>${values.map((value) => `<td><input value="${value}"></td>`).join("")}</tr>`;
const texts = (values: readonly string[] = VALUES) =>
  `<tr>${values.map((value) => `<td><span>${value}</span></td>`).join("")}</tr>`;

function pageWith({ heads = HEADS, rows = inputs(), html = "", around = (table) => table }: Part): string {
  const head = heads.map((words) => `<th>${words}</th>`).join("");
  const table = `<table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table>`;
  return `<html ${html}><body><main><h1>Edit Invoice</h1><form method="post">
    <label for="n">Invoice Number</label><input id="n" value="A1">${around(table)}<button>Save</button></form></main></body></html>`;
}
const changed = (at: number, value: string) => VALUES.with(at, value);
const renamed = (changes: Record<string, string>) => HEADS.map((head) => changes[head] ?? head);

describe("the readability of an invoice's lines", () => {
  test.each<[string, Part, number]>([
    ["typed lines", {}, 1],
    ["lines that are only shown", { rows: texts() + texts() }, 2],
    ["an empty line", { rows: inputs(VALUES.map(() => "")) }, 1],
    ["no line yet", { rows: "" }, 0],
    ["a row that says that there is no line", { rows: '<tr><td colspan="8">No lines yet</td></tr>' }, 0],
    [
      "a hidden spare row",
      { rows: `${inputs()}${inputs().replace("<tr>", '<tr style="display:none">')}` },
      1,
    ],
    ["a removed line", { rows: `${inputs()}${inputs().replace("<tr>", "<tr hidden>")}` }, 1],
    ["a row for a note", { rows: `${inputs()}<tr><td colspan="8"><textarea></textarea></td></tr>` }, 1],
    ["a typed date that can't be read", { rows: inputs(changed(1, "31/02/2026")) }, 1],
    ["a language that the template names wrongly", { html: 'lang="de"' }, 1],
  ])("F63: is all for %s", (_title, part, lines) => {
    const read = readHtml(pageWith(part));
    expect([read.readable, read.reasons, read.lines.length]).toEqual(["all", [], lines]);
  });

  test.each<[string, Part, string[]]>([
    ["a shown date that can't be read", { rows: texts(changed(1, "soon")) }, []],
    ["no column for an amount", { heads: renamed({ Rate: "A", Total: "B" }) }, ["line-columns-not-shown"]],
    ["a translator that is on", { html: 'class="translated-ltr"' }, ["page-translated"]],
    [
      "headings that a translator marked",
      { heads: HEADS.map((head) => `<font><font>${head}</font></font>`) },
      ["page-translated"],
    ],
    [
      "a row whose cells all span columns",
      { rows: `${inputs()}${inputs().replaceAll("<td>", '<td colspan="2">')}` },
      ["lines-unreadable"],
    ],
    ["one line of which nothing can be read", { rows: texts() + texts(VALUES.map(() => "soon")) }, []],
  ])("F63: is partly for %s", (_title, part, codes) => {
    const read = readHtml(pageWith(part));
    expect([read.readable, read.reasons.map(({ code }) => code)]).toEqual(["partly", codes]);
  });

  test.each<[string, Part, string]>([
    ["columns of other names", { heads: HEADS.map((head) => `${head} x`) }, "line-columns-unknown"],
    [
      "headings in another language",
      { heads: HEADS.map(() => "服务日期"), html: 'lang="zh-CN"' },
      "page-translated",
    ],
    [
      "headings that a translator replaced",
      { heads: HEADS.map(() => "<font><font>Data</font></font>"), html: 'class="translated-ltr" lang="it"' },
      "page-translated",
    ],
    [
      "words that Edge replaced",
      { heads: HEADS.map(() => '<span _msttexthash="1">Data</span>') },
      "page-translated",
    ],
    [
      "lines that stand in no table",
      {
        around: () =>
          Array.from({ length: 3 }, () => VALUES.map((value) => `<input value="${value}">`).join("")).join(
            "<br>",
          ),
      },
      "lines-not-found",
    ],
    [
      "lines in a grid of boxes",
      { around: () => '<div role="grid"><div role="row"><input></div></div>' },
      "lines-not-found",
    ],
    [
      "shown lines whose columns aren't known",
      { heads: renamed({ "Delivered From": "When" }), rows: texts() },
      "line-columns-unknown",
    ],
    [
      "rows whose cells all span columns",
      { rows: inputs().replaceAll("<td>", '<td colspan="2">') },
      "lines-unreadable",
    ],
  ])("F63: is no for %s", (_title, part, code) => {
    const read = readHtml(pageWith(part));
    expect([read.readable, read.reasons.map((each) => each.code)]).toEqual(["no", [code]]);
  });

  test.each<SavedPage>(["create-invoice", "edit-invoice", "streamline-review"])(
    "F63: is all for %s",
    (page) => {
      const read = readInvoice(open(page), `${CRM}/x`, careview);
      expect([read.readable, read.reasons]).toEqual(["all", []]);
    },
  );

  test("F63: is all for a page on which nothing was begun yet", () => {
    expect(readHtml("<h1>Create New Invoice</h1><a href='/Clients'>Choose a client</a>")).toMatchObject({
      readable: "all",
      lines: [],
    });
  });

  test("F63: of two tables with the same headings, the one with the lines is read", () => {
    const empty = `<table><thead><tr>${HEADS.map((head) => `<th>${head}</th>`).join("")}</tr></thead></table>`;
    const read = readHtml(pageWith({ around: (table) => `<div>${empty}</div><div>${table}</div>` }));
    expect([read.readable, read.lines.length, read.lines[0]?.line.total]).toEqual(["all", 1, 1000]);
  });

  test("F63: of a table that shows other lines and one to type in, the latter is read", () => {
    const other = pageWith({ rows: texts(changed(7, "99.00")) }).match(/<table>.*<\/table>/s)?.[0] ?? "";
    const read = readHtml(pageWith({ around: (table) => other + table }));
    expect(read.lines.map(({ line }) => line.total)).toEqual([1000]);
  });
});
