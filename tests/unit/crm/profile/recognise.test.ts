import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { recognisePage } from "../../../../lib/crm/profile/recognise.ts";
import { careviewLandmarks, type PageName } from "../../../../lib/crm/profile/pages/index.ts";
import type { SiteProfile } from "../../../../lib/crm/profile/site-profile.ts";
import { isSavedPageOf, open, PAGES, parse } from "../pages.ts";

const predicates = Object.keys(careviewLandmarks) as PageName[];
const nothing = Object.fromEntries(
  predicates.map((name) => [name, { selector: "no-such-element" }]),
) as unknown as SiteProfile["pages"];

/** Asks one predicate alone, so that none hides behind an earlier one. */
function is(page: PageName, doc: Document): boolean {
  return recognisePage(doc, { ...careview, pages: { ...nothing, [page]: careview.pages[page] } }) === page;
}

describe("every page against every predicate", () => {
  test.each(
    PAGES.flatMap((page) => predicates.map((name) => [page, name, isSavedPageOf(name, page)] as const)),
  )("recognisePage for %s as %s is %s", (page, name, expected) => {
    expect(is(name, open(page))).toBe(expected);
  });

  test.each(
    PAGES.map((page) => [page, predicates.find((name) => isSavedPageOf(name, page)) ?? null] as const),
  )("F8: recognisePage with all landmarks takes %s for %s", (page, name) => {
    expect(recognisePage(open(page), careview)).toBe(name);
  });
});

describe("the same page in other words", () => {
  test.each<[string, Document, PageName | null]>([
    [
      "the list under its menu's name",
      open("client-list", ["<h1>Client List</h1>", "<h2>CRM Client List</h2>"]),
      "client-list",
    ],
    [
      "the list with an Actions button",
      open("client-list", [">Action</button>", ">Actions</button>"]),
      "client-list",
    ],
    [
      "the list with a button in capitals",
      open("client-list", [">Action</button>", "> ACTIONS </button>"]),
      "client-list",
    ],
    [
      "the list with an input for a button",
      open("client-list", [
        '<button class="btn dropdown-toggle" type="button" aria-haspopup="true">Action</button>',
        '<input type="button" value="Action" />',
      ]),
      "client-list",
    ],
    [
      "a heading by its role",
      open("client-list", ["<h1>Client List</h1>", '<div role="heading">Client List</div>']),
      "client-list",
    ],
    [
      "the list of a user who may not act on it, with its columns",
      open("client-list", [">Action</button>", ">Help</button>"]),
      "client-list",
    ],
    [
      "the list without Action menu and without known columns",
      open(
        "client-list",
        [">Action</button>", ">Help</button>"],
        ["<th>Name</th><th>NDIS Number</th>", "<th>Who</th><th>What</th>"],
      ),
      null,
    ],
    [
      "the list without rows to tick",
      open("client-list", ['<td><input type="checkbox"', '<td><input type="text"']),
      null,
    ],
    [
      "a contract whose title ends in its reference",
      open("contract", ["<h1>Service Contract</h1>", "<h1>Service Contract - NDIS-0042</h1>"]),
      "service-contract",
    ],
    [
      "a contract with a long dash in its title",
      open("contract", ["<h1>Service Contract</h1>", "<h1>Service Contract – NDIS-0042</h1>"]),
      "service-contract",
    ],
    [
      "a contract with a colon and a line break in its title",
      open("contract", ["<h1>Service Contract</h1>", "<h1>Service\n Contract:</h1>"]),
      "service-contract",
    ],
    [
      "a contract whose tables are all hidden but one",
      open(
        "contract",
        ["<h2>Plan Budget</h2>", ""],
        ["<h2>Service Support</h2>", ""],
        ["New Contract", "New"],
      ),
      "service-contract",
    ],
    [
      "a contract with every landmark hidden",
      open(
        "contract",
        ["<h2>Plan Budget</h2>", ""],
        ["<h2>Service Support</h2>", ""],
        ["<h2>Delivered Services</h2>", ""],
        ["New Contract", "New"],
      ),
      null,
    ],
    [
      "the settings of service contracts",
      open("contract", ["<h1>Service Contract</h1>", "<h1>Service Contract Management</h1>"]),
      null,
    ],
    [
      "a profile whose funding table has a caption",
      open(
        "client-profile",
        ["<h2>Client Funding</h2>", ""],
        ["<table>", "<table><caption>Client Funding</caption>"],
      ),
      "client-profile",
    ],
    ["a profile whose details are hidden", open("client-profile", ["<h2>Client Details</h2>", ""]), null],
    [
      "a profile that names itself in its title",
      open("client-profile", ["<h2>Client Details</h2>", "<h2>Client Profile</h2>"]),
      "client-profile",
    ],
    ["the report Client Funding", parse("<h1>Client Funding</h1><table><tr><td>1</td></tr></table>"), null],
    [
      "sign-in with a submit input",
      open("sign-in", [
        '<button id="btnLogin" type="submit">Login</button>',
        '<input type="submit" value="Sign in" />',
      ]),
      "sign-in",
    ],
    ["a change of password", open("sign-in", [">Login</button>", ">Save</button>"]), null],
    [
      "the second step of sign-in, without a password",
      open("sign-in", ['type="password"', 'type="text"']),
      null,
    ],
    [
      "a budget's form whose title ends in its contract",
      open("edit-budget", ["<h1>Edit Budget Category</h1>", "<h2>Edit Budget Category - NDIS-0042</h2>"]),
      "budget-form",
    ],
    [
      "the form of a support that may be stated",
      open("create-support", [
        "<h1>Create Service Support</h1>",
        "<h1>Create Stated Support/ Service Support</h1>",
      ]),
      "support-form",
    ],
    [
      "the list of service supports",
      open("create-support", ["<h1>Create Service Support</h1>", "<h1>Service Support</h1>"]),
      null,
    ],
    [
      "a page that only offers Retrieve PACE Plan Budget",
      open("add-budget", ["<h1>Add Budget Category</h1>", "<h1>Budget reports</h1>"]),
      null,
    ],
    [
      "a dialog called after the plan, Retrieve PACE Plan within",
      parse("<dialog open><h2>NDIS PACE Sync</h2><button>Retrieve PACE Plan</button></dialog>"),
      null,
    ],
    [
      "an invoice's form whose title ends in its number",
      open("edit-invoice", ["<h1>Edit Invoice</h1>", "<h1>Edit Invoice - BCC-1</h1>"]),
      "invoice-form",
    ],
    ["the settings of edited invoices", parse("<h1>Edit Invoices</h1>"), null],
    ["Streamline of a user who may approve nothing", open("streamline", ["Actions", "Help"]), null],
    ["the settings of budget categories", parse("<h1>Edit Budget Categories</h1>"), null],
    ["an empty page", parse(""), null],
  ])("%s", (_title, doc, name) => {
    expect(recognisePage(doc, careview)).toBe(name);
  });
});
