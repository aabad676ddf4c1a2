import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { editLink, pageLink, sectionLink } from "../../../../lib/crm/read/links.ts";
import { readContract } from "../../../../lib/crm/read/read-contract.ts";
import { readInvoice } from "../../../../lib/crm/read/read-invoice.ts";
import { readUser } from "../../../../lib/crm/read/read-user.ts";
import { CRM, parse } from "../pages.ts";

const PAGE = `${CRM}/ServiceContracts/Details/5`;
const CREATED = "/PlanBudgets/Create?contractId=5";
const { create, edit } = careview.controls;
const only = (doc: Document, selector: string) => doc.querySelector(selector) as HTMLElement;

describe("editLink", () => {
  const inRow = (cell: string) => {
    const doc = parse(`<table><tbody><tr><td>Consumables</td><td>${cell}</td></tr></tbody></table>`);
    return editLink(only(doc, "tr"), edit, PAGE);
  };

  test.each([
    '<a href="/PlanBudgets/Edit/1">Edit</a>',
    '<a href="/PlanBudgets/Edit/1">✎ Edit</a>',
    '<a href="/PlanBudgets/Edit/1"><i class="material-icons">edit_note</i> Edit</a>',
    '<a href="/PlanBudgets/Edit/1" title="Edit"><svg></svg></a>',
    '<a href="/PlanBudgets/Edit/1" aria-label="Edit Consumables"><img alt=""></a>',
    '<a href="/PlanBudgets/Edit/1">Edit</a> <a href="/PlanBudgets/Delete/1">Delete</a>',
    '<a href="/PlanBudgets/Edit/1" role="button" class="btn">Edit</a>',
  ])("finds %s", (cell) => {
    expect(inRow(cell)).toBe("/PlanBudgets/Edit/1");
  });

  test.each([
    '<a href="#" data-url="/PlanBudgets/Edit/1">Edit</a>',
    '<a href="javascript:edit(1)">Edit</a>',
    '<a href="">Edit</a>',
    '<a href="/ServiceContracts/Details/5#edit">Edit</a>',
    '<a href="/PlanBudgets/Edit/1" data-toggle="modal" data-target="#m">Edit</a>',
    '<a href="/PlanBudgets/Edit/1" data-bs-toggle="modal">Edit</a>',
    '<a href="/PlanBudgets/Edit/1" onclick="openForm(1)">Edit</a>',
    '<a href="/PlanBudgets/Edit/1" aria-haspopup="dialog">Edit</a>',
    '<a href="/PlanBudgets/Delete/1">Edit</a>',
    '<a href="/PlanBudgets/Edit/1" title="Edit">Delete</a>',
    '<a href="/PlanBudgets/1/Periods">Edit funding periods</a>',
    '<a href="/PlanBudgets/Edit/1">Edit</a><a href="/PlanBudgets/Edit/2">Edit</a>',
    '<a href="/PlanBudgets/Edit/1">Credit</a>',
  ])("doesn't take %s", (cell) => {
    expect(inRow(cell)).toBeUndefined();
  });
});

describe("sectionLink and pageLink", () => {
  const section = (links: string) => {
    const doc = parse(
      `<main><h1>Service Contract</h1><section><h2>Plan Budget</h2>${links}<table></table></section></main>`,
    );
    return sectionLink(doc.querySelector("table") as HTMLTableElement, create, PAGE);
  };

  test.each<[string, string | undefined]>([
    ['<a href="/PlanBudgets/Create?contractId=5">+ Create</a>', "/PlanBudgets/Create?contractId=5"],
    ['<a href="#" data-bs-toggle="modal">Create</a>', undefined],
    ['<a href="/PlanBudgets/Create" data-toggle="modal">Create</a>', undefined],
    ['<a href="/PlanBudgets/Copy/5">New</a>', undefined],
    ['<a href="/PlanBudgets/Create">Create</a><a href="/Periods/Create">New</a>', undefined],
  ])("sectionLink for %s is %s", (links, path) => {
    expect(section(links)).toBe(path);
  });

  const CREATE = '<a href="/PlanBudgets/Create?contractId=5">Create</a>';
  const head = "<table><thead><tr><th>Category</th><th>Amount</th></tr></thead></table>";
  const rows = (inner = "1.00") =>
    `<table id="own"><tbody><tr><td>Consumables</td><td>${inner}</td></tr></tbody></table>`;

  test.each<[string, string, string | undefined]>([
    [
      "its headings scroll in a table of their own",
      `${CREATE}<div>${head}</div><div>${rows()}</div>`,
      CREATED,
    ],
    [
      "its sums scroll in a table of their own",
      `${CREATE}<div>${rows()}</div><div><table><tfoot><tr><td>1</td></tr></tfoot></table></div>`,
      CREATED,
    ],
    [
      "its pages are a table in a row",
      CREATE + rows("<table><tbody><tr><td>1</td></tr></tbody></table>"),
      CREATED,
    ],
    [
      "a table lays the page out",
      `<table><tbody><tr><td>${CREATE}</td></tr><tr><td>${rows()}</td></tr></tbody></table>`,
      CREATED,
    ],
    [
      "a dialog of the section has a table",
      `${CREATE}${rows()}<dialog><table><tbody><tr><td>1</td></tr></tbody></table></dialog>`,
      CREATED,
    ],
    [
      "another table stands beside it",
      `${CREATE}${rows()}<table><tbody><tr><td>1</td></tr></tbody></table>`,
      undefined,
    ],
    ["another, empty table stands before it", `${head}${CREATE}<h2>Plan Budget</h2>${rows()}`, undefined],
    ["it stands in a row", rows(CREATE), undefined],
    [
      "it stands in another table",
      `<table><tbody><tr><td>${CREATE}</td></tr></tbody></table>${rows()}`,
      undefined,
    ],
  ])("sectionLink where %s", (_where, body, path) => {
    const doc = parse(`<main><h1>Service Contract</h1><section>${body}</section></main>`);
    expect(sectionLink(doc.querySelector("#own") as HTMLTableElement, create, PAGE)).toBe(path);
  });

  const page = (body: string) => pageLink(parse(`<main>${body}</main>`), edit, PAGE);

  test.each<[string, string, string | undefined]>([
    ["the page's own", '<h1>Ivy</h1><a href="/Clients/Edit/1">Edit</a>', "/Clients/Edit/1"],
    [
      "the page's own, after a section's",
      '<section><h2>Nominee</h2><a href="/Nominees/Edit/3">Edit</a></section><div><h1>Ivy</h1><a href="/Clients/Edit/1">Edit</a></div>',
      "/Clients/Edit/1",
    ],
    [
      "none of two",
      '<h1>Ivy</h1><a href="/Clients/Edit/1">Edit</a><a href="/Photos/Edit/1">Edit</a>',
      undefined,
    ],
    ["none that opens a dialog", '<h1>Ivy</h1><a href="#edit" data-toggle="modal">Edit</a>', undefined],
    ["none of a menu", '<nav><a href="/Site/Edit">Edit</a></nav><h1>Ivy</h1>', undefined],
  ])("pageLink takes %s", (_title, body, path) => {
    expect(page(body)).toBe(path);
  });
});

describe("the links to a contract's client", () => {
  const owners = (banner: string, head = "") =>
    readContract(parse(`<body>${head}<main>${banner}</main></body>`), PAGE, careview).clientLinks.map(
      ({ path }) => path,
    );

  test.each<[string, string, string[]]>([
    [
      "a name beside the heading",
      '<div><h1>Service Contract</h1> <a href="/Clients/Profile/1">Ivy Testwattle</a></div>',
      ["/Clients/Profile/1"],
    ],
    [
      "a name with its number",
      '<div><h1>Service Contract</h1> <a href="/Clients/Profile/1">Ivy Testwattle (430 000 001)</a></div>',
      ["/Clients/Profile/1"],
    ],
    [
      "a name among the head's own links",
      '<h1>Service Contract</h1><a href="/Account/End">Log out</a><a href="/Account/LogOff">Bye</a><a href="/">Home</a><a href="/Help">Help</a><a href="/ServiceContracts">Service Contracts</a><a href="/ServiceContracts/Edit/5">Edit</a><a href="/ServiceContracts/Create">New Contract</a><a href="/Clients/Profile/1">Ivy Testwattle</a>',
      ["/Clients/Profile/1"],
    ],
    [
      "a name, and nobody's of another section",
      '<h1>Service Contract</h1><p><a href="/Clients/Profile/1">Ivy Testwattle</a></p><section><h2>Nominee</h2><a href="/Contacts/9">Jo Samplegum</a></section>',
      ["/Clients/Profile/1"],
    ],
    [
      "a name, and not the user's",
      '<h1>Service Contract</h1><a href="/Users/2">Pat Manager</a><a href="/Account/End">Log out</a><a href="/Clients/Profile/1">Ivy Testwattle</a>',
      ["/Clients/Profile/1"],
    ],
    [
      "no name whose address deletes",
      '<h1>Service Contract</h1><a href="/Clients/Delete/1">Ivy Testwattle</a>',
      [],
    ],
    [
      "no name that asks first",
      '<h1>Service Contract</h1><a href="/Clients/1" data-confirm="Sure?">Ivy Testwattle</a>',
      [],
    ],
  ])("are %s", (_title, banner, paths) => {
    expect(owners(banner)).toEqual(paths);
  });
});

test.each<[string, string, string | undefined]>([
  ["the client's own name", '<a href="/Clients/Profile/1">Ivy Testwattle</a>', "/Clients/Profile/1"],
  ["none whose address deletes", '<a href="/Clients/Remove/1">Ivy Testwattle</a>', undefined],
  [
    "none of two with the same name",
    '<a href="/Clients/Profile/1">Ivy Testwattle</a> <a href="/Clients/Profile/2">Ivy Testwattle</a>',
    undefined,
  ],
])("F63: the link from an invoice to its client is %s", (_title, link, path) => {
  const doc = parse(
    `<main><h1>Create New Invoice</h1><section><dl><dt>Client</dt><dd>Ivy Testwattle</dd></dl>${link}</section></main>`,
  );
  expect(readInvoice(doc, `${CRM}/Invoices/Create`, careview).clientPath).toBe(path);
});

test.each<[string, string | undefined]>([
  ["<span>Pat Manager</span><a href='/x'>Log out</a>", "Pat Manager"],
  ["<span>Pat Manager (Admin)</span><a href='/x'>Log out</a>", "Pat Manager (Admin)"],
  ["<span>pat@example.test</span><button>Sign out</button>", "pat@example.test"],
  ["<span>pat.manager</span><button>Sign out</button>", "pat.manager"],
  ["<a href='/help'>Help</a><a href='/x'>Log out</a>", undefined],
  ["<a href='/me'>My Profile</a><a href='/x'>Log out</a>", undefined],
  ["<a href='/p'>Change Password</a><a href='/x'>Log out</a>", undefined],
  ["<span>3</span><a href='/x'>Log out</a>", undefined],
  ["<span>Last sign-in 12/03/2026 10:15</span><a href='/x'>Log out</a>", undefined],
])("F60: the CRM's user in %s is %s", (head, user) => {
  expect(readUser(parse(`<header>${head}</header>`), careview)).toBe(user);
});
