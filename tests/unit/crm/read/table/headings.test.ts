import { describe, expect, test } from "vitest";
import { BOTH, budgetsOf, HEAD, headRow, HEADINGS, ROWS, table, TRANSPORT } from "../budget-table.ts";

const under = (html: string) => budgetsOf(`<h2>Plan Budget</h2>${html}`);
const named = (from: string, to: string) => table({ head: HEAD.replace(from, to) });

describe("a column is found by its heading", () => {
  test.each<[string, string]>([
    ["with a mark of order", named("Category", "Category ▲")],
    ["with a mark before it", named("Category", "↕ Category")],
    [
      "with words of order for screen readers",
      named("Category", 'Category<span class="sr-only">, sorted ascending</span>'),
    ],
    ["with what a press does", named("Category", "Category: activate to sort column descending")],
    ["that is a link", named("Category", '<a href="?sort=category">Category</a>')],
    ["that is a button", named("Category", "<button>Category</button>")],
    [
      "in a box of DataTables",
      named(
        "Category",
        '<div class="dt-column-header"><span class="dt-column-title" role="button">Category</span><span class="dt-column-order"></span></div>',
      ),
    ],
    ["with an icon", named("Category", '<i class="fa fa-sort"></i> Category')],
    [
      "with a filter in it",
      named("Category", "Category <select><option>All</option><option>Transport</option></select>"),
    ],
    ["with its unit", named("Budget Amount", "Budget Amount ($)")],
    ["in other case and with a line break", named("Budget Amount", "BUDGET<br>AMOUNT")],
    ["behind a hidden word", named("Budget Amount", "<span hidden>Old</span>Budget Amount")],
    [
      "under a row for filters",
      table({
        head: `<thead>${headRow(...HEADINGS)}${headRow("<input>", "<input>", "", "", "", "", "")}</thead>`,
      }),
    ],
    ["in the first row of the body", table({ head: "", rows: headRow(...HEADINGS) + ROWS })],
    [
      "in plain cells of the first row",
      table({ head: "", rows: headRow(...HEADINGS).replaceAll("th>", "td>") + ROWS }),
    ],
    [
      "below a title in the body",
      table({ head: "", rows: `<tr><td colspan="7">Budgets</td></tr>${headRow(...HEADINGS)}${ROWS}` }),
    ],
    [
      "in every cell, for narrow screens",
      table({
        head: "",
        rows: ROWS.replaceAll("<tr><td>", '<tr><td data-label="Category">')
          .replaceAll("<td>$1,2", '<td data-label="Budget Amount">$1,2')
          .replaceAll("<td>$500", '<td data-label="Budget Amount">$500'),
      }),
    ],
    ["in a head that narrow screens hide", table({ head: HEAD.replace("<thead>", "<thead hidden>") })],
  ])("%s", (_title, html) => {
    expect(under(html)).toEqual(BOTH);
  });

  test("of two rows, by place whatever they span", () => {
    const head = `<thead><tr><th rowspan="2">Category</th><th rowspan="2">Management Style</th><th colspan="2">Dates</th><th colspan="2">Money</th><th rowspan="2">Action</th></tr>${headRow("Start", "End", "Budget", "Delivered")}</thead>`;
    expect(under(table({ head }))).toEqual(BOTH);
  });

  test("of two rows, by the group's words together with its own", () => {
    const head = `<thead><tr><th rowspan="2">Category</th><th rowspan="2">Style</th><th colspan="2">Dates</th><th>Budget</th><th>Claimed</th><th rowspan="2">Action</th></tr>${headRow("Start", "End", "Amount", "Amount")}</thead>`;
    expect(under(table({ head }))).toEqual(BOTH);
  });

  test("over a picture and the words, by the words", () => {
    const rows = ROWS.replaceAll("<tr>", "<tr><td>★</td>");
    expect(under(table({ head: HEAD.replace("<th>Category", '<th colspan="2">Category'), rows }))).toEqual(
      BOTH,
    );
  });

  test("over a number and the name, by both", () => {
    const rows = ROWS.replace("<tr>", "<tr><td>03</td>").replace("<tr><td>Tr", "<tr><td>02</td><td>Tr");
    expect(under(table({ head: HEAD.replace("<th>Category", '<th colspan="2">Category'), rows }))).toEqual(
      BOTH,
    );
  });

  test("among hidden columns", () => {
    const head = HEAD.replace("<th>Category", '<th style="display:none">Id</th><th>Category');
    const rows = ROWS.replaceAll("<tr>", '<tr><td style="display:none">17</td>');
    expect(under(table({ head, rows }))).toEqual(BOTH);
  });

  test.each<[string, string, string]>([
    [
      "headings that nobody knows",
      headRow("A", "B", "C", "D", "E", "F", "G"),
      "no column of it is headed Category or Budget Amount",
    ],
    ["no headings", "", "its headings can't be read"],
    [
      "no heading for the amounts",
      headRow("Category", "Style", "Start", "End", "Used", "Left", ""),
      "no column of it is headed Budget Amount",
    ],
  ])("a table with %s isn't read", (_title, head, reason) => {
    expect(under(table({ head: head && `<thead>${head}</thead>` }))).toBe(
      `The Plan Budget table can't be read: ${reason}.`,
    );
  });

  test("a first row of data is no heading, though its words are known", () => {
    expect(under(table({ head: "", rows: TRANSPORT }))).toMatch(/headings can't be read/);
  });

  test.each<[string, string, unknown]>([
    ["the same in each row, it is read", "$1,234.56", BOTH],
    [
      "different, nothing is",
      "$9.00",
      [
        ["Consumables", null],
        ["Transport", 500_00],
      ],
    ],
  ])("the same heading twice: where the cells are %s", (_title, second, expected) => {
    const head = HEAD.replace("<th>Action", "<th>Budget Amount</th><th>Action");
    const rows = ROWS.replace("<td>$10.00</td>", `<td>$10.00</td><td>${second}</td>`).replace(
      "<td>$500.00</td><td>$10.00</td>",
      "<td>$500.00</td><td>$10.00</td><td>$500.00</td>",
    );
    expect(under(table({ head, rows }))).toEqual(expected);
  });
});
