import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { readContractParts } from "../../../../lib/crm/read/read-contract-parts.ts";
import { CRM, parse } from "../pages.ts";
import { budgetRow, cells, HEAD, headRow, HEADINGS, ROWS, table } from "./budget-table.ts";

const read = (html: string) =>
  readContractParts(parse(`<h2>Plan Budget</h2>${html}`), `${CRM}/ServiceContracts/Details/1`, careview);
const first = (row: string, head = HEAD) => read(table({ head, rows: row })).budgets?.[0];

describe("a budget's category", () => {
  test.each([
    ["Consumables", "Consumables"],
    ["03 - Consumables (CORE)", "Consumables"],
    ["03 Consumables", "Consumables"],
    ["3. Consumables", "Consumables"],
    ["Consumables (03)", "Consumables"],
    ["Core - Consumables", "Consumables"],
    ["Core / Consumables", "Consumables"],
    ["CORE: Consumables", "Consumables"],
    ["Consumables - Core", "Consumables"],
    ["01 - Assistance with Daily Life (Core)", "Assistance with Daily Life"],
    ["07 Support Coordination (Capacity Building)", "Support Coordination"],
    ["Capital - Home Modifications", "Home Modifications"],
    ["Consumables <span class='badge'>Stated Support</span>", "Consumables"],
    ["Consumables <span>Stated</span>", "Consumables"],
    ["<a href='/x'>Consumables</a> <sup>2</sup>", "Consumables"],
    ["<span class='badge'>Consumables</span>", "Consumables"],
    ["Consumables<br><small>Core</small>", "Consumables"],
    ["<i class='fa fa-box'></i> Consumables", "Consumables"],
    ["<span style='display:none'>003</span>Consumables", "Consumables"],
    ["<span class='cell-label'>Category</span>Consumables", "Consumables"],
    ["<span title='Assistance with Daily Life'>Assistance with Dai…</span>", "Assistance with Daily Life"],
    [
      "<select><option value='2'>Transport</option><option value='3' selected>Consumables</option></select>",
      "Consumables",
    ],
    ["<input value='Consumables'>", "Consumables"],
    ["Consumables <input type='hidden' value='Transport'>", "Consumables"],
    ["Daily Activities", "Daily Activities"],
    ["Gardening", "Gardening"],
    ["07 Gardening", "07 Gardening"],
  ])("written %s is %s", (written, category) => {
    expect(first(budgetRow(written, "$1.00"))?.category).toBe(category);
  });

  test("of two fields in one cell that differ is unknown, and so are all budgets", () => {
    const two = "<input value='Consumables'><input value='Transport'>";
    const { budgets, unreadTables } = read(table({ rows: budgetRow(two, "$1.00") }));
    expect(budgets).toBeUndefined();
    expect(unreadTables?.planBudget?.what).toMatch(/category of a row can't be told/);
  });
});

describe("a budget's money", () => {
  test.each([
    ["$1,234.56", 1_234_56],
    ["<input value='1234.56'>", 1_234_56],
    ["<span hidden>00123456</span>$1,234.56", 1_234_56],
    ["<div class='text-end'>$ 1,234.56</div>", 1_234_56],
  ])("written %s is %d cents", (written, amount) => {
    expect(first(budgetRow("Consumables", written))?.amount).toBe(amount);
  });

  test("that can't be read is none, with a doubt", () => {
    const { budgets, budgetDoubts } = read(table({ rows: budgetRow("Consumables", "see plan") }));
    expect(budgets?.[0]?.amount).toBeNull();
    expect(budgetDoubts).toEqual([{ label: "Budget Amount", state: "unreadable", texts: ["see plan"] }]);
  });

  test("Total Delivered goes before a count that is headed Delivered", () => {
    const head = `<thead>${headRow("Delivered", ...HEADINGS)}</thead>`;
    expect(first(budgetRow("Consumables", "$1.00").replace("<tr>", "<tr><td>17</td>"), head)?.delivered).toBe(
      10_00,
    );
  });

  test.each([
    ["a count", "$500.00", "17", null],
    ["hours", "$500.00", "17.00", null],
    ["an amount", "$500.00", "$17.00", 17_00],
    ["nothing delivered yet", "$500.00", "0", 0],
    ["hours beside amounts without a sign", "1,500.00", "17", null],
    ["an amount without a sign, like all others", "1,500.00", "17.00", 17_00],
  ])("a column headed Delivered with %s: beside %s, %s is %j cents", (_title, amount, delivered, cents) => {
    const head = HEAD.replace("Total Delivered", "Delivered");
    expect(first(budgetRow("Consumables", amount, delivered), head)?.delivered).toBe(cents);
  });
});

describe("whether a budget is excluded", () => {
  const HEADS = `<thead>${headRow("Category", "Budget Amount", "Excluded")}</thead>`;
  test.each<[string, boolean | undefined]>([
    ["Yes", true],
    ["✓", true],
    ["<input type='checkbox' checked disabled>", true],
    ["<i class='fa fa-check'></i>", true],
    ["<i class='material-icons'>check_circle</i>", true],
    ["<svg aria-label='Yes'></svg>", true],
    ["<span class='badge'>Yes</span>", true],
    ["No", false],
    ["", false],
    ["-", false],
    ["<input type='checkbox' disabled>", false],
    ["<i class='fa fa-times'></i>", false],
    ["<i class='material-icons'>check_box_outline_blank</i>", false],
    ["<i class='fa fa-star'></i>", undefined],
    ["perhaps", undefined],
  ])("shown as %s: %j", (shown, excluded) => {
    expect(first(`<tr>${cells("Consumables", "$1.00", shown)}</tr>`, HEADS)?.excluded).toBe(excluded);
  });
});

describe("a budget's days and management", () => {
  test("are those that are seen, not what a column is sorted by", () => {
    const rows = ROWS.replaceAll("<td>01/07", '<td><span style="display:none">20260701</span>01/07');
    expect(read(table({ rows })).budgets?.[0]).toMatchObject({
      startDate: "2026-07-01",
      endDate: "2027-06-30",
    });
  });

  test("that one cell tells together are unknown", () => {
    const row = `<tr><td>Consumables</td><td>Plan</td><td colspan="2">01/07/2026 - 30/06/2027</td><td>$1.00</td><td>$0.00</td><td></td></tr>`;
    expect(first(row)).toEqual({
      category: "Consumables",
      amount: 1_00,
      delivered: 0,
      managementStyle: "Plan Management",
      startDate: null,
      endDate: null,
    });
  });
});
