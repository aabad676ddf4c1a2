import { describe, expect, test } from "vitest";
import {
  BOTH,
  budgetRow,
  budgetsOf,
  cells,
  CONSUMABLES,
  headRow,
  HEADINGS,
  ROWS,
  table,
  TRANSPORT,
} from "../budget-table.ts";

const withRows = (rows: string, foot = "") => budgetsOf(`<h2>Plan Budget</h2>${table({ rows, foot })}`);
const over = (text: string, rest = "") => `<tr><td colspan="7">${text}</td>${rest}</tr>`;

describe("a row that isn't one of data doesn't count", () => {
  test.each<[string, string]>([
    ["a group's name", over("Core") + ROWS],
    ["a group's name in a heading cell", `<tr class="dtrg-group"><th colspan="7">Core</th></tr>${ROWS}`],
    [
      "a group's name with its sums",
      `<tr><td colspan="4">Core</td><td>$1,734.56</td><td>$20.00</td><td></td></tr>${ROWS}`,
    ],
    ["a group's name alone in its row", `<tr>${cells("Core", "", "", "", "", "", "")}</tr>${ROWS}`],
    ["a sum", `${ROWS}<tr>${cells("Total", "", "", "", "$1,734.56", "$20.00", "")}</tr>`],
    [
      "a sum over several columns",
      `${ROWS}<tr><td colspan="4">Grand total</td><td>$1,734.56</td><td>$20.00</td><td></td></tr>`,
    ],
    [
      "a sum of a part",
      `${CONSUMABLES}<tr>${cells("Subtotal Core", "", "", "", "$1,234.56", "", "")}</tr>${TRANSPORT}`,
    ],
    ["a sum with a colon", `${ROWS}<tr>${cells("Total:", "", "", "", "$1,734.56", "$20.00", "")}</tr>`],
    [
      "a sum behind empty cells",
      `${ROWS}<tr>${cells("", "", "", "Total (2)", "$1,734.56", "$20.00", "")}</tr>`,
    ],
    ["a sum without a word", `${ROWS}<tr>${cells("", "", "", "", "$1,734.56", "", "")}</tr>`],
    ["an empty row", `${ROWS}<tr>${cells("", "", "", "", "", "", "")}</tr>`],
    [
      "a row to type a new one in",
      `${ROWS}<tr>${cells('<select><option value="">---</option><option value="2">Transport</option></select>', "", "<input>", "<input>", "<input>", "", "")}</tr>`,
    ],
    [
      "a row to filter by",
      `<tr class="filters">${cells('<input placeholder="Search">', "<select><option>All</option><option>Plan</option></select>", "<input>", "<input>", "<input>", "", "")}</tr>${ROWS}`,
    ],
    ["the headings once more", CONSUMABLES + headRow(...HEADINGS) + TRANSPORT],
    [
      "the headings once more in plain cells",
      CONSUMABLES + headRow(...HEADINGS).replaceAll("th>", "td>") + TRANSPORT,
    ],
    [
      "details of the row above",
      CONSUMABLES + over("<table><tr><td>Note</td><td>x</td></tr></table>") + TRANSPORT,
    ],
    [
      "a hidden row",
      `${ROWS}<tr style="display:none">${cells("Home Modifications", "", "", "", "$9.00", "", "")}</tr>`,
    ],
    [
      "a hidden template of a row",
      `<tr class="empty-form d-none">${cells("<input>", "", "", "", "<input>", "", "")}</tr>${ROWS}`,
    ],
  ])("%s", (_title, rows) => {
    expect(withRows(rows)).toEqual(BOTH);
  });

  test("a foot", () => {
    expect(withRows(ROWS, `<tfoot>${budgetRow("All of it", "$1,734.56")}</tfoot>`)).toEqual(BOTH);
  });

  test("rows of several bodies do", () => {
    expect(withRows(`${CONSUMABLES}</tbody><tbody>${TRANSPORT}`)).toEqual(BOTH);
  });

  test("a row whose first cell is a heading does", () => {
    expect(withRows(ROWS.replaceAll(/<tr><td>(\w+)<\/td>/g, '<tr><th scope="row">$1</th>'))).toEqual(BOTH);
  });

  test("a name that begins with Total does", () => {
    expect(withRows(budgetRow("Total Care Package", "$1.00"))).toEqual([["Total Care Package", 1_00]]);
  });

  test("a cell that reaches over two rows belongs to both", () => {
    const second = TRANSPORT.replace("<td>Transport</td>", "");
    expect(withRows(CONSUMABLES.replace("<td>Cons", '<td rowspan="2">Cons') + second)).toEqual([
      ["Consumables", 1_234_56],
      ["Consumables", 500_00],
    ]);
  });

  test.each<[string, string]>([
    ["a budget without a category", budgetRow("", "$9.00")],
    ["a budget whose category is a picture", budgetRow('<img src="/3.png">', "$9.00")],
    ["a budget whose category is cut off", budgetRow("Assistance with Da…", "$9.00")],
    [
      "a typed budget without a category",
      budgetRow('<select><option value="">-</option></select>', "<input value='9.00'>"),
    ],
  ])("%s leaves all of them unknown", (_title, row) => {
    expect(withRows(ROWS + row)).toBe(
      "The Plan Budget table can't be read: the category of a row can't be told.",
    );
  });
});

describe("an empty table", () => {
  test.each([
    over("No plan budgets."),
    over("No data available in table"),
    over("There are no records to display."),
    over("Nothing to show"),
    over("This contract has no budgets yet"),
    over("None"),
    over("0 records found"),
    `<tr>${cells("No records", "", "", "", "", "", "")}</tr>`,
    "<tr><td>No budgets found</td></tr>",
    "",
    `<tr>${cells("Total", "", "", "", "$0.00", "$0.00", "")}</tr>`,
  ])("is one that says so, or has no rows: %#", (rows) => {
    expect(withRows(rows)).toEqual([]);
  });

  test.each([
    over("Loading…"),
    over("Processing, please wait"),
    `<tr class="placeholder-glow">${cells('<span class="placeholder"></span>', "", "", "", "", "", "")}</tr>`,
    over("No matching records found"),
    over("Failed to load the budgets"),
    over("You don't have permission to see these"),
    over("Press Show all to see them <button>Show all</button>"),
    over("Budgets are kept elsewhere"),
    `<tr style="display:none">${cells("Transport", "", "", "", "$9.00", "", "")}</tr>`,
  ])("isn't one that may still get rows, or leaves some out: %#", (rows) => {
    expect(withRows(rows)).toMatch(/^The Plan Budget table can't be read: /);
  });

  test.each<[string, string]>([
    ["a body that a script finds by name", '<tbody id="rows"></tbody>'],
    ["an address to load from", '<tbody data-url="/PlanBudgets/List"></tbody>'],
  ])("isn't one that a script fills: %s", (_title, body) => {
    const html = table({ rows: "" }).replace("<tbody></tbody>", body);
    expect(budgetsOf(`<h2>Plan Budget</h2>${html}`)).toMatch(/its rows aren't in the page yet/);
  });

  test("isn't one whose name a script of the page fills", () => {
    const html = table({ rows: "" }).replace("<table>", '<table id="budgets">');
    const script = "<script>$('#budgets').DataTable({ ajax: '/PlanBudgets' })</script>";
    expect(budgetsOf(`<h2>Plan Budget</h2>${html}${script}`)).toMatch(/its rows aren't in the page yet/);
  });
});
