import { describe, expect, test } from "vitest";
import { BOTH, budgetsOf, CONSUMABLES, HEAD, table } from "../budget-table.ts";

const T = table();
const section = (inside: string) => budgetsOf(`<section><h2>Plan Budget</h2>${inside}</section>`);
const NEXT = '<li class="page-item"><a href="?page=2">Next</a></li>';
const OFF = '<li class="page-item disabled"><a href="#">Next</a></li>';
const pager = (...items: string[]) => `<ul class="pagination">${items.join("")}</ul>`;

describe("a table isn't whole where the page shows that there are other rows", () => {
  test.each<[string, string, RegExp]>([
    ["a count of rows", `${T}<div>Showing 1 to 2 of 24 entries</div>`, /only 2 of 24 rows/],
    ["a short count", `${T}<p>1–2 of 24</p>`, /only 2 of 24 rows/],
    ["a count above the table", `<div>Displaying items 1 - 2 of 24</div>${T}`, /only 2 of 24 rows/],
    ["a count in thousands", `${T}<p>1-2 of 1,024</p>`, /only 2 of 1024 rows/],
    ["a part of the rows", `${T}<p>Showing 2 of 24</p>`, /only 2 of 24 rows/],
    ["a total", `${T}<p>Total: 24</p>`, /only 2 of 24 rows/],
    ["a total of records", `${T}<p>24 records found</p>`, /only 2 of 24 rows/],
    [
      "what a filter leaves out",
      `${T}<div>Showing 1 to 2 of 2 entries (filtered from 24 total entries)</div>`,
      /only 2 of 24 rows/,
    ],
    [
      "a count in the foot",
      table({ foot: '<tfoot><tr><td colspan="7">1-2 of 24</td></tr></tfoot>' }),
      /only 2 of 24 rows/,
    ],
    ["pages", `${T}<span>Page 1 of 3</span>`, /3 pages/],
    ["a next page", T + pager('<li class="active"><a href="?page=1">1</a></li>', NEXT), /another page/],
    [
      "another page's number",
      T + pager('<li class="active"><span>1</span></li>', '<li><a href="?page=2">2</a></li>'),
      /another page/,
    ],
    [
      "an arrow on",
      `${T}<nav aria-label="Page navigation"><ul class="pagination"><li><a href="?page=2" aria-label="Next">»</a></li></ul></nav>`,
      /another page/,
    ],
    ["a way back", T + pager('<li><a href="?page=1">Previous</a></li>', OFF), /another page/],
    ["a button on", `${T}<button>Next</button>`, /another page/],
    ["a button for more", `${T}<button>Load more</button>`, /another page/],
    ["a link to all", `${T}<a href="/PlanBudgets">View all</a>`, /another page/],
    [
      "a row for more",
      table({ rows: `${CONSUMABLES}<tr><td colspan="7"><a href="#">Show 22 more</a></td></tr>` }),
      /others/,
    ],
    ["words of the first ones", `${T}<p>The latest 2 budgets are shown</p>`, /first rows/],
    [
      "a pager behind its section",
      `${T}</section><ul class="pagination">${NEXT}</ul><section><h2>Other</h2>`,
      /another page/,
    ],
    [
      "a pager in a card's foot",
      `<div class="card"><div class="card-body">${T}</div><div class="card-footer">${pager(NEXT)}</div></div>`,
      /another page/,
    ],
    ["a search for some", `<input type="search" value="trans">${T}`, /search or filter/],
    [
      "a filter with words",
      `<div class="dataTables_filter"><label>Find <input value="x"></label></div>${T}`,
      /search or filter/,
    ],
    [
      "a filter in the head",
      table({
        head: HEAD.replace(
          "</thead>",
          `<tr><th><input value="Cons"></th>${"<th></th>".repeat(6)}</tr></thead>`,
        ),
      }),
      /search or filter/,
    ],
    [
      "a filter that is chosen",
      `<div class="filters"><select><option>All</option><option selected>Core</option></select></div>${T}`,
      /search or filter/,
    ],
    ["that it is loading", `<div class="dataTables_processing">Processing…</div>${T}`, /loading/],
    ["that it is busy", T.replace("<table>", '<table aria-busy="true">'), /loading/],
    ["rows that come when one scrolls", T.replace("<table>", '<table aria-rowcount="300">'), /scroll/],
    ["rows without a known number", T.replace("<table>", '<table aria-rowcount="-1">'), /scroll/],
    [
      "the place of rows that aren't drawn",
      table({ rows: `${CONSUMABLES}<tr style="height: 900px"><td colspan="7"></td></tr>` }),
      /can't be read/,
    ],
    ["a count in its title", `</section><section><h2>Plan Budget (5)</h2>${T}`, /only 2 of 5 rows/],
  ])("%s", (_title, html, reason) => {
    expect(section(html)).toMatch(reason);
  });

  test.each<[string, string]>([
    ["a count of all rows", `${T}<div>Showing 1 to 2 of 2 entries</div>`],
    ["a count of all rows, with a pager", `${T}<div>Showing 1 to 2 of 2 entries</div>${pager(NEXT)}`],
    ["one page", `${T}<span>Page 1 of 1</span>`],
    [
      "a pager that leads nowhere",
      T +
        pager(
          '<li class="disabled"><a href="#">Previous</a></li>',
          '<li class="active"><a href="#">1</a></li>',
          OFF,
        ),
    ],
    ["buttons that are off", `${T}<div class="pager"><button disabled>Next</button></div>`],
    [
      "a choice of how many rows a page has",
      `<label>Show <select><option>10</option><option>25</option></select> entries</label>${T}`,
    ],
    ["an empty search", `<input type="search" placeholder="Search">${T}`],
    ["a hidden pager", T + `<div hidden>${pager(NEXT)}</div>`],
    [
      "a hidden sign of loading",
      `<div class="dataTables_processing" style="display:none">Processing…</div>${T}`,
    ],
    [
      "a filter for all",
      `<div class="filters"><select><option>All</option><option>Core</option></select></div>${T}`,
    ],
    ["another table's pager", `${T}</section><section><h2>Other</h2>${T}${pager(NEXT)}`],
    [
      "the next client in the page's head",
      `${T}</section><footer><a href="/Clients/Profile/2">Next</a></footer><section>`,
    ],
    ["an own count", T.replace("<table>", '<table aria-rowcount="3">')],
    ["a title with its count", `</section><section><h2>Plan Budget (2)</h2>${T}`],
    ["a tab that is open", `<div class="tab-pane active">${T}</div>`],
  ])("is whole with %s", (_title, html) => {
    expect(section(html)).toEqual(BOTH);
  });

  test("a pager in an open tab leads on", () => {
    expect(section(`<div class="tab-pane active">${T}${pager(NEXT)}</div>`)).toMatch(/another page/);
  });
});
