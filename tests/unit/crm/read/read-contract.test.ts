import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { readContract } from "../../../../lib/crm/read/read-contract.ts";
import { CRM, parse } from "../pages.ts";

const FIELDS = {
  Reference: "Plan A",
  "NDIS Plan Start Date": "01/07/2026",
  "NDIS Plan End Date": "30/06/2027",
  Status: "Active",
  "Total Funding": "$1,234.56",
};

/** A contract's page with these fields; `undefined` hides one. */
function read(changes: Partial<Record<string, string | undefined>> = {}, before = "") {
  const pairs = Object.entries({ ...FIELDS, ...changes }).flatMap(([label, value]) =>
    value === undefined ? [] : [`<div><dt>${label}</dt><dd>${value}</dd></div>`],
  );
  const html = `<main>${before}<h1>Service Contract</h1><section><h2>Contract Details</h2><dl>${pairs.join("")}</dl></section></main>`;
  return readContract(parse(html), `${CRM}/ServiceContracts/Details/1`, careview);
}

describe("a contract's status", () => {
  test.each<[string, string, string]>([
    ["a word", "Active", "Active"],
    ["a badge", '<span class="badge bg-success">Active</span>', "Active"],
    [
      "a badge with an icon",
      '<span class="badge"><i class="material-icons">check_circle</i> Active</span>',
      "Active",
    ],
    [
      "a drop-down",
      '<select disabled><option value="1" selected>Active</option><option value="2">Inactive</option></select>',
      "Active",
    ],
    ["an icon with a title", '<i class="fa fa-check" title="Active"></i>', "Active"],
  ])("is read from %s", (_title, html, status) => {
    const { contract, doubts } = read({ Status: html });
    expect(contract).toMatchObject({ status });
    expect(contract).not.toHaveProperty("statusUnclear");
    expect(doubts.map(({ label }) => label)).not.toContain("Status");
  });

  test.each<[string, string, string]>([
    ["an icon without words", '<i class="fa fa-check"></i>', "unreadable"],
    ["two values", "Active</dd></div><div><dt>Status</dt><dd>Inactive", "ambiguous"],
    [
      "a drop-down that shows another choice than it holds",
      '<select class="select2-hidden-accessible"><option selected>Active</option></select><span class="select2-container"><span class="select2-selection__rendered">Inactive</span></span>',
      "ambiguous",
    ],
  ])("is unclear with %s, and no status is made of it", (_title, html, state) => {
    const { contract, doubts } = read({ Status: html });
    expect(contract).not.toHaveProperty("status");
    expect(contract.statusUnclear).toBe(true);
    expect(doubts).toContainEqual(expect.objectContaining({ label: "Status", state }));
  });

  test("is unclear where the page has a place for it and nothing in it", () => {
    expect(read({ Status: "" }).contract).toMatchObject({ statusUnclear: true });
  });

  test("that the page has no place for is no doubt of a status, and is told", () => {
    const { contract, doubts } = read({ Status: undefined });
    expect(contract).not.toHaveProperty("status");
    expect(contract).not.toHaveProperty("statusUnclear");
    expect(doubts).toContainEqual({ label: "Status", state: "not-shown", texts: [] });
  });

  test("of something else before the page's heading isn't the contract's", () => {
    const other = "<dl><div><dt>Status</dt><dd>Not Synchronized with PRODA</dd></div></dl>";
    expect(read({}, other).contract.status).toBe("Active");
  });
});

describe("F13: a contract's plan dates", () => {
  test.each([
    "01/07/2026",
    "1 Jul 2026",
    "01-07-2026",
    "2026-07-01",
    "Wed 01/07/2026",
    "01/07/2026 12:00:00 AM",
  ])("are read as CRM pages write them: %s", (text) => {
    expect(read({ "NDIS Plan Start Date": text })).toMatchObject({
      contract: { planStartDate: "2026-07-01" },
      problems: [],
    });
  });

  test.each<[string, string | undefined, string]>([
    ["doesn't exist", "31/06/2026", "crm-date-unreadable"],
    ["fits only with the month first", "07/31/2026", "crm-date-unreadable"],
    ["isn't there", "", "crm-field-empty"],
    ["isn't shown", undefined, "crm-field-not-shown"],
    [
      "is there twice",
      "01/07/2026</dd></div><div><dt>NDIS Plan Start Date</dt><dd>02/07/2026",
      "crm-field-ambiguous",
    ],
  ])("one that %s is told and not guessed", (_title, text, code) => {
    const { contract, problems } = read({ "NDIS Plan Start Date": text });
    expect(contract).not.toHaveProperty("planStartDate");
    expect(problems).toMatchObject([{ code, field: "NDIS Plan Start Date" }]);
  });
});

test.each<[string, number | undefined]>([
  ["$1,234.56", 123_456],
  ["AUD 1,234.56", 123_456],
  ["$1,234.56 (80%)", 123_456],
  ["($12.00)", -1200],
  ["\u2014", undefined],
  ["1.234,56", undefined],
])("a contract's total that reads %j is %s cents", (text, cents) => {
  expect(read({ "Total Funding": text }).contract.totalFunding).toBe(cents);
});

test("F44: a PACE field that says neither yes nor no is unknown, whatever the badge", () => {
  const badge = '<span class="badge">PACE</span>';
  const pace = (value: string | undefined) => read({ "PACE Plan": value }, badge).isPace;
  expect([pace("Yes"), pace("✓"), pace("No"), pace("To be confirmed")]).toEqual([
    true,
    true,
    false,
    undefined,
  ]);
});
