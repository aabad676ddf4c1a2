import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { hasPaceBadge } from "../../../../lib/crm/read/read-pace-badge.ts";
import { readClient } from "../../../../lib/crm/read/read-client.ts";
import { readContract } from "../../../../lib/crm/read/read-contract.ts";
import { readContractParts } from "../../../../lib/crm/read/read-contract-parts.ts";
import { readUser } from "../../../../lib/crm/read/read-user.ts";
import { isAdjustmentOf } from "../../../../lib/domain/change/adjustment.ts";
import { CRM, open, parse, type SavedPage } from "../pages.ts";

type Change = readonly [from: string, to: string];

const URL = `${CRM}/ServiceContracts/Details/5`;
const parts = (page: SavedPage, ...changes: Change[]) =>
  readContractParts(open(page, ...changes), URL, careview);
const GENERATIONS = ["pace-contract", "pace-contract-older", "pace-contract-newer"] as const;

const daily = {
  category: "Assistance with Daily Life",
  amount: 681_343,
  delivered: 46_069,
  startDate: "2026-07-31",
  endDate: "2029-07-30",
  managementStyle: "Plan Management",
  excluded: false,
  editPath: "/PlanBudgets/Edit/13",
};
const budgets = [
  daily,
  {
    ...daily,
    category: "Assistance with Social, Economic and Community Participation",
    amount: 1_046_525,
    delivered: 14_046,
    editPath: "/PlanBudgets/Edit/12",
  },
  {
    ...daily,
    category: "Improved Daily Living Skills",
    amount: 530_752,
    delivered: 43_495,
    editPath: "/PlanBudgets/Edit/11",
  },
  {
    ...daily,
    category: "Improved Learning",
    amount: 120_050,
    delivered: 0,
    managementStyle: "Self Managed",
    excluded: true,
    editPath: "/PlanBudgets/Edit/224",
  },
];

describe("the plan budgets of a contract's page", () => {
  test.each(GENERATIONS)("F51: are read from %s, totals and never what remains", (page) => {
    expect(parts(page)).toMatchObject({ budgets, createBudgetPath: "/PlanBudgets/Create?contractId=5" });
  });

  test("F51: a tag beside the category isn't part of its name", () => {
    expect(open("pace-contract").body.textContent).toContain("Improved Learning Stated Support");
    expect(parts("pace-contract").budgets?.at(-1)?.category).toBe("Improved Learning");
  });

  test("F51: whatever order the columns have", () => {
    const moved = parts(
      "pace-contract",
      [
        '<th scope="col">Category</th><th scope="col">Management Style</th><th scope="col">Start Date</th>',
        '<th scope="col">Start Date</th><th scope="col">Category</th><th scope="col">Management Style</th>',
      ],
      [
        "<td>Assistance with Daily Life</td><td>Plan Management</td><td>31/07/2026</td>",
        "<td>31/07/2026</td><td>Assistance with Daily Life</td><td>Plan Management</td>",
      ],
    );
    expect(moved.budgets?.[0]).toEqual(daily);
  });

  test.each<[string, string, "startDate" | "endDate" | "managementStyle" | "excluded"]>([
    ["Start Date", "startDate", "startDate"],
    ["End Date", "endDate", "endDate"],
    ["Management Style", "managementStyle", "managementStyle"],
    ["Excluded", "excluded", "excluded"],
  ])(
    "F51: a column that the organisation hides is absent, and nothing is guessed: %s",
    (heading, _name, field) => {
      const [first] =
        parts("pace-contract", [`<th scope="col">${heading}</th>`, '<th scope="col">Other</th>']).budgets ??
        [];
      const { [field]: _hidden, ...shown } = daily;
      expect(first).toEqual(shown);
    },
  );

  test("F51: without its amounts the table tells no budgets", () => {
    const { budgets: listed, unreadTables } = parts("pace-contract", ["Budget Amount", "Used"]);
    expect(listed).toBeUndefined();
    expect(unreadTables?.planBudget?.what).toBe(
      "The Plan Budget table can't be read: no column of it is headed Budget Amount.",
    );
  });

  test("F51: an amount or a day that can't be read is none", () => {
    expect(
      parts("pace-contract", ["$6,813.43", "n/a"], ["31/07/2026", "31/06/2026"]).budgets?.[0],
    ).toMatchObject({
      amount: null,
      startDate: null,
      endDate: "2029-07-30",
    });
  });

  test.each([
    ["Plan Managed", "Plan Management"],
    ["plan-managed", "Plan Management"],
    ["NDIA Managed", "Agency"],
    ["Self-managed", "Self Managed"],
    ["Moon", "Moon"],
    ["", ""],
  ])(
    "F59: a management written “%s” is %j, so that the same one never shows as a change",
    (written, style) => {
      expect(
        parts("pace-contract", ["<td>Plan Management</td>", `<td>${written}</td>`]).budgets?.[0]
          ?.managementStyle,
      ).toBe(style);
    },
  );

  test.each(["Yes", "true", "✓", "✔"])("F36: %s in the column means excluded", (mark) => {
    const excluded = parts("pace-contract", ["<td>Yes</td>", `<td>${mark}</td>`]).budgets?.map(
      (each) => each.excluded,
    );
    expect(excluded).toEqual([false, false, false, true]);
  });

  test("F51: a table that the organisation hides is told apart from an empty one", () => {
    expect(parts("pace-contract", [">Plan Budget</h2>", ">Budget overview</h2>"])).not.toHaveProperty(
      "budgets",
    );
    const rows = /<tr>\s*<td>Assistance with Daily Life<\/td><td>Plan Man.*?<\/tbody>/s.exec(
      open("pace-contract").documentElement.outerHTML,
    );
    expect(rows).not.toBeNull();
    const empty = parse(
      '<h2>Plan Budget</h2><table><thead><tr><th>Category</th><th>Budget Amount</th></tr></thead><tbody><tr><td colspan="2">No plan budgets.</td></tr></tbody></table>',
    );
    expect(readContractParts(empty, URL, careview).budgets).toEqual([]);
  });
});

describe("where a contract's records are begun and changed", () => {
  test("F39: each section's own link, and no other section's", () => {
    expect(parts("pace-contract")).toMatchObject({
      createBudgetPath: "/PlanBudgets/Create?contractId=5",
      createDeliveredPath: "/DeliveredServices/Create?contractId=5",
    });
  });

  test.each<[string, Change, keyof ReturnType<typeof parts>]>([
    [
      "Plan Budget",
      ['<a class="btn" href="/PlanBudgets/Create?contractId=5">Create</a>', ""],
      "createBudgetPath",
    ],
    [
      "Delivered Services",
      ['<a class="btn" href="/DeliveredServices/Create?contractId=5">New</a>', ""],
      "createDeliveredPath",
    ],
  ])("F39: a section without one has none: %s", (_title, change, path) => {
    expect(parts("pace-contract", change)).not.toHaveProperty(path);
  });

  test("F39: a link to another site is none", () => {
    const away: Change = ['href="/PlanBudgets/', 'href="https://elsewhere.example.org/PlanBudgets/'];
    const read = parts("pace-contract", away);
    expect(read).not.toHaveProperty("createBudgetPath");
    expect(read.budgets?.[0]).not.toHaveProperty("editPath");
  });

  test.each([
    ["by its words", "Edit"],
    ["by a picture's title", '<img alt="" />'],
  ])("F58: a row's form is found %s", (_title, content) => {
    const link = parts("pace-contract", [
      '<a href="/PlanBudgets/Edit/13">Edit</a>',
      `<a href="/x">History</a><a href="/PlanBudgets/Edit/13" title="Edit">${content}</a>`,
    ]).budgets?.[0];
    expect(link?.editPath).toBe("/PlanBudgets/Edit/13");
  });
});

describe("the delivered services of a contract's page", () => {
  const delivered = (...changes: Change[]) => parts("pace-contract", ...changes).delivered ?? [];

  test("F40a: an adjustment is listed without a support item number", () => {
    expect(delivered().at(-1)).toEqual({
      itemNumber: "",
      description: "NDIS PACE API Budget Adjustment Record",
      provider: "NDIA refer to PACE",
      category: "Assistance with Daily Life",
      note: expect.stringMatching(/^NDIS PACE API Budget Adjustment record\. Note: a\) /),
      total: 25_000,
      date: "2026-07-31",
      number: "",
      status: "Provider Paid",
      editPath: "/DeliveredServices/Edit/183",
    });
  });

  test("F40: it is told from all others, and belongs to one category", () => {
    const found = delivered().map((each) => isAdjustmentOf(each, "Assistance with Daily Life"));
    expect(found).toEqual([false, false, false, false, true]);
    expect(delivered().some((each) => isAdjustmentOf(each, "Improved Learning"))).toBe(false);
  });

  test("F40: it is found as well where number and words share a column", () => {
    const rows = delivered(
      ['<th scope="col">Support Item Number</th>', '<th scope="col">Line</th>'],
      ["Support Item Description", "Service Support Item"],
    );
    expect(rows.filter((each) => isAdjustmentOf(each, "01 Assistance with Daily Life"))).toHaveLength(1);
  });

  test("a service has its invoice's number, its status and its last day, as far as the table shows them", () => {
    const [first] = delivered(
      ['<th scope="col">Hours</th>', '<th scope="col">Delivered To</th>'],
      [
        '<td class="amount">4.00</td><td class="amount"></td>',
        '<td class="amount">4.00</td><td>12/08/2026</td>',
      ],
    );
    expect(first).toMatchObject({ number: "INV-79720", status: "Extracted", to: "2026-08-12" });
    const hidden = delivered(["Provider Invoice Number", "Other"], [">Status<", ">Other<"])[0];
    expect([hidden?.number, hidden?.status, hidden?.to]).toEqual([undefined, undefined, undefined]);
  });

  test("F58: the form of each is found behind the sign before its word", () => {
    expect(delivered().map(({ editPath }) => editPath)).toEqual(
      [7, 9, 8, 6, 183].map((id) => `/DeliveredServices/Edit/${id}`),
    );
  });

  test("F40: a table that the organisation hides is told apart from an empty one", () => {
    expect(parts("pace-contract", [">Delivered Services</h2>", ">Deliveries</h2>"])).not.toHaveProperty(
      "delivered",
    );
    expect(parts("contract").delivered).toEqual([]);
  });
});

describe("a PACE contract's page", () => {
  const contract = (page: SavedPage, ...changes: Change[]) =>
    readContract(open(page, ...changes), URL, careview);
  const BADGE = '<span class="badge badge-pace">PACE</span>';

  test.each(GENERATIONS)("F44: %s is one, by its field", (page) => {
    expect(contract(page)).toMatchObject({
      isPace: true,
      editPath: "/ServiceContracts/Edit/5",
      problems: [],
      contract: { reference: "NDIS Plan 2026-2029", totalFunding: 2_258_620 },
    });
  });

  test.each<[string, Change[], boolean | undefined]>([
    ["by its badge, where the field is hidden", [["<dt>PACE Plan</dt>", "<dt>Other</dt>"]], true],
    ["not, where the field says so whatever the badge", [["<dd>Yes</dd>", "<dd>No</dd>"]], false],
    [
      "unknown, where the page shows neither",
      [
        ["<dt>PACE Plan</dt>", "<dt>Other</dt>"],
        [BADGE, ""],
      ],
      undefined,
    ],
  ])("F44: is one %s", (_title, changes, isPace) => {
    expect(contract("pace-contract", ...changes).isPace).toBe(isPace);
  });

  test.each(GENERATIONS)("F44: %s names its client beside the title, and no menu's link", (page) => {
    expect(contract(page).clientLinks).toEqual([{ name: "Pieter van der Berg", path: "/Clients/Profile/3" }]);
  });
});

describe("a PACE client's profile", () => {
  const client = (page: SavedPage, ...changes: Change[]) =>
    readClient(open(page, ...changes), `${CRM}/Clients/Profile/3`, careview);
  const hide = (label: string): Change => [`<dt>${label}</dt>`, "<dt>Other</dt>"];

  test("F32, F34: tells both ticks, and where a contract is begun", () => {
    expect(client("pace-client")).toEqual({
      identity: { surname: "van der Berg", dateOfBirth: "1982-08-22", ndisNumber: "430601197" },
      name: "Pieter van der Berg",
      contracts: [{ reference: "NDIS Plan 2026-2029", path: "/ServiceContracts/Details/5" }],
      pace: true,
      apiAccess: true,
      editPath: "/Clients/Edit/3",
      createContractPath: "/ServiceContracts/Create?clientId=3",
      contractsWhole: true,
      doubts: [],
      problems: [],
      state: "NSW",
    });
  });

  test.each<[string, Change[], boolean | undefined, boolean | undefined]>([
    ["both said No", [["<dd>Yes</dd>", "<dd>No</dd>"]], false, false],
    ["the first hidden: its badge", [hide("NDIS PACE Participant")], true, true],
    ["the second hidden", [hide("API Access")], true, undefined],
    [
      "the first hidden, and no badge",
      [hide("NDIS PACE Participant"), ['<span class="badge badge-pace">PACE</span>', ""]],
      undefined,
      true,
    ],
    [
      "another spelling of the second",
      [["<dt>API Access</dt>", "<dt>NDIS PACE API Access</dt>"]],
      true,
      true,
    ],
  ])("F32, F33: %s", (_title, changes, pace, apiAccess) => {
    const { pace: first, apiAccess: second } = client("pace-client", ...changes);
    expect([first, second]).toEqual([pace, apiAccess]);
  });

  test.each([
    ["ticked", " checked", true],
    ["not ticked", "", false],
  ])("F32: a tick shown as a box is %s", (_title, checked, pace) => {
    const box = `<label for="p">NDIS PACE Participant</label><input id="p" type="checkbox" value="true" disabled${checked} />`;
    expect(
      client("pace-client", ["<dt>NDIS PACE Participant</dt>", `</div><div>${box}<dt>Other</dt>`]).pace,
    ).toBe(pace);
  });

  test("F34: a profile without New beside Client Funding tells no way to begin a contract", () => {
    const read = client("pace-client", [
      '<a class="btn" href="/ServiceContracts/Create?clientId=3">New</a>',
      "",
    ]);
    expect(read).not.toHaveProperty("createContractPath");
  });
});

describe("the purple PACE badge", () => {
  test.each<[string, string, boolean]>([
    ["in the title", "<h1>Ngozi <span>PACE</span></h1>", true],
    ["beside the title", "<div><h1>Ngozi</h1><b>NDIS PACE</b></div>", true],
    ["as a picture", '<div><h1>Ngozi</h1><img alt="PACE" /></div>', true],
    ["as a picture with a title", '<div><h1>Ngozi</h1><i title="Pace"></i></div>', true],
    [
      "beside the page's own title, after a menu's",
      "<nav><h2>CRM</h2></nav><div><h1>Ngozi</h1><b>PACE</b></div>",
      true,
    ],
    [
      "beside a smaller title, after a menu's of the same size",
      "<nav><h2>CRM</h2></nav><dialog><h2>Sync</h2></dialog><div><h2>Ngozi</h2><b>PACE</b></div>",
      true,
    ],
    ["in a table only", "<div><h1>Ngozi</h1><table><tr><td><span>PACE</span></td></tr></table></div>", false],
    ["elsewhere on the page", "<div><h1>Ngozi</h1></div><p><span>PACE</span></p>", false],
    ["in a longer word", "<div><h1>Ngozi</h1><span>Not on PACE</span></div>", false],
    ["in a menu", "<nav><h2>CRM</h2><b>PACE</b></nav><div><h1>Ngozi</h1></div>", false],
    ["on a page without a title", "<span>PACE</span>", false],
  ])("F43: %s: %#", (_title, body, found) => {
    expect(hasPaceBadge(parse(`<main>${body}</main>`).querySelector("main") ?? parse(""))).toBe(found);
  });
});

describe("the CRM's user", () => {
  test("F60: is named beside Log out", () => {
    expect(readUser(open("pace-contract"), careview)).toBe("Pat Manager");
  });

  test.each<[string, string, string | undefined]>([
    [
      "in a link's words",
      "<header><span>Pat  Manager</span><a href='/x'>Sign out</a></header>",
      "Pat Manager",
    ],
    ["not at all, where nobody is named", "<header><a href='/x'>Log out</a></header>", undefined],
    ["not at all, without a way out", "<header><span>Pat Manager</span></header>", undefined],
  ])("F60: %s", (_title, html, user) => {
    expect(readUser(parse(html), careview)).toBe(user);
  });
});

test("a contract outside PACE tells by PRODA Status which of its budgets are booked", () => {
  const booked = (...changes: Change[]) =>
    parts("booking-contract", ...changes).budgets?.map(({ category, booked: is }) => [category, is]);
  expect(booked()).toEqual([
    ["Choice and Control", undefined],
    ["Consumables", undefined],
  ]);
  expect(booked(["<td>Pending</td>", "<td>Success</td>"])).toEqual([
    ["Choice and Control", undefined],
    ["Consumables", true],
  ]);
  expect(parts("booking-contract").supports).toEqual([
    expect.objectContaining({ item: "14_034_0127_8_3", category: "Choice and Control", total: 125_340 }),
  ]);
});
