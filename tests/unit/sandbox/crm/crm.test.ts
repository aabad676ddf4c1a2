import { expect, test } from "vitest";
import { CrmBrowser, detail } from "../crm-browser.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox();

async function signedIn(): Promise<CrmBrowser> {
  const browser = new CrmBrowser(sandbox());
  await browser.signIn();
  return browser;
}

test("sandbox CRM: a signed-out user is sent to the login and back to the requested page", async () => {
  const browser = new CrmBrowser(sandbox());
  const turnedAway = await browser.get("/Clients/Profile/3");
  expect(turnedAway.status).toBe(302);
  expect(turnedAway.headers.get("location")).toBe("/login?ReturnUrl=%2FClients%2FProfile%2F3");
  const signIn = await browser.signIn(undefined, "/Clients/Profile/3");
  expect(signIn.headers.get("location")).toBe("/Clients/Profile/3");
  expect(await browser.text("/Clients/Profile/3")).toContain("Client Profile");
});

test("sandbox CRM: a wrong password is reported and a foreign return address is ignored", async () => {
  const browser = new CrmBrowser(sandbox());
  const wrong = await browser.signIn("guess");
  expect(await wrong.text()).toContain("The email address or password is incorrect.");
  const signIn = await browser.signIn(undefined, "//elsewhere.example");
  expect(signIn.headers.get("location")).toBe("/");
});

test("sandbox CRM: scripts can't read the session cookie and pages run only their own scripts", async () => {
  const answer = await fetch(`${sandbox().nodeOrigins.crm}/login`);
  expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly; SameSite=Lax/);
  expect(answer.headers.get("content-security-policy")).toContain("script-src 'self'");
});

test("sandbox CRM: the client list is searched, filtered and paged", async () => {
  const browser = await signedIn();
  const page = await browser.text("/Clients?search=O'Bri");
  expect(page).toContain("Siobhan O&#39;Brien");
  expect(page).toContain("Page 1 of 1, 1 clients");
  expect(await browser.text("/Clients?search=%25")).toContain("No clients match.");
  expect(await browser.text("/Clients?status=Inactive")).toContain("0 clients");
  expect((await browser.text("/Clients?pageSize=25")).match(/name="clientIds"/g)).toHaveLength(20);
});

test("sandbox CRM: a form without the session's token is refused and stores nothing", async () => {
  const browser = await signedIn();
  const refused = await browser.submit("/Clients/Edit/1", { Surname: "Changed" }, "not-the-token");
  expect(refused.status).toBe(400);
  expect(await browser.text("/Clients/Profile/1")).not.toContain("Changed");
});

test("sandbox CRM: a form left open for too long is refused", async () => {
  const browser = await signedIn();
  const page = await browser.text("/Clients/Edit/1");
  const token = /name="__RequestVerificationToken" value="([^"]+)"/.exec(page)?.[1] ?? "";
  sandbox().control.setClock(3 * 3600);
  const refused = await browser.post("/Clients/Edit/1", { __RequestVerificationToken: token });
  expect(refused.status).toBe(400);
});

test("sandbox CRM: an edited client is stored and shown with special characters as typed", async () => {
  const browser = await signedIn();
  const saved = await browser.submit("/Clients/Edit/1", {
    Surname: "O'Brien <b>",
    DateOfBirth: "29/02/2004",
  });
  expect(saved.headers.get("location")).toBe("/Clients/Profile/1");
  const profile = await browser.text("/Clients/Profile/1");
  expect(detail(profile, "Surname")).toBe("O&#39;Brien &lt;b&gt;");
  expect(detail(profile, "Date of Birth")).toBe("29/02/2004");
  expect(sandbox().control.counters().writes).toEqual({ "POST /Clients/Edit/:id": 1 });
});

test.each(["31/02/2004", "29/02/2003", "1/2/2004", "2004-02-01", "13/13/2004", "00/01/2004"])(
  "sandbox CRM: %s is refused as a date of birth",
  async (typed) => {
    const browser = await signedIn();
    const answer = await browser.submit("/Clients/Edit/1", { DateOfBirth: typed });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Date of Birth must be a date in the form dd/mm/yyyy.");
    expect(sandbox().control.counters().writes).toEqual({});
  },
);

test("sandbox CRM: a new client needs its required fields and a unique NDIS number", async () => {
  const browser = await signedIn();
  const taken = detail(await browser.text("/Clients/Profile/2"), "NDIS Number") ?? "";
  const person = {
    FirstName: "Robin",
    Surname: "Nyström",
    Gender: "Not stated",
    DateOfBirth: "01/07/1990",
    Address: "1 Wattle Road",
    Suburb: "Saltbush",
    State: "SA",
    Postcode: "5999",
  };
  expect(await (await browser.submit("/Clients/Create", { ...person, Surname: "" })).text()).toContain(
    "Surname is required.",
  );
  expect(await (await browser.submit("/Clients/Create", { ...person, NDISNumber: taken })).text()).toContain(
    "Another client already has this NDIS Number.",
  );
  const saved = await browser.submit("/Clients/Create", {
    ...person,
    NDISNumber: "439999999",
    NdisPaceParticipant: "true",
  });
  const profile = await browser.text(saved.headers.get("location") ?? "");
  expect(detail(profile, "Surname")).toBe("Nyström");
  expect(profile).toContain("badge-pace");
});

test("sandbox CRM: the funding banner adds up budget, support and delivered service", async () => {
  const browser = await signedIn();
  const saved = await browser.submit("/ServiceContracts/Create?clientId=5", {
    Reference: "A-1",
    ContractNumber: "120896106",
    NDISPlanStartDate: "01/07/2026",
    NDISPlanEndDate: "30/06/2027",
    StartDate: "01/07/2026",
    EndDate: "30/06/2027",
    TotalFunding: "$10,000.00",
  });
  const contract = saved.headers.get("location") ?? "";
  const id = contract.split("/").at(-1);
  await browser.submit(`/PlanBudgets/Create?contractId=${id}`, {
    PlanCategory: "Consumables",
    BudgetAmount: "4,000.50",
  });
  const support = {
    Service: "03_040010057_0103_1_1 Aids",
    PlanCategory: "Consumables",
    Quantity: "3.5",
    RateAmount: "10.10",
  };
  await browser.submit(`/ServiceSupports/Create?contractId=${id}`, support);
  await browser.submit(`/DeliveredServices/Create?contractId=${id}`, {
    ServiceSupportItem: support.Service,
    ContractSupportItem: support.Service,
    PlanCategory: "Consumables",
    Quantity: "1",
    Rate: "10.10",
    DeliveredDate: "02/07/2026",
    Status: "Extracted",
  });
  const page = await browser.text(contract);
  expect(detail(page, "NDIS Plan End Date")).toBe("30/06/2027");
  expect(detail(page, "Total Funding")).toBe("$10,000.00");
  expect(detail(page, "Total Allocated")).toBe("$4,000.50");
  expect(detail(page, "Total Remaining")).toBe("$9,989.90");
  expect(detail(page, "Total Claimed")).toBe("$10.10");
  expect(detail(page, "Total Unclaimed")).toBe("$0.00");
  expect(page).toContain('<td class="amount">$35.35</td>');
});

test("sandbox CRM: a contract can't end before it starts, and the form keeps what was typed", async () => {
  const browser = await signedIn();
  const answer = await browser.submit("/ServiceContracts/Edit/1", {
    NDISPlanStartDate: "02/01/2026",
    NDISPlanEndDate: "01/01/2026",
    Reference: "kept",
  });
  const page = await answer.text();
  expect(page).toContain("NDIS Plan End Date must not be before NDIS Plan Start Date.");
  expect(page).toContain('value="kept"');
});

test("sandbox CRM: a support with delivered services can't be deleted", async () => {
  const browser = await signedIn();
  const { contractId, supportId } = await contractWithDelivery(browser);
  const page = await browser.text(`/ServiceContracts/Details/${contractId}`);
  const token = /name="__RequestVerificationToken" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const refused = await browser.post(`/ServiceSupports/Delete/${supportId}`, {
    __RequestVerificationToken: token,
  });
  expect(await refused.text()).toContain("has one or more related Delivered Services records");
  expect(await browser.text(`/ServiceContracts/Details/${contractId}`)).toContain(
    `/ServiceSupports/Edit/${supportId}"`,
  );
});

test("sandbox CRM: a hidden field isn't shown and keeps its value", async () => {
  const browser = await signedIn();
  const before = detail(await browser.text("/Clients/Profile/1"), "Phone");
  sandbox().control.setSwitches({ hideLabels: ["Phone", "Plan Budget", "Email"] });
  await browser.submit("/Clients/Edit/1", { Surname: "Renamed" });
  expect(detail(await browser.text("/Clients/Profile/1"), "Phone")).toBeUndefined();
  expect(await browser.text("/ServiceContracts/Details/1")).not.toContain("Plan Budget");
  expect(await browser.text("/Clients")).not.toContain('<th scope="col">Email</th>');
  sandbox().control.setSwitches({ hideLabels: [] });
  expect(detail(await browser.text("/Clients/Profile/1"), "Phone")).toBe(before);
});

test("sandbox CRM: switches control the list's columns, its own sync item and its re-rendering", async () => {
  const browser = await signedIn();
  expect(await browser.text("/Clients")).not.toContain("Sync Active Plans");
  sandbox().control.setSwitches({ columns: "reordered", nativeSyncItem: true, rerender: true });
  const page = await browser.text("/Clients");
  expect(page.indexOf('<th scope="col">PACE')).toBeLessThan(page.indexOf('<th scope="col">Name'));
  expect(page).toContain("Sync Active Plans");
  expect(page).toContain('data-rerender="2000"');
});

async function contractWithDelivery(browser: CrmBrowser): Promise<{ contractId: number; supportId: string }> {
  for (const { contractId } of sandbox().control.expected()) {
    if (contractId === null) continue;
    const page = await browser.text(`/ServiceContracts/Details/${contractId}`);
    const delivered = /\/DeliveredServices\/Edit\/(\d+)/.exec(page)?.[1];
    if (!delivered) continue;
    const item = /name="ContractSupportItem" value="([^"]+)"/.exec(
      await browser.text(`/DeliveredServices/Edit/${delivered}`),
    )?.[1];
    const row = page
      .split("<tr>")
      .find((text) => text.startsWith(`<td>${item}</td>`) && text.includes("/ServiceSupports/"));
    const supportId = /\/ServiceSupports\/Edit\/(\d+)/.exec(row ?? "")?.[1];
    if (supportId) return { contractId, supportId };
  }
  throw new Error("No generated contract has a delivered service.");
}
