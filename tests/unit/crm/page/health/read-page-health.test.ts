import { describe, expect, test } from "vitest";
import { readPageHealth } from "../../../../../lib/crm/page/health/read-page-health.ts";
import { careview } from "../../../../../lib/crm/profile/careview.ts";
import type { PageHealth } from "../../../../../lib/domain/page-health/page-health.ts";
import { formatDiagnostic } from "../../../../../lib/domain/page-health/diagnostic.ts";
import { CRM, isSavedPageOf, open, PAGES, parse } from "../../pages.ts";
import type { PageName } from "../../../../../lib/crm/profile/pages/index.ts";

const ADDRESS = `${CRM}/Records/Details/42`;
const health = (doc: Document) => readPageHealth(doc, ADDRESS, careview);
const diagnosticOf = (doc: Document) =>
  formatDiagnostic([health(doc)], {
    version: "Planbridge 1.2.3",
    browser: "Firefox 140",
    profile: { id: "careview", checked: "2024-02-29" },
  });
const stateOf = ({ items }: PageHealth, label: string) => {
  const item = items.find(({ what }) => what === label);
  return item && [item.state, ...(item.words ? [item.words] : [])].join(": ");
};

describe("readPageHealth", () => {
  test.each(PAGES)("readPageHealth recognises the saved page %s as what it is", (name) => {
    const { page, known } = health(open(name));
    expect(page === null || isSavedPageOf(page as PageName, name)).toBe(true);
    expect(known.length > 0).toBe(page === null);
  });

  test.each<[string, readonly [string, string][], string, string | undefined]>([
    ["client-profile", [], "Surname", "read"],
    ["client-profile", [], "NDIS PACE Participant", "read"],
    ["client-profile", [], "API Access", "not-shown"],
    ["client-profile", [], "Client Funding table", "read"],
    ["client-profile", [["<dd>Okafor</dd>", "<dd></dd>"]], "Surname", "read: it is empty"],
    ["client-profile", [["04/05/1990", "4th of spring"]], "Date of Birth", "unreadable"],
    [
      "client-profile",
      [["<div><dt>Email</dt><dd>ngozi@example.test</dd></div>", "<div><dt>Surname</dt><dd>Eze</dd></div>"]],
      "Surname",
      "ambiguous",
    ],
    [
      "client-profile",
      [['<a href="/ServiceContracts/Details/17">Open</a>', "Open"]],
      "Client Funding table",
      "partly: 1 of 2 rows have no link that opens the contract",
    ],
    ["contract", [], "NDIS Plan Start Date", "read"],
    ["contract", [], "Plan Budget table", "read"],
    ["contract", [], "Funding Components table", "not-shown"],
    ["contract", [], "Service Support table", "read"],
    [
      "contract",
      [["<th>Budget Amount</th>", "<th>Dollars</th>"]],
      "Plan Budget table",
      "unreadable: no column of it is headed Budget Amount",
    ],
    [
      "contract",
      [["$30,000.00", "plenty"]],
      "Plan Budget table",
      "partly: not every row shows a certain Budget Amount",
    ],
    ["contract", [["<dd>12/01/2026</dd>", "<dd>soon</dd>"]], "NDIS Plan Start Date", "unreadable"],
    ["contract", [["<dd>12/01/2026</dd>", "<dd></dd>"]], "NDIS Plan Start Date", "read: it is empty"],
    ["client-list", [], "Clients", "read"],
    ["client-list", [], "Action menu", "read"],
    ["streamline", [], "Captured invoices", "read"],
    [
      "streamline",
      [["Invoice Number", "Zahl"]],
      "Captured invoices",
      "unreadable: no columns for the client and the invoice number",
    ],
    ["create-invoice", [], "Lines", "read"],
    ["create-invoice", [], "Invoice Number", "read"],
    ["streamline-review", [], "Lines", "read"],
    ["add-budget", [], "Budget Amount", "read"],
    ["add-budget", [], "Requires PRODA Service Booking", "read"],
    ["create-support", [], "Service Support Item", "read"],
    ["create-support", [], "Rate", "read"],
    ["create-support", [], "Requires PRODA Service Booking", "read"],
    [
      "create-support",
      [["Requires PRODA Service Booking", "Other"]],
      "Requires PRODA Service Booking",
      "not-shown",
    ],
  ])("readPageHealth of %s with %j: %s is %s", (name, changes, label, expected) => {
    expect(stateOf(health(open(name, ...changes)), label)).toBe(expected);
  });

  test("an unknown page lists what each page is headed, and which heading is there", () => {
    const { page, items, known } = health(parse("<main><h1>Service Contract</h1><p>Archive</p></main>"));
    expect([page, items]).toEqual([null, []]);
    const found = known.filter(({ isHeadingShown }) => isHeadingShown);
    expect(found.map(({ title }) => title)).toEqual(["Service contract"]);
    expect(known.find(({ title }) => title === "Client list")?.headings).toContain("Client List");
  });
});

/** Every string of the profile: labels, headings, words of controls. Whatever else a page says may be about a person. */
const LABELS = new Set(stringsIn(careview).map((label) => label.toLowerCase()));

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return value && typeof value === "object" ? Object.values(value).flatMap(stringsIn) : [];
}

const FIELDS = "input:not([type=checkbox],[type=radio]),textarea,option";

/** What a page says besides labels, and every way in which an element carries it. */
function textsOf(doc: Document): string[] {
  const texts = Array.from(doc.body.querySelectorAll("*")).flatMap((element) => [
    ...Array.from(element.childNodes).flatMap((node) =>
      node.nodeType === 3 ? (node.textContent ?? "") : [],
    ),
    ...Array.from(element.attributes).flatMap(({ name, value }) =>
      /^(?:href|value|title|id|name|action|data-.*|aria-label)$/.test(name) ? value : [],
    ),
  ]);
  return texts.map((text) => text.trim()).filter((text) => text.length > 4 && !isLabel(text));
}

function isLabel(text: string): boolean {
  return LABELS.has(
    text
      .trim()
      .replace(/[:*\s]+$/, "")
      .toLowerCase(),
  );
}

/** Puts invented personal data in the place of everything that is no label, class and id included. */
function personalise(doc: Document): void {
  let count = 0;
  const invent = (text: string) =>
    text.trim() && !isLabel(text) ? `Zebulon Quux ${(count += 1)} 430111222` : text;
  for (const element of doc.body.querySelectorAll("*")) {
    for (const node of element.childNodes)
      if (node.nodeType === 3) node.textContent = invent(node.textContent ?? "");
    if (element.matches(FIELDS)) element.setAttribute("value", invent(element.getAttribute("value") ?? "x"));
    for (const name of ["href", "action"])
      if (element.hasAttribute(name)) element.setAttribute(name, "/Zebulon/Details/430111222");
    element.classList.add("zebulon-430111222");
    element.setAttribute("data-client", "Zebulon Quux");
  }
}

/** One of each kind. */
const KINDS = [
  "client-list",
  "client-profile",
  "funded-contract",
  "create-invoice",
  "streamline",
  "streamline-review",
  "add-budget",
  "create-support",
  "bulk-import",
];

describe("the diagnostic of a page", () => {
  test.each(KINDS)("the diagnostic of %s has nothing that the page says besides known labels", (name) => {
    const doc = open(name);
    const diagnostic = diagnosticOf(doc);
    const words = textsOf(doc).filter((text) => diagnostic.includes(text));
    // Words that are our own as much as the page's.
    expect(
      words.filter((text) => !/^(?:Action|Planbridge|Client|Invoice|Service Contract)\b/i.test(text)),
    ).toEqual([]);
  });

  test.each(KINDS)("the diagnostic of %s full of invented personal data has none of it", (name) => {
    const doc = open(name);
    personalise(doc);
    expect(health(doc).page).not.toBeNull();
    expect(diagnosticOf(doc)).not.toMatch(/zebulon|quux|430111222/i);
  });

  test("headings, counts and titles of a table that name a person don't reach the diagnostic", () => {
    const doc = open(
      "contract",
      ["<th>Budget Amount</th>", "<th>Zebulon Quux</th>"],
      [
        "<h2>Delivered Services</h2>",
        "<h2>Delivered Services</h2><p>Showing 1 to 10 of 430111222 entries</p>",
      ],
    );
    const diagnostic = diagnosticOf(doc);
    expect(diagnostic).toContain("Plan Budget table: Can't be read");
    expect(diagnostic).not.toMatch(/zebulon|quux|430111222/i);
  });
});
