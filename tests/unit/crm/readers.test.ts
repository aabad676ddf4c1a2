import { describe, expect, test } from "vitest";
import { careview } from "../../../lib/crm/profile/careview.ts";
import { readClient } from "../../../lib/crm/read/read-client.ts";
import { readTickedClients } from "../../../lib/crm/read/read-client-list.ts";
import { readContract } from "../../../lib/crm/read/read-contract.ts";
import { readHtml } from "../../../lib/crm/read/read-page.ts";
import { CRM, htmlOf, open } from "./pages.ts";

type Change = readonly [from: string, to: string];

const list = (...changes: Change[]) =>
  readTickedClients(open("client-list", ...changes), `${CRM}/Clients`, careview);
const okafor = { name: "Ngozi Okafor", path: "/Clients/Profile/11" };
const berg = { name: "Mei van der Berg", path: "/Clients/Profile/13?tab=details" };

describe("the ticked rows of the client list", () => {
  test("F9: are read with name and link, and no others", () => {
    expect(list()).toEqual({ clients: [okafor, berg], unreadable: [] });
  });

  test("F9: none ticked is none", () => {
    expect(list([" checked", ""])).toEqual({ clients: [], unreadable: [] });
  });

  test.each<[string, Change[]]>([
    [
      "whatever order the columns have",
      [
        ["<th>Name</th><th>NDIS Number</th>", "<th>NDIS Number</th><th>Name</th>"],
        [
          '<td><a href="/Clients/Profile/11">Ngozi Okafor</a></td><td>430 000 017</td>',
          '<td>430 000 017</td><td><a href="/Clients/Profile/11">Ngozi Okafor</a></td>',
        ],
        [
          '<td><a href="/Clients/Profile/13?tab=details">Mei van der Berg</a></td><td></td>',
          '<td></td><td><a href="/Clients/Profile/13?tab=details">Mei van der Berg</a></td>',
        ],
      ],
    ],
    ["whatever the name's column is called", [["<th>Name</th>", "<th>Participant</th>"]]],
    ["with a star and another case in the heading", [["<th>Name</th>", "<th> NAME: </th>"]]],
    [
      "when the row itself is the link",
      [
        [
          '<tr>\n            <td><input type="checkbox" name="ids" value="11" checked /></td>\n            <td><a href="/Clients/Profile/11">Ngozi Okafor</a></td>',
          '<tr data-href="/Clients/Profile/11">\n            <td><input type="checkbox" name="ids" value="11" checked /></td>\n            <td>Ngozi Okafor</td>',
        ],
      ],
    ],
    [
      "past a link that only opens something on the page",
      [
        [
          '<td><a href="/Clients/Profile/11">',
          '<td><a href="#menu">…</a><a href="javascript:void(0)"></a><a href="/Clients/Profile/11">',
        ],
      ],
    ],
  ])("F9: are read %s", (_title, changes) => {
    expect(list(...changes).clients.map(({ path }) => path)).toEqual([okafor.path, berg.path]);
  });

  test("F9: a row that has no link is told by its name, never dropped", () => {
    expect(list(['<a href="/Clients/Profile/11">Ngozi Okafor</a>', "Ngozi Okafor"])).toEqual({
      clients: [berg],
      unreadable: ["Ngozi Okafor"],
    });
  });

  test("F9: nor is one whose link leads to another site", () => {
    expect(
      list(['href="/Clients/Profile/11"', 'href="https://elsewhere.example.org/Clients/Profile/11"']),
    ).toEqual({
      clients: [berg],
      unreadable: ["Ngozi Okafor"],
    });
  });

  test("the box that ticks all rows is no client", () => {
    expect(list(['aria-label="Select all"', 'aria-label="Select all" checked']).clients).toHaveLength(2);
  });

  test("a page without the list has nothing ticked", () => {
    expect(readTickedClients(open("home"), CRM, careview)).toEqual({ clients: [], unreadable: [] });
  });
});

const profile = (...changes: Change[]) =>
  readClient(open("client-profile", ...changes), `${CRM}/Clients/Profile/11`, careview);
const identity = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: "430 000 017" };
const contracts = [
  { reference: "NDIS-0042", path: "/ServiceContracts/Details/42" },
  { reference: "NDIS-0017", path: "/ServiceContracts/Details/17" },
];
const div = (label: string, value: string): string => `<div><dt>${label}</dt><dd>${value}</dd></div>`;
const BIRTH = div("Date of Birth", "04/05/1990");

const client = {
  identity,
  contracts,
  name: "Ngozi Okafor",
  pace: true,
  editPath: "/Clients/Edit/11",
  createContractPath: "/ServiceContracts/Create?clientId=11",
  contractsWhole: true,
  doubts: [{ label: "API Access", state: "not-shown", texts: [] }],
  problems: [],
};

describe("a client's profile", () => {
  test("F147: says who the participant is, and which contracts there are, the historical ones too", () => {
    expect(profile()).toEqual(client);
  });

  test.each<[string, Change[]]>([
    [
      "as a table of headings and cells",
      [[BIRTH, "<table><tr><th>DOB</th><td> 04/05/1990 </td></tr></table>"]],
    ],
    [
      "as a form's label and input",
      [[BIRTH, '<label for="b">Date of Birth *</label><input id="b" value="04/05/1990" />']],
    ],
    ["as a label around its input", [[BIRTH, '<label>Birth Date <input value="1990-05-04" /></label>']]],
    [
      "as a label-like element and what follows it",
      [[BIRTH, '<span class="field-label">Date of Birth:</span><span>04/05/1990</span>']],
    ],
    [
      "as a label and a box with an input",
      [[BIRTH, '<span class="label">DOB</span><div><input value="04/05/1990" /></div>']],
    ],
    [
      "as an ISO date of a date input",
      [[BIRTH, '<label for="b">DOB</label><input id="b" type="date" value="1990-05-04" />']],
    ],
    [
      "beside the same words as a heading of another table",
      [
        [
          BIRTH,
          "<table><tr><th>Date of Birth</th><th>Age</th></tr><tr><td>01/01/2001</td><td>25</td></tr></table>" +
            BIRTH,
        ],
      ],
    ],
    [
      "under other spellings",
      [
        ["<dt>Surname</dt>", "<dt>Family  name:</dt>"],
        ["<dt>NDIS Number</dt>", "<dt>NDIS No.</dt>"],
      ],
    ],
    [
      "with the table's columns in another order",
      [
        ["<th>Reference</th><th>Plan Start</th>", "<th>Plan Start</th><th>Contract Reference</th>"],
        ["<td>NDIS-0042</td><td>12/01/2026</td>", "<td>12/01/2026</td><td>NDIS-0042</td>"],
        ["<td>NDIS-0017</td><td>12/01/2025</td>", "<td>12/01/2025</td><td>NDIS-0017</td>"],
      ],
    ],
    [
      "with the table's title as its caption",
      [
        ['<div class="section-head"><h2>Client Funding</h2>', "<div>"],
        [
          "<table>\n          <thead><tr><th>Reference",
          "<table><caption>Client Funding</caption>\n          <thead><tr><th>Reference",
        ],
      ],
    ],
  ])("F147: is read the same %s", (_title, changes) => {
    expect(profile(...changes)).toEqual(client);
  });

  test.each([
    ["Surname", div("Surname", "Okafor"), "surname"],
    ["Date of Birth", BIRTH, "dateOfBirth"],
    ["NDIS Number", div("NDIS Number", "430 000 017"), "ndisNumber"],
  ])("F147: a profile that doesn't show %s says so, and nothing is guessed", (label, shown, name) => {
    const read = profile([shown, ""]);
    expect(read.identity).not.toHaveProperty(name);
    expect(read.problems).toMatchObject([{ code: "crm-field-not-shown", field: label }]);
    expect(read.contracts).toEqual(contracts);
  });

  test("F147: an empty field is shown, so it is the record that has to be completed", () => {
    const read = profile([div("Surname", "Okafor"), div("Surname", "")]);
    expect(read.identity).not.toHaveProperty("surname");
    expect(read.problems).toEqual([]);
  });

  test.each(["31/04/1990", "05/25/1990", "5/1990", "04/05/__", "04/05/1990 or 05/05/1990"])(
    "F147: a date of birth that reads %j is quoted, not guessed",
    (text) => {
      const read = profile([BIRTH, div("Date of Birth", text)]);
      expect(read.identity).not.toHaveProperty("dateOfBirth");
      expect(read.problems).toMatchObject([{ code: "crm-date-unreadable", field: "Date of Birth" }]);
      expect(read.problems[0]?.what).toContain(text);
    },
  );

  test("a hidden Client Funding table is told, and isn't no contract", () => {
    const read = profile(["<h2>Client Funding</h2>", "<h2>Funding overview</h2>"]);
    expect(read.contracts).toEqual([]);
    expect(read.problems).toMatchObject([{ code: "crm-field-not-shown", field: "Client Funding table" }]);
  });

  test("an empty Client Funding table is no contract, and no problem", () => {
    const rows = /<tr><td>NDIS-0042.*?<\/tr>\s*<tr>.*?<\/tr>/s.exec(htmlOf("client-profile"))?.[0] ?? "";
    expect(profile([rows, '<tr><td colspan="5">No service contracts.</td></tr>'])).toEqual({
      ...client,
      contracts: [],
    });
  });

  test.each([
    ["no link", "Open"],
    ["a link to another site", '<a href="//elsewhere.example.org/ServiceContracts/Details/42">Open</a>'],
    ["a link that runs a script", '<a href="javascript:open(42)">Open</a>'],
  ])("a contract with %s is told by its reference, beside the others", (_title, cell) => {
    const read = profile(['<a href="/ServiceContracts/Details/42">Open</a>', cell]);
    expect(read.contracts).toEqual([contracts[1]]);
    expect(read.problems).toMatchObject([{ code: "crm-contract-without-link" }]);
    expect(read.problems[0]?.what).toContain("NDIS-0042");
  });

  test.each<[string, string, string]>([
    ["counts more of them", "<div>Showing 1 to 2 of 24 entries</div>", "Only 2 of 24 contracts can be read."],
    [
      "has another page of them",
      '<ul class="pagination"><li><a href="?page=2">Next</a></li></ul>',
      "The client's contracts can't all be read: it goes on, on another page.",
    ],
    [
      "is still loading them",
      '<div class="dataTables_processing">Processing</div>',
      "The client's contracts can't all be read: it is still loading.",
    ],
  ])("a page that %s tells that the list isn't whole", (_title, beside, what) => {
    const read = profile(
      ["<h2>Relationships</h2>", ""],
      ["</table>\n      </section>", `</table>${beside}</section>`],
    );
    expect(read.contracts).toEqual(contracts);
    expect(read.contractsWhole).toBe(false);
    expect(read.problems).toMatchObject([{ code: "crm-contracts-missing", what }]);
  });

  test("a list with a contract that can't be opened isn't whole", () => {
    const read = profile(['<a href="/ServiceContracts/Details/42">Open</a>', "Open"]);
    expect(read.contractsWhole).toBe(false);
  });

  test("the links of other tables are no contracts", () => {
    expect(profile().contracts.map(({ path }) => path)).not.toContain("/Clients/Profile/90");
  });
});

const contract = (...changes: Change[]) =>
  readContract(open("contract", ...changes), `${CRM}/ServiceContracts/Details/1`, careview);
const whole = {
  reference: "NDIS-0042",
  contractNumber: "1080001",
  status: "Active",
  startDate: "2026-02-01",
  endDate: "2026-12-31",
  planStartDate: "2026-01-12",
  planEndDate: "2027-01-11",
  totalFunding: 4_512_050,
};

const page = {
  contract: whole,
  editPath: "/ServiceContracts/Edit/42",
  clientLinks: [{ name: "Ngozi Okafor", path: "/Clients/Profile/11" }],
  budgets: [{ category: "Core Flexible", amount: 3_000_000, startDate: "2026-01-12", endDate: "2027-01-11" }],
  createBudgetPath: "/PlanBudgets/Create?contractId=42",
  delivered: [],
  doubts: [{ label: "PACE Plan", state: "not-shown", texts: [] }],
  problems: [],
};

describe("a service contract's page", () => {
  test("F13: the plan's dates are read apart from the contract's own, and from a budget's", () => {
    expect(contract()).toEqual(page);
  });

  test.each<[string, Change[]]>([
    [
      "with other labels",
      [
        ["NDIS Plan Start Date", "Plan Start Date"],
        ["NDIS Plan End Date", "PLAN END"],
      ],
    ],
    [
      "with the dates before everything else",
      [
        ["<dt>NDIS Plan End Date</dt><dd>11/01/2027</dd>", ""],
        [
          "<dl><dt>Total Funding</dt>",
          "<dl><dt>NDIS Plan End Date</dt><dd>11/01/2027</dd><dt>Total Funding</dt>",
        ],
      ],
    ],
    [
      "as a form",
      [
        [
          "<dt>NDIS Plan Start Date</dt><dd>12/01/2026</dd>",
          '<label for="s">NDIS Plan Start Date *</label><input id="s" value="12/01/2026" />',
        ],
      ],
    ],
    [
      "without its title's simple form",
      [["<h1>Service Contract</h1>", "<h1>Service Contract - NDIS-0042</h1>"]],
    ],
  ])("F13: is read the same %s", (_title, changes) => {
    expect(contract(...changes)).toEqual(page);
  });

  test.each([
    ["NDIS Plan Start Date", "<dt>NDIS Plan Start Date</dt><dd>12/01/2026</dd>", "planStartDate"],
    ["NDIS Plan End Date", "<dt>NDIS Plan End Date</dt><dd>11/01/2027</dd>", "planEndDate"],
  ])("F13: a page that doesn't show %s says so, and takes no other date for it", (label, shown, name) => {
    const read = contract([shown, ""]);
    expect(read.contract).not.toHaveProperty(name);
    expect(read.problems).toMatchObject([{ code: "crm-field-not-shown", field: label }]);
  });

  test("F13: a date that can't be read is quoted", () => {
    const read = contract(["11/01/2027", "31/06/2027"]);
    expect(read.contract).not.toHaveProperty("planEndDate");
    expect(read.problems).toMatchObject([{ code: "crm-date-unreadable", field: "NDIS Plan End Date" }]);
    expect(read.problems[0]?.what).toContain("31/06/2027");
  });

  test.each<[string, Change, string]>([
    ["status", ["<dt>Status</dt><dd>Active</dd>", ""], "status"],
    ["contract number", ["<dt>Contract Number</dt><dd>1080001</dd>", ""], "contractNumber"],
    ["total", ["<dt>Total Funding</dt><dd>$45,120.50</dd>", ""], "totalFunding"],
    ["total in a form that can't be read", ["$45,120.50", "about 45k"], "totalFunding"],
  ])(
    "an organisation may hide or garble the %s: it is absent, and nothing is made of it",
    (_title, change, name) => {
      const read = contract(change);
      expect(read.contract).not.toHaveProperty(name);
      expect(read.problems).toEqual([]);
    },
  );

  test("F4: the $1 placeholder is read as one dollar", () => {
    expect(contract(["$45,120.50", "1"]).contract.totalFunding).toBe(100);
  });
});

test("a fetched page is read as what it is", () => {
  expect(readHtml(htmlOf("client-profile"), `${CRM}/x`, careview)).toEqual({
    page: "client-profile",
    client: { ...client, profile: expect.objectContaining({ name: "Ngozi Okafor", appointments: null }) },
  });
  expect(readHtml(htmlOf("contract"), `${CRM}/x`, careview)).toEqual({
    page: "service-contract",
    contract: page,
  });
  expect(readHtml(htmlOf("sign-in"), `${CRM}/x`, careview)).toEqual({ page: "sign-in" });
  expect(readHtml(htmlOf("home"), `${CRM}/x`, careview)).toMatchObject({ page: null });
});
