import { describe, expect, test } from "vitest";
import { BOTH, budgetsOf, CONSUMABLES, HEAD, ROWS, table } from "../budget-table.ts";

const T = table();
const OTHER = table({ rows: CONSUMABLES });

describe("a table is the one that a person sees under its title", () => {
  test.each<[string, string]>([
    ["a heading before it", `<h2>Plan Budget</h2>${T}`],
    [
      "a heading in its section's head",
      `<section><div class="head"><h2>Plan Budget</h2><a href="/x">New</a></div><div>${T}</div></section>`,
    ],
    ["a heading with a count", `<h3>Plan Budgets (2)</h3>${T}`],
    ["a heading with a counter", `<h3>Plan Budget <span class="badge">2</span></h3>${T}`],
    ["a heading with an icon's word", `<h3><i class="material-icons">payments</i> Plan Budget</h3>${T}`],
    ["a heading with a caret", `<h3>▾ Plan Budget</h3>${T}`],
    ["a heading with a button beside its words", `<h3>Plan Budget <button>Add</button></h3>${T}`],
    ["a heading that is a button", `<h3><button aria-expanded="true">Plan Budget</button></h3>${T}`],
    ["a heading of the sixth level", `<h6>Plan Budget</h6>${T}`],
    ["an element with a heading's role", `<div role="heading" aria-level="3">Plan Budget</div>${T}`],
    ["a legend", `<fieldset><legend>Plan Budget</legend>${T}</fieldset>`],
    ["a summary", `<details open><summary>Plan Budget</summary>${T}</details>`],
    ["a closed summary", `<details><summary>Plan Budget</summary>${T}</details>`],
    [
      "a card's head",
      `<div class="card"><div class="card-header">Plan Budget</div><div class="card-body">${T}</div></div>`,
    ],
    [
      "a panel's title",
      `<div class="panel"><div class="panel-heading"><span class="panel-title">Plan Budget</span></div>${T}</div>`,
    ],
    ["bold words", `<p><strong>Plan Budget</strong></p>${T}`],
    ["its caption", T.replace("<thead>", "<caption>Plan Budget</caption><thead>")],
    ["its label", T.replace("<table>", '<table aria-label="Plan Budgets">')],
    [
      "another element's words",
      `<p id="t">Plan Budget</p><div>${T.replace("<table>", '<table aria-labelledby="t">')}</div>`,
    ],
    ["its region's label", `<section aria-label="Plan Budget">${T}</section>`],
    [
      "a row above its headings",
      T.replace("<thead>", '<thead><tr><th colspan="7">Plan Budget list</th></tr>'),
    ],
    [
      "a row above its headings, under a heading",
      `<h2>Plan Budget</h2>${T.replace("<thead>", '<thead><tr><th colspan="7">All budgets of this plan</th></tr>')}`,
    ],
    [
      "a tab",
      `<ul class="nav"><li><a href="#b">Plan Budget</a></li></ul><div class="tab-content"><div class="tab-pane" id="b">${T}</div></div>`,
    ],
    [
      "a fold's button",
      `<button data-bs-target="#b" aria-expanded="true">Plan Budget</button><div class="collapse" id="b">${T}</div>`,
    ],
    [
      "a heading, past a sentence and a toolbar",
      `<h2>Plan Budget</h2><p>Amounts in dollars.</p><div><a href="/x">Export</a></div>${T}`,
    ],
    [
      "a heading, in a layout of tables",
      `<table><tr><td><h2>Plan Budget</h2></td></tr><tr><td>${T}</td></tr></table>`,
    ],
    ["a heading above a smaller one", `<h2>Plan Budget</h2><h3>2026 to 2027</h3>${T}`],
  ])("%s names it", (_title, html) => {
    expect(budgetsOf(html)).toEqual(BOTH);
  });

  test.each<[string, string]>([
    ["another heading", `<h2>Plan Budget</h2><p>None.</p><h2>Invoices</h2>${T}`],
    [
      "another table before it",
      `<h2>Plan Budget</h2><div hidden>${T}</div><section><h2>Invoices</h2>${T}</section>`,
    ],
    ["a heading of what was", `<h2>Plan Budget - History</h2>${T}`],
    [
      "another tab",
      `<ul class="nav"><li><a href="#a">Plan Budget</a></li><li><a href="#b">Notes</a></li></ul><div><div class="tab-pane" id="a"></div><div class="tab-pane" id="b">${T}</div></div>`,
    ],
    ["a menu's words", `<nav><h2>Menu</h2><a href="/b">Plan Budget</a></nav>${T}`],
    ["a hidden heading", `<h2 hidden>Plan Budget</h2>${T}`],
  ])("%s doesn't", (_title, html) => {
    expect(budgetsOf(html)).toBeUndefined();
  });

  test.each<[string, string]>([
    ["hidden", `<h2>Plan Budget</h2><div style="display:none">${OTHER}</div>${T}`],
    ["in a template", `<h2>Plan Budget</h2><template>${OTHER}</template>${T}`],
    ["in a closed dialog", `<dialog><h2>Plan Budget</h2>${OTHER}</dialog><h2>Plan Budget</h2>${T}`],
    [
      "called otherwise by its caption",
      `<h2>Plan Budget</h2>${T}<h3>Plan Budget</h3>${OTHER.replace("<thead>", "<caption>Changes</caption><thead>")}`,
    ],
    [
      "of other columns",
      `<h2>Plan Budget</h2><table><tr><th>When</th><th>Who</th></tr><tr><td>1</td><td>2</td></tr></table><h2>Plan Budget</h2>${T}`,
    ],
    ["the same once more, for narrow screens", `<h2>Plan Budget</h2>${T}<h2>Plan Budget</h2>${T}`],
    [
      "a clone of its head that sticks to the top",
      `<h2>Plan Budget</h2><table class="fixedHeader-floating">${HEAD}</table><div>${T}</div>`,
    ],
  ])("a second table doesn't count that is %s", (_title, html) => {
    expect(budgetsOf(html)).toEqual(BOTH);
  });

  test("of two tables of one title that differ, neither is taken", () => {
    expect(budgetsOf(`<h2>Plan Budget</h2>${T}<h2>Plan Budget</h2>${OTHER}`)).toBe(
      "The Plan Budget table can't be read: the page shows 2 tables of this name.",
    );
  });
});

describe("a table that scrolls keeps its headings in another", () => {
  const head = `<table>${HEAD}</table>`;
  test.each<[string, string]>([
    [
      "with headings of its own",
      `<div class="dt-scroll"><div class="dt-scroll-head">${head}</div><div class="dt-scroll-body">${T}</div></div>`,
    ],
    ["without headings of its own", `<div><div>${head}</div><div>${table({ head: "" })}</div></div>`],
    [
      "with headings that nobody sees",
      `<div><div>${head}</div><div>${table({ head: HEAD.replace("<thead>", '<thead style="visibility:collapse">') })}</div></div>`,
    ],
    [
      "with a foot in a third",
      `<div><div>${head}</div><div>${T}</div><div><table><tfoot><tr><td colspan="7">Total $1,734.56</td></tr></tfoot></table></div></div>`,
    ],
  ])("%s", (_title, html) => {
    expect(budgetsOf(`<section><h2>Plan Budget</h2>${html}</section>`)).toEqual(BOTH);
  });

  test("a head alone is an empty table, not the one under the next heading", () => {
    expect(
      budgetsOf(
        `<h2>Plan Budget</h2><div>${table({ rows: "" })}</div><h2>Other</h2><div>${table({ rows: ROWS })}</div>`,
      ),
    ).toEqual([]);
  });
});
