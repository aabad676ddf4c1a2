import { expect, test } from "vitest";
import { formatDate } from "../../../sandbox/dates.ts";
import type { PaceTrait } from "../../../sandbox/people/pace-traits.ts";
import { matchingClient } from "../agency.ts";
import { CrmBrowser, detail } from "../crm-browser.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox(60);
const control = () => sandbox().control;

async function signedIn(): Promise<CrmBrowser> {
  const browser = new CrmBrowser(sandbox());
  await browser.signIn();
  return browser;
}

/** The active contract of a PACE client whose two sides agree. */
function paceContract(...paceTraits: PaceTrait[]) {
  const client = matchingClient(sandbox(), { pace: true, paceTraits });
  const contract = control()
    .contractsOf(client.id)
    .find(({ status }) => status === "Active");
  if (!contract) throw new Error("A matching client has an active contract.");
  return { client, contract, page: `/ServiceContracts/Details/${contract.id}` };
}

const partsOf = (contractId: number) => control().contractParts(contractId);

test("sandbox CRM: only a PACE profile shows API access, and either label can be hidden", async () => {
  const browser = await signedIn();
  const on = matchingClient(sandbox(), { pace: true });
  const off = control()
    .clients()
    .find(({ paceTraits }) => paceTraits.includes("no-api-access"));
  const other = matchingClient(sandbox(), { pace: false });
  expect(detail(await browser.text(`/Clients/Profile/${on.id}`), "API Access")).toBe(
    on.apiAccess ? "Yes" : "No",
  );
  expect(detail(await browser.text(`/Clients/Profile/${off?.id}`), "API Access")).toBe("No");
  const page = await browser.text(`/Clients/Profile/${other.id}`);
  expect(detail(page, "NDIS PACE Participant")).toBe("No");
  expect(page).not.toContain("API Access");
  control().setSwitches({ hideLabels: ["API Access", "NDIS PACE Participant"] });
  expect(await browser.text(`/Clients/Profile/${on.id}`)).not.toMatch(/API Access|NDIS PACE Participant/);
});

test.each([
  ["older", "NDIS PACE", "Sync NDIS PACE", "Retrieve PACE Plan", "Add Budget Category"],
  [
    "newer",
    "SyncPRO PACE",
    "Sync PACE Plan and Budgets",
    "Retrieve NDIS PACE Plan",
    "Create Category Budget",
  ],
] as const)("the %s PACE screens have their own words", async (paceScreens, menu, item, retrieve, title) => {
  const browser = await signedIn();
  const { contract, client, page } = paceContract();
  control().setSwitches({ paceScreens });
  const shown = await browser.text(page);
  expect(shown).toContain(`aria-controls="pace-menu">${menu}</button><ul class="dropdown-menu"`);
  expect(shown).toContain(`>${item}</a>`);
  expect(shown.indexOf(`>${item}</a>`)).toBeLessThan(shown.indexOf("<h1>Service Contract"));
  expect(shown).toContain('<h2 id="pace-sync-title">NDIS PACE Sync</h2>');
  expect(shown).toContain(`>${retrieve}</button>`);
  expect(shown).toContain("SyncPRO isn&#39;t enabled for this organisation.");
  const form = await browser.text(`/PlanBudgets/Create?contractId=${contract.id}`);
  expect(form).toContain(`<h1>${title}</h1>`);
  expect(form).toContain(">Retrieve PACE Plan Budget</button>");
  const [budget] = partsOf(contract.id).budgets;
  expect(await browser.text(`/PlanBudgets/Edit/${budget?.id}`)).toContain("<h1>Edit Budget Category</h1>");
  await browser.submit(`/Clients/Edit/${client.id}`, { ApiAccess: "true" });
  expect(await browser.text(`/Clients/Profile/${client.id}`)).toContain(">+ NDIS Pace</button>");
});

test("sandbox CRM: PACE screens need the switch, PACE and API access", async () => {
  const browser = await signedIn();
  const { page } = paceContract();
  expect(await browser.text(page)).not.toContain("<dialog");
  control().setSwitches({ paceScreens: "newer" });
  const off = control()
    .clients()
    .find(({ paceTraits }) => paceTraits.includes("no-api-access"));
  expect(await browser.text(`/Clients/Profile/${off?.id}`)).not.toContain("NDIS Pace");
  const other = matchingClient(sandbox(), { pace: false });
  const [contract] = control().contractsOf(other.id);
  expect(await browser.text(`/ServiceContracts/Details/${contract?.id}`)).not.toContain("PACE Sync");
  expect(await browser.text(`/PlanBudgets/Create?contractId=${contract?.id}`)).not.toContain("Retrieve");
});

test("sandbox CRM: a contract shows whether it is a PACE plan and which budgets are excluded", async () => {
  const browser = await signedIn();
  const { contract, page } = paceContract();
  expect(detail(await browser.text(page), "PACE Plan")).toBe("Yes");
  const [budget] = partsOf(contract.id).budgets;
  await browser.submit(`/PlanBudgets/Edit/${budget?.id}`, { ExcludeFromTotals: "true" });
  expect(await browser.text(page)).toContain("<td>Yes</td>");
  control().setSwitches({ hideLabels: ["Excluded", "PACE Plan"] });
  const hidden = await browser.text(page);
  expect(hidden).not.toContain("<td>Yes</td>");
  expect(detail(hidden, "PACE Plan")).toBeUndefined();
});

const ADJUSTMENT = {
  Quantity: "1",
  Rate: "250.00",
  ServiceProvider: "NDIA refer to PACE",
  PlanCategory: "Home and Living",
};

test("sandbox CRM: a delivered service has a number only where one was typed, and keeps its note", async () => {
  const browser = await signedIn();
  const { contract, page } = paceContract();
  const path = `/DeliveredServices/Create?contractId=${contract.id}`;
  const DeliveredDate = formatDate(contract.start_date);
  const typed = (ServiceSupportItem: string, Notes: string) =>
    browser.submit(path, { ...ADJUSTMENT, DeliveredDate, ServiceSupportItem, Notes });
  await typed("NDIS PACE API Budget Adjustment Record", "Note: a) one.  b) two.");
  await typed("03_040010057_0103_1_1 Low Cost Aids", "");
  const stored = partsOf(contract.id).deliveries.filter(({ category }) => category === "Home and Living");
  expect(
    stored.map(({ item_number, item_description, note }) => [item_number, item_description, note]),
  ).toEqual(
    expect.arrayContaining([
      ["", "NDIS PACE API Budget Adjustment Record", "Note: a) one.  b) two."],
      ["03_040010057_0103_1_1", "Low Cost Aids", ""],
    ]),
  );
  const shown = await browser.text(page);
  expect(shown).toContain(
    '<th scope="col">Support Item Number</th><th scope="col">Support Item Description</th>',
  );
  expect(shown).toContain("<td></td><td>NDIS PACE API Budget Adjustment Record</td>");
  expect(shown).not.toContain(">Service Support Item<");
});

test("sandbox CRM: a service outside the contract or in an excluded category is refused", async () => {
  const browser = await signedIn();
  const { contract } = paceContract();
  const path = `/DeliveredServices/Create?contractId=${contract.id}`;
  const delivery = { ...ADJUSTMENT, ServiceSupportItem: "x", DeliveredDate: formatDate(contract.start_date) };
  const late = await browser.submit(path, { ...delivery, DeliveredDate: "01/01/2099" });
  expect(await late.text()).toContain("Delivered Date must be within the contract&#39;s");
  const budgets = `/PlanBudgets/Create?contractId=${contract.id}`;
  const excluded = { PlanCategory: "Home and Living", BudgetAmount: "10", ExcludeFromTotals: "true" };
  await browser.submit(budgets, { ...excluded, ManagementStyle: "Self Managed" });
  expect(await (await browser.submit(path, delivery)).text()).toContain(
    "Home and Living is excluded from this contract&#39;s totals.",
  );
  await browser.submit(budgets, { ...excluded, ExcludeFromTotals: "", ManagementStyle: "Plan Management" });
  expect((await browser.submit(path, delivery)).status).toBe(303);
});

test("sandbox CRM: a category has one budget for each management style", async () => {
  const browser = await signedIn();
  const { contract } = paceContract();
  const [budget] = partsOf(contract.id).budgets;
  const path = `/PlanBudgets/Create?contractId=${contract.id}`;
  const twin = {
    PlanCategory: budget?.category ?? "",
    BudgetAmount: "1",
    ManagementStyle: "Plan Management",
  };
  expect(await (await browser.submit(path, twin)).text()).toContain(
    `This contract already has a budget for ${budget?.category} (Plan Management).`,
  );
  expect((await browser.submit(path, { ...twin, ManagementStyle: "Self Managed" })).status).toBe(303);
  expect((await browser.submit(`/PlanBudgets/Edit/${budget?.id}`, { BudgetAmount: "2" })).status).toBe(303);
  expect(control().counters().writes).toEqual({
    "POST /PlanBudgets/Create": 1,
    "POST /PlanBudgets/Edit/:id": 1,
  });
});

test("sandbox CRM: a budget outside the contract's plan dates is refused", async () => {
  const browser = await signedIn();
  const { contract } = paceContract();
  const path = `/PlanBudgets/Create?contractId=${contract.id}`;
  const budget = { PlanCategory: "Home and Living", BudgetAmount: "1" };
  const early = await browser.submit(path, { ...budget, StartDate: "01/01/2001" });
  expect(await early.text()).toContain("Start Date must be within the contract&#39;s NDIS plan dates.");
  const late = await browser.submit(path, { ...budget, EndDate: "01/01/2099" });
  expect(await late.text()).toContain("End Date must be within the contract&#39;s NDIS plan dates.");
});

test("sandbox CRM: an organisation's rules may refuse a category", async () => {
  const browser = await signedIn();
  const { contract } = paceContract();
  control().setSwitches({ refuseBudgets: ["Home and Living"] });
  const refused = await browser.submit(`/PlanBudgets/Create?contractId=${contract.id}`, {
    PlanCategory: "Home and Living",
    BudgetAmount: "1",
  });
  expect(await refused.text()).toContain("Budget Amount was refused by this organisation&#39;s rules.");
  expect(partsOf(contract.id).budgets.some(({ category }) => category === "Home and Living")).toBe(false);
});

test("sandbox CRM: a locked contract shows and accepts no forms", async () => {
  const browser = await signedIn();
  const { contract, page } = paceContract();
  const parts = partsOf(contract.id);
  const paths = [
    `/ServiceContracts/Edit/${contract.id}`,
    `/PlanBudgets/Create?contractId=${contract.id}`,
    `/PlanBudgets/Edit/${parts.budgets[0]?.id}`,
    `/ServiceSupports/Edit/${parts.supports[0]?.id}`,
    `/DeliveredServices/Create?contractId=${contract.id}`,
  ];
  const token = /name="__RequestVerificationToken" value="([^"]+)"/.exec(await browser.text(page))?.[1] ?? "";
  expect(control().lockContract(contract.id, true)).toBe(true);
  for (const path of paths) {
    expect(await browser.text(path), path).toContain("<h1>Contract locked</h1>");
    const refused = await browser.post(path, { __RequestVerificationToken: token, BudgetAmount: "1" });
    expect(refused.status).toBe(200);
    expect(await refused.text()).toMatch(/role="alert">This contract is locked/);
  }
  const kept = await browser.post(`/PlanBudgets/Delete/${parts.budgets[0]?.id}`, {
    __RequestVerificationToken: token,
  });
  expect(await kept.text()).toContain("This contract is locked");
  expect(partsOf(contract.id)).toEqual(parts);
  control().lockContract(contract.id, false);
  expect(await browser.text(paths[0] ?? "")).toContain("<h1>Edit contract</h1>");
  expect(control().lockContract(999_999, true)).toBe(false);
});

test("sandbox CRM: forms can be expired while everyone stays signed in", async () => {
  const browser = await signedIn();
  const page = await browser.text("/Clients/Edit/1");
  const token = /name="__RequestVerificationToken" value="([^"]+)"/.exec(page)?.[1] ?? "";
  control().expireForms();
  const refused = await browser.post("/Clients/Edit/1", { __RequestVerificationToken: token });
  expect(refused.status).toBe(400);
  expect((await browser.submit("/Clients/Edit/1", { Surname: "Renewed" })).status).toBe(303);
});

test("sandbox CRM: everyone is signed out once after a set number of writes, refused forms not counted", async () => {
  const browser = await signedIn();
  control().setSwitches({ signOutAfterWrites: 2 });
  await browser.submit("/Clients/Edit/1", { Surname: "" });
  await browser.submit("/Clients/Edit/1", { Surname: "First" });
  expect(control().switches().signOutAfterWrites).toBe(1);
  expect((await browser.submit("/Clients/Edit/1", { Surname: "Second" })).status).toBe(303);
  expect((await browser.get("/Clients/Profile/1")).headers.get("location")).toContain("/login");
  expect(control().switches().signOutAfterWrites).toBeNull();
  await browser.signIn();
  expect((await browser.submit("/Clients/Edit/1", { Surname: "Third" })).status).toBe(303);
});

test("sandbox CRM: a matching budget equals the NDIA's in every detail that a sync compares", () => {
  const { client, contract } = paceContract("agrees");
  const held = partsOf(contract.id).budgets;
  const same = control()
    .paceBudgetsOf(client.ndisNumber ?? "")
    .filter((budget) =>
      held.some(
        (each) =>
          each.category === budget.category &&
          each.amount === budget.approved &&
          each.start_date === budget.start_date &&
          each.end_date === budget.end_date &&
          each.management_style === "Plan Management" &&
          budget.management === "Plan-managed",
      ),
    );
  expect(same.length).toBeGreaterThan(0);
});
