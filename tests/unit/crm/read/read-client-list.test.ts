import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { readTickedClients } from "../../../../lib/crm/read/read-client-list.ts";
import { CRM, parse } from "../pages.ts";

const read = (body: string) => readTickedClients(parse(`<body>${body}</body>`), `${CRM}/Clients`, careview);
const row = (id: number, name: string, ticked = true, attributes = "") =>
  `<tr ${attributes}><td><input type="checkbox" name="ids"${ticked ? " checked" : ""}></td><td><a href="/Clients/Profile/${id}">${name}</a></td><td>43000000${id}</td></tr>`;
const table = (rows: string, headings = "<th></th><th>Name</th><th>NDIS Number</th>") =>
  `<table><thead><tr>${headings}</tr></thead><tbody>${rows}</tbody></table>`;
const ivy = { name: "Ivy Testwattle", path: "/Clients/Profile/1" };
const ben = { name: "Ben Samplegum", path: "/Clients/Profile/2" };
const both = row(1, ivy.name) + row(2, ben.name);
const filter =
  '<table><tr><td><input type="checkbox" name="inactive" checked> Include inactive</td></tr></table>';

describe("the table that is the client list", () => {
  test.each([
    ["after a table of filters", filter + table(both)],
    ["before a table of filters", table(both) + filter],
    ["after a hidden table of the same kind", `<div hidden>${table(row(9, "Old Row"))}</div>${table(both)}`],
    ["after a head that scrolls apart", table("") + table(both)],
    ["whose columns go by other names", table(both, "<th></th><th>Participant</th><th>Number</th>")],
    [
      "after one of check boxes and notes",
      '<table><thead><tr><th></th><th>Note</th></tr></thead><tbody><tr><td><input type="checkbox" checked></td><td>Call</td></tr></tbody></table>' +
        table(both),
    ],
  ])("is found %s", (_title, body) => {
    expect(read(body)).toEqual({ clients: [ivy, ben], unreadable: [] });
  });
});

describe("rows that are no clients", () => {
  test.each([
    [
      "a box for all in the first row",
      '<tr><td><input type="checkbox" id="selectAll" checked></td><td></td><td></td></tr>',
    ],
    [
      "a box for all by its label",
      '<tr><td><input type="checkbox" aria-label="Select all rows" checked></td><td></td><td></td></tr>',
    ],
    [
      "a row of filters",
      '<tr><td><input type="checkbox" name="only" checked></td><td><input placeholder="Name"></td><td><select></select></td></tr>',
    ],
    [
      "a row of headings",
      '<tr><th><input type="checkbox" checked></th><th>Name</th><th>NDIS Number</th></tr>',
    ],
    [
      "a title over all columns",
      '<tr><td colspan="3"><input type="checkbox" checked> All of team B</td></tr>',
    ],
  ])("are left out: %s", (_title, other) => {
    expect(read(table(other + both))).toEqual({ clients: [ivy, ben], unreadable: [] });
  });

  test("a fact that is shown as a box ticks nobody", () => {
    const fact = (name: string, disabled: string) =>
      `<tr><td><input type="checkbox" name="ids"></td><td><a href="/Clients/Profile/1">${name}</a></td><td><input type="checkbox" checked ${disabled}></td></tr>`;
    const headings = "<th></th><th>Name</th><th>PACE</th>";
    expect(read(table(fact("Ivy", "disabled"), headings)).clients).toEqual([]);
    expect(read(table(fact("Ivy", ""), headings)).clients).toEqual([]);
  });
});

describe("ticked clients that can't be seen", () => {
  test("rows that are filtered out count as ticked, and are told", () => {
    const hidden = row(2, ben.name, true, 'style="display: none"');
    expect(read(table(row(1, ivy.name) + hidden))).toEqual({
      clients: [ivy, ben],
      unreadable: [],
      notVisible: 1,
    });
  });

  test.each([
    "<div>12 rows selected</div>",
    "<span>12 clients are ticked</span>",
    "<p>12 of 300 selected</p>",
    "<p>Selected: 12</p>",
    "<button>Selected (12)</button>",
  ])("ticks on other pages of the list are told by the page's own count: %s", (count) => {
    expect(read(count + table(both))).toEqual({
      clients: [ivy, ben],
      unreadable: [],
      notVisible: 10,
      notRead: 10,
    });
  });

  test.each([
    "<div>2 rows selected</div>",
    "<div>Showing 1 to 10 of 57 clients</div>",
    "<div hidden>12 selected</div>",
    "",
  ])("a page that says no more than is seen tells nothing: %s", (count) => {
    expect(read(count + table(both))).toEqual({ clients: [ivy, ben], unreadable: [] });
  });

  test("with all ticks elsewhere the page's count is told", () => {
    expect(read(`<p>3 selected</p>${table(row(1, ivy.name, false))}`)).toEqual({
      clients: [],
      unreadable: [],
      notVisible: 3,
      notRead: 3,
    });
  });
});
