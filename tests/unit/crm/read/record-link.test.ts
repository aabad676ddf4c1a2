import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import type { TableName } from "../../../../lib/crm/profile/site-profile.ts";
import { readTable } from "../../../../lib/crm/read/read-table.ts";
import { recordLink } from "../../../../lib/crm/read/record-link.ts";
import { CRM, parse } from "../pages.ts";

/** The path of the only row of a table with these cells, by heading. */
function pathIn(table: TableName, cells: Record<string, string>, row = "", head = ""): string | undefined {
  const headings = Object.keys(cells).map((name) => `<th>${name}</th>`);
  const data = Object.values(cells).map((cell) => `<td>${cell}</td>`);
  const doc = parse(
    `<html><head>${head}</head><body><main><table><thead><tr>${headings.join("")}</tr></thead>` +
      `<tbody><tr ${row}>${data.join("")}</tr></tbody></table></main></body></html>`,
  );
  const element = doc.querySelector("table") as HTMLTableElement;
  const [found] = readTable(element, careview.tables[table]).rows;
  return found && recordLink(found, careview.tables[table], `${CRM}/Clients?page=2`, careview)?.path;
}

const profile = '<a href="/Clients/Profile/1">Ivy Testwattle</a>';
const client = (name: string, other = "") => pathIn("clients", { Name: name, Action: other });
const contract = (action: string) => pathIn("clientFunding", { Reference: "Plan A", Action: action });

describe("the link of a client's row", () => {
  test.each<[string, string, string]>([
    ["the name", profile, ""],
    ["the name, after a link that deletes", profile, '<a href="/Clients/Delete/1">Delete</a>'],
    ["the name, beside its form", `${profile} <a href="/Clients/Edit/1">Edit</a>`, ""],
    ["the name, beside a link within the page", `<a href="#menu">…</a>${profile}`, ""],
    ["the name, beside an icon that calls", `${profile} <a href="tel:0298765432">📞</a>`, ""],
    ["View", "Ivy Testwattle", '<a href="/Clients/Profile/1">View</a>'],
    ["View client", "Ivy Testwattle", '<a href="/Clients/Profile/1">View client</a>'],
    [
      "Open with the row's own name",
      "Ivy Testwattle",
      '<a href="/Clients/Profile/1">Open Ivy Testwattle</a>',
    ],
    [
      "an icon whose label is Open",
      "Ivy Testwattle",
      '<a href="/Clients/Profile/1" aria-label="Open"><i class="fa fa-eye"></i></a>',
    ],
    [
      "an icon whose hint is View details",
      "Ivy",
      '<a href="/Clients/Profile/1" title="View details"><svg></svg></a>',
    ],
    [
      "View in a menu that is closed",
      "Ivy",
      '<div><ul class="dropdown-menu" style="display: none"><li><a href="/Clients/Profile/1">View</a></li><li><a href="/Clients/Delete/1">Delete</a></li></ul></div>',
    ],
    ["a link in a new tab", '<a href="/Clients/Profile/1" target="_blank">Ivy Testwattle</a>', ""],
    [
      "a link with a hint that floats",
      '<a href="/Clients/Profile/1" data-bs-toggle="tooltip" title="Client since 2020">Ivy</a>',
      "",
    ],
    ["two links to the same page", `<a href="/Clients/Profile/1"><img alt="Photo"></a>${profile}`, ""],
  ])("is %s", (_title, name, other) => {
    expect(client(name, other)).toBe("/Clients/Profile/1");
  });

  test("is the name in a column of numbers, whatever the order of the columns", () => {
    const cells = {
      x: '<a href="/Clients/Delete/1">✕</a>',
      "NDIS Number": '<a href="/Clients/Profile/1">430000017</a>',
    };
    expect(pathIn("clients", cells)).toBe("/Clients/Profile/1");
  });

  test.each<[string, string, string]>([
    ["a link that says Delete", "Ivy", '<a href="/x/1">Delete</a>'],
    ["an address that says delete", '<a href="/Clients/Delete/1">Ivy</a>', ""],
    ["an address that says delete in its query", '<a href="/Clients/1?action=delete">Ivy</a>', ""],
    ["a hint that says Archive", '<a href="/Clients/1" title="Archive">Ivy</a>', ""],
    ["a label that says Remove", '<a href="/Clients/1" aria-label="Remove">Ivy</a>', ""],
    ["a picture that says delete", "Ivy", '<a href="/Clients/1" title="Open"><img alt="Delete"></a>'],
    [
      "words for a screen reader that say Delete",
      '<a href="/Clients/1">Ivy <span class="sr-only">Delete</span></a>',
      "",
    ],
    ["an icon font's delete", '<a href="/Clients/1"><i class="material-icons">delete</i> Ivy</a>', ""],
    ["a command in its data", '<a href="/Clients/1" data-action="delete">Ivy</a>', ""],
    ["a hint kept in its data", '<a href="/Clients/1" data-original-title="Remove">Ivy</a>', ""],
    [
      "a label elsewhere on the page",
      '<a href="/Clients/1" aria-labelledby="l">Ivy</a><span id="l" hidden>Delete Ivy</span>',
      "",
    ],
    ["a handler", '<a href="/Clients/1" onclick="return confirm()">Ivy</a>', ""],
    ["a handler of a framework", '<a href="/Clients/1" @click.prevent="open">Ivy</a>', ""],
    ["a handler of another framework", '<a href="/Clients/1" data-ng-click="open()">Ivy</a>', ""],
    ["a method", '<a href="/Clients/1" data-method="post">Ivy</a>', ""],
    ["a method of Turbo", '<a href="/Clients/1" data-turbo-method="post">Ivy</a>', ""],
    ["a question", '<a href="/Clients/1" data-confirm="Sure?">Ivy</a>', ""],
    ["a request in place", '<a href="/Clients/1" data-ajax="true">Ivy</a>', ""],
    ["a request by attributes", '<a href="/Clients/1" hx-post="/Clients/1">Ivy</a>', ""],
    ["a dialog", '<a href="/Clients/1" data-toggle="modal">Ivy</a>', ""],
    ["a dialog of a newer kind", '<a href="/Clients/1" data-bs-toggle="modal">Ivy</a>', ""],
    ["a download", '<a href="/Clients/1" download>Ivy</a>', ""],
    ["a file", '<a href="/Clients/1/plan.pdf">Ivy</a>', ""],
    ["no address", '<a href="#">Ivy</a>', ""],
    ["an empty address", '<a href="">Ivy</a>', ""],
    ["a place on the page", '<a href="#ivy">Ivy</a>', ""],
    ["the page itself", '<a href="/Clients?page=2#ivy">Ivy</a>', ""],
    ["a script", '<a href="javascript:open(1)">Ivy</a>', ""],
    ["another site", '<a href="https://elsewhere.example.org/1">Ivy</a>', ""],
    ["another site without a scheme", '<a href="//elsewhere.example.org/1">Ivy</a>', ""],
    ["two slashes behind the origin", `<a href="${CRM}//elsewhere.example.org/1">Ivy</a>`, ""],
    ["two different links in the name's column", `${profile}<a href="/Clients/Notes/1">Notes</a>`, ""],
    [
      "two different links that say Open",
      "Ivy",
      '<a href="/Clients/1">Open</a><a href="/Clients/2">View</a>',
    ],
    ["a picture without words", '<a href="/Clients/1"><svg></svg></a>', ""],
    ["a link that views something else", "Ivy", '<a href="/Clients/1/Notes">View notes</a>'],
    ["a link that views invoices", "Ivy", '<a href="/Clients/1/Invoices">View invoices</a>'],
    ["a link in another column", "Ivy", '<a href="/Providers/3">Samplegum Care</a>'],
    ["a link in a dialog that isn't open", "Ivy", '<dialog><a href="/Clients/1">View</a></dialog>'],
    ["a link that nobody sees", '<a href="/Clients/1" hidden>Ivy</a>', ""],
    ["an address of another element", '<button data-href="/Clients/1">Open</button>', ""],
  ])("isn't one with %s", (_title, name, other) => {
    expect(client(name, other)).toBeUndefined();
  });

  test("counts from the page's base", () => {
    const cells = { Name: '<a href="Profile/1">Ivy</a>' };
    expect(pathIn("clients", cells, "", '<base href="/crm/Clients/">')).toBe("/crm/Clients/Profile/1");
    expect(pathIn("clients", cells, "", '<base href="https://elsewhere.example.org/">')).toBeUndefined();
    expect(pathIn("clients", cells, "", '<base target="_blank">')).toBe("/Profile/1");
  });

  test.each<[string, string, string | undefined]>([
    ["by its address", 'data-href="/Clients/Profile/1"', "/Clients/Profile/1"],
    ["not by one that deletes", 'data-href="/Clients/Delete/1"', undefined],
    ["not by one that asks first", 'data-href="/Clients/1" data-confirm="Sure?"', undefined],
    ["not by one elsewhere", 'data-href="//elsewhere.example.org/1"', undefined],
  ])("is the row itself where it is one, %s", (_title, row, path) => {
    expect(pathIn("clients", { Name: "Ivy Testwattle" }, row)).toBe(path);
  });
});

describe("the link of a contract's row", () => {
  test.each([
    ['<a href="/ServiceContracts/Delete/7">Delete</a> | <a href="/ServiceContracts/Details/7">Open</a>'],
    ['<a href="/ServiceContracts/Details/7">Open</a><a href="/ServiceContracts/Edit/7">Edit</a>'],
    ['<a href="/ServiceContracts/Details/7">Contract details</a>'],
    [
      '<a href="/ServiceContracts/Details/7">View Plan A</a><a href="/ServiceContracts/7/Log">View history</a>',
    ],
  ])("is the one that opens it: %s", (action) => {
    expect(contract(action)).toBe("/ServiceContracts/Details/7");
  });

  test.each(['<a href="/ServiceContracts/Edit/7">Edit</a>', '<a href="/Providers/7">Samplegum Care</a>', ""])(
    "is none where none says that it opens it: %s",
    (action) => {
      expect(contract(action)).toBeUndefined();
    },
  );
});

describe("the link of a captured invoice's row", () => {
  const captured = (number: string, action: string, name = "Ivy") =>
    pathIn("streamline", { Client: name, "Invoice Number": number, Do: action });

  test.each([
    [
      "Review, before Delete",
      "INV-1",
      '<a href="/Streamline/Review/1">Review</a><a href="/Streamline/Delete/1">Delete</a>',
    ],
    [
      "Review, before the captured file",
      '<a href="/Files/View/9">INV-1</a>',
      '<a href="/Streamline/Review/1" aria-label="Review INV-1">Review</a>',
    ],
    ["the number", '<a href="/Streamline/Review/1">INV-1</a>', '<a href="/Streamline/Reject/1">Reject</a>'],
    ["Open", "INV-1", '<a href="/Streamline/Review/1">Open</a>'],
  ])("is %s", (_title, number, action) => {
    expect(captured(number, action)).toBe("/Streamline/Review/1");
  });

  test("isn't the client's", () => {
    expect(captured("INV-1", "", profile)).toBeUndefined();
  });
});
