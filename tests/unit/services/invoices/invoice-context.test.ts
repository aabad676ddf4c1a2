import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { missingFieldProblem } from "../../../../lib/crm/read/fields/field-problems.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { saveLinks } from "../../../../lib/storage/link-repository.ts";
import { paceSnapshots } from "../../../../lib/storage/plan-repository.ts";
import { saveHomeState, updateHolidays } from "../../../../lib/storage/settings/settings.ts";
import { checkCaptured } from "../../../../lib/services/invoices/check-captured.ts";
import type { ReadCrm } from "../../../../lib/services/crm/crm-access.ts";
import { createInvoiceContexts } from "../../../../lib/services/invoices/invoice-context.ts";
import { createPageOwners, type OpenPage } from "../../../../lib/services/invoices/page-owner.ts";
import { ADJUSTMENT_DESCRIPTION } from "../../../../lib/domain/change/adjustment.ts";
import { checkInvoice } from "../../../../lib/domain/invoice/rules/check.ts";
import type { StoredInvoice } from "../../../../lib/domain/invoice/context/earlier-services.ts";
import type { Invoice, InvoiceLine } from "../../../../lib/domain/invoice/model/line.ts";
import { insert, run, update } from "../../../sandbox/database/query.ts";
import { freshDatabase } from "../../storage/row-fixtures.ts";
import { createChangeWorker } from "../changes/change-worker.ts";
import { CRM, recordRequests, SandboxServices } from "../sandbox-office.ts";
import { createExistingPaceClient, type ExistingPaceClient } from "../changes/existing-pace-client.ts";

const TODAY = "2026-11-22";
const NOW = 1_790_000_000_000;
let office: SandboxServices;
let db: Database;
let client: ExistingPaceClient;
let read: string[];

beforeAll(async () => {
  office = await SandboxServices.open();
});
beforeEach(async () => {
  await office.reset();
  db = await freshDatabase();
  client = createExistingPaceClient(office);
  read = [];
});

function contexts() {
  const { proposals, readCrm } = createChangeWorker(office, db);
  const counted: ReadCrm = (site, path) => {
    read.push(path);
    return readCrm(site, path);
  };
  const owners = createPageOwners(readCrm);
  const made = createInvoiceContexts({ db, proposals, owners, today: () => TODAY, now: () => NOW });
  return { contexts: made, readCrm: counted };
}
/** A new invoice of the client, open in a tab. */
const newInvoice = (): OpenPage => ({
  site: CRM,
  path: `/Invoices/Create?clientId=${client.id}`,
  tabId: 7,
  frameId: 0,
});
/** The same page before a client is chosen. */
const unchosen = (): OpenPage => ({ ...newInvoice(), path: "/Invoices/Create" });
const ask = (retrieve: boolean, shown: object = { clientPath: client.path }, page = newInvoice()) =>
  contexts().contexts.contextFor(page, shown, retrieve);
const askedOf = (ndisNumber: string) => office.control.counters().participants[ndisNumber];

describe("the context that an invoice is checked against", () => {
  test("F63: the context is what the CRM shows while no plan was retrieved, and the NDIA isn't asked", async () => {
    const known = await ask(false);
    expect(known).toMatchObject({
      client: { path: client.path },
      crmAt: NOW,
      context: { today: TODAY, isPace: true, contract: { active: true }, source: { at: NOW, of: "crm" } },
    });
    expect([known.ndiaAt, known.problem, known.context.plan]).toEqual([undefined, undefined, undefined]);
    expect(new Set(known.context.budgets?.map(({ category }) => category))).toEqual(
      new Set(Object.keys(client.budgets)),
    );
    expect(askedOf(client.ndisNumber)).toBeUndefined();
    expect(office.control.counters().writes).toEqual({});
  });

  test("F62 F63: the context has the NDIA's dates for each budget once the plan was retrieved", async () => {
    const known = await ask(true);
    const [snapshot] = await paceSnapshots(db, CRM, client.ndisNumber);
    expect(known.ndiaAt).toBe(snapshot?.retrievedAt);
    expect(known.context).toMatchObject({
      plan: { startDate: client.plan.start, endDate: client.plan.end },
      source: { at: snapshot?.retrievedAt, of: "both" },
    });
    const ends = new Set(
      known.context.budgets?.filter(({ from }) => from?.dates === "ndia").map(({ endDate }) => endDate),
    );
    expect([...ends]).toEqual(expect.arrayContaining([client.plan.end, client.shorter]));
  });

  test("F63: a later request reuses the earlier retrieval without asking the NDIA again", async () => {
    await ask(true);
    office.control.resetCounters();
    expect((await ask(false)).context.plan?.endDate).toBe(client.plan.end);
    expect(askedOf(client.ndisNumber)).toBeUndefined();
  });

  test("F63: the context has the active contract when the client has several", async () => {
    update(office.database, "contracts", client.contract, { start_date: client.plan.start });
    const { context } = await ask(false);
    expect(context.contract).toMatchObject({ startDate: client.plan.start, active: true });
    update(office.database, "contracts", client.contract, { status: "Inactive" });
    expect((await ask(false)).context.contract).toMatchObject({ active: false });
    update(office.database, "contracts", client.contract, { status: "Active" });
  });

  test.each([
    ["the client has no contract", [], "no-contract"],
    [
      "the client's page doesn't show the contracts",
      [missingFieldProblem("Client Funding table", "client profile")],
      "crm-field-not-shown",
    ],
  ])("F63: the context has a problem and no contract when %s", async (_title, problems, code) => {
    const { proposals, readCrm } = createChangeWorker(office, db);
    const readClient = async (site: string, path: string) => ({
      ...(await proposals.readClient(site, path)),
      contracts: [],
      problems,
    });
    const without = { ...proposals, readClient };
    const owners = createPageOwners(readCrm);
    const made = createInvoiceContexts({
      db,
      proposals: without,
      owners,
      today: () => TODAY,
      now: () => NOW,
    });
    const known = await made.contextFor(newInvoice(), {}, false);
    expect(known).toMatchObject({ crmAt: NOW, problem: { code } });
    expect(known.context).not.toHaveProperty("contract");
  });

  test("F63: a participant is found by number, if the client's page was read before", async () => {
    const shown = { ndisNumber: client.ndisNumber };
    expect(await ask(false, shown, unchosen())).toEqual({ context: { today: TODAY } });
    await saveLinks(db, [{ site: CRM, path: client.path, ndisNumber: client.ndisNumber }]);
    expect(await ask(false, shown, unchosen())).toMatchObject({ client: { path: client.path } });
  });

  test("F63: the context of an unnamed participant is empty", async () => {
    expect(await ask(true, {}, unchosen())).toEqual({ context: { today: TODAY } });
  });

  test("the context has the edited public holidays, whether the client's page is known or not", async () => {
    const extra = [{ date: "2026-08-12", name: "Show" }];
    await updateHolidays(db, () => ({ extra, removed: [] }));
    await saveHomeState(db, "QLD");
    const { context } = await ask(false);
    expect(context.holidays?.extra).toMatchObject(extra);
    expect(context).not.toHaveProperty("stateAssumed");
    const { context: stranger } = await ask(false, {}, unchosen());
    expect(stranger).toMatchObject({ holidays: { extra }, state: "QLD", stateAssumed: true });
  });

  test("F63: the context names what the CRM doesn't show beside the earlier retrieval", async () => {
    await ask(true);
    office.meddle = ({ path }, goOn) =>
      path === client.path ? Promise.resolve(recordRequests(client.path)) : goOn();
    const known = await ask(false, { clientPath: client.path, ndisNumber: client.ndisNumber });
    expect(known.problem?.code).toMatch(/^crm-/);
    expect(known).not.toHaveProperty("client");
    expect(known.context).toMatchObject({ plan: { endDate: client.plan.end }, source: { of: "ndia" } });
    expect(known.context).not.toHaveProperty("contract");
  });

  test("F63: the context names what the NDIA refuses beside what the CRM shows", async () => {
    update(office.database, "clients", client.id, { surname: "Somebody" });
    const known = await ask(true);
    expect(known.problem?.what).toBeDefined();
    expect(known).toMatchObject({ client: { path: client.path }, context: { contract: { active: true } } });
    expect(known).not.toHaveProperty("ndiaAt");
  });

  test("F63: an unexpected error is thrown, not shown as a problem", async () => {
    const { proposals, readCrm } = createChangeWorker(office, db);
    await expect(
      createInvoiceContexts({
        db,
        proposals: { ...proposals, readClient: () => Promise.reject(new RangeError("x")) },
        owners: createPageOwners(readCrm),
        today: () => TODAY,
        now: () => NOW,
      }).contextFor(newInvoice(), {}, false),
    ).rejects.toThrow(RangeError);
  });
});

describe("whose data a page gets", () => {
  const other = () => {
    const found = office.control.clients().find(({ id, pace }) => pace && id !== client.id);
    if (!found?.ndisNumber) throw new Error("no other client");
    return { id: found.id, path: `/Clients/Profile/${found.id}`, ndisNumber: found.ndisNumber };
  };
  const secret = async () => {
    await ask(true);
    office.control.resetCounters();
  };

  test.each(["/Clients", "/Clients/Profile/7", "/Nowhere"])(
    "a page at %s that draws an invoice's heading and an NDIS number gets nobody's plan",
    async (path) => {
      await secret();
      const shown = { clientPath: client.path, ndisNumber: client.ndisNumber };
      for (const drawn of [shown, { ndisNumber: client.ndisNumber }, { clientPath: client.path }]) {
        const known = await ask(true, drawn, { ...newInvoice(), path });
        expect(known).toEqual({
          context: { today: TODAY },
          problem: expect.objectContaining({ code: "invoice-not-read" }),
        });
      }
      expect(askedOf(client.ndisNumber)).toBeUndefined();
    },
  );

  test("a page at an address that is never requested gets nobody's plan, and nothing is requested", async () => {
    const asked: string[] = [];
    office.meddle = ({ path }, goOn) => {
      asked.push(path);
      return goOn();
    };
    const known = await ask(false, { clientPath: client.path }, { ...newInvoice(), path: null });
    expect(known.problem?.code).toBe("invoice-not-read");
    expect(asked).toEqual([]);
  });

  test("an invoice's page that shows another client than the CRM's record of it gets nobody's plan", async () => {
    await secret();
    const { id } = other();
    const page = { ...newInvoice(), path: `/Invoices/Create?clientId=${id}` };
    for (const shown of [{ clientPath: client.path }, { ndisNumber: client.ndisNumber }]) {
      const known = await ask(true, shown, page);
      expect(known).toEqual({
        context: { today: TODAY },
        problem: expect.objectContaining({ code: "invoice-of-another-client" }),
      });
    }
    expect(askedOf(client.ndisNumber)).toBeUndefined();
  });

  test("a client who is chosen on a new invoice's page is told by the CRM's own record, not by the page", async () => {
    await secret();
    const { path } = other();
    expect((await ask(false, { clientPath: client.path }, unchosen())).context.plan).toBeDefined();
    const drawn = await ask(false, { clientPath: path, ndisNumber: client.ndisNumber }, unchosen());
    expect(drawn.problem?.code).toBe("invoice-of-another-client");
    expect(drawn.context).toEqual({ today: TODAY });
    // A page told of a link that isn't so.
    await saveLinks(db, [{ site: CRM, path: client.path, ndisNumber: "430000000" }]);
    const misled = await ask(false, { ndisNumber: "430000000" }, unchosen());
    expect(misled.problem?.code).toBe("invoice-of-another-client");
  });

  test("a plan that was retrieved for one CRM isn't shown on a page of another", async () => {
    await ask(true);
    const [snapshot] = await paceSnapshots(db, CRM, client.ndisNumber);
    if (!snapshot) throw new Error("nothing was retrieved");
    await db.put("snapshots", { ...snapshot, site: "https://other.example.org" });
    const known = await ask(false);
    expect(known).toMatchObject({ client: { path: client.path }, context: { source: { of: "crm" } } });
    expect(known).not.toHaveProperty("ndiaAt");
  });

  test("the background reads an invoice's page once in the life of the page", async () => {
    const { proposals, readCrm } = createChangeWorker(office, db);
    const owners = createPageOwners((site, path) => {
      read.push(path);
      return readCrm(site, path);
    });
    const made = createInvoiceContexts({ db, proposals, owners, today: () => TODAY, now: () => NOW });
    const page = newInvoice();
    await made.contextFor(page, {}, false);
    await made.contextFor(page, {}, false);
    owners.forget({ tabId: 7, frameId: 1 });
    owners.forget({ tabId: 71, frameId: 0 });
    await made.contextFor(page, {}, false);
    expect(read).toEqual([page.path]);
    owners.forget(page);
    await made.contextFor(page, {}, false);
    await made.contextFor({ ...page, tabId: 8 }, {}, false);
    expect(read).toEqual([page.path, page.path, page.path]);
  });

  test("a page that couldn't be read is read again when it is asked for the next time", async () => {
    const { contexts: made } = contexts();
    office.control.signOutEveryone();
    expect((await made.contextFor(newInvoice(), {}, false)).problem?.code).toBe("crm-signed-out");
    await office.signIn();
    expect((await made.contextFor(newInvoice(), {}, false)).client?.path).toBe(client.path);
  });
});

describe("a client's records in the CRM", () => {
  const DAY = "2026-09-01";
  const daily = "Assistance with Daily Life";
  const deliver = (change: Record<string, string | number> = {}) =>
    insert(office.database, "delivered_services", {
      contract_id: client.contract,
      support_item: "01_011_0107_1_1 Self-Care",
      item_number: "01_011_0107_1_1",
      category: daily,
      status: "Extracted",
      provider: "Billabong Care Co",
      invoice_number: "BCC-9",
      rate: 100_00,
      total: 100_00,
      delivered_date: DAY,
      ...change,
    });
  const line = (change: Partial<InvoiceLine> = {}): InvoiceLine => ({
    id: "1",
    from: DAY,
    category: daily,
    quantity: 100,
    rate: 100_00,
    total: 100_00,
    ...change,
  });
  const typed = (change: Partial<Invoice> = {}): Invoice => ({
    provider: "Billabong Care Co",
    number: "BCC-9",
    lines: [line()],
    ...change,
  });
  const codes = async (stored?: StoredInvoice, invoice = typed()) => {
    const { context } = await contexts().contexts.contextFor(newInvoice(), {}, false, stored);
    return checkInvoice(invoice, context)
      .filter(({ severity }) => severity !== "note")
      .map(({ code }) => code);
  };
  const stored = (change: Partial<StoredInvoice> = {}): StoredInvoice => ({
    ...typed(),
    sure: true,
    ...change,
  });
  const budgetOf = async (category: string, whose?: StoredInvoice) => {
    const { context } = await contexts().contexts.contextFor(newInvoice(), {}, false, whose);
    return context.budgets?.find((each) => each.category === category);
  };
  beforeEach(() => {
    run(office.database, "DELETE FROM delivered_services WHERE contract_id = ?", client.contract);
  });

  test("F63: the same provider's number again is a duplicate, and its days overlap", async () => {
    expect(await codes()).toEqual([]);
    deliver();
    expect(await codes()).toEqual(["duplicate-invoice", "overlapping-service"]);
    expect(await codes(undefined, typed({ number: "BCC-10" }))).toEqual(["overlapping-service"]);
    expect(await codes(undefined, typed({ provider: "Southern Cross Therapy" }))).toEqual([]);
  });

  test("F63: adjustment records and cancelled services are no duplicates", async () => {
    deliver({ status: "Cancelled" });
    deliver({ item_number: "", item_description: ADJUSTMENT_DESCRIPTION });
    expect(await codes()).toEqual([]);
  });

  test("F63: an edited invoice isn't its own duplicate, and its own amount stays available to it", async () => {
    deliver();
    deliver({ invoice_number: "BCC-1", delivered_date: "2026-08-03", total: 50_00 });
    expect(await codes(stored())).toEqual([]);
    expect(await budgetOf(daily)).toMatchObject({ delivered: 150_00 });
    expect(await budgetOf(daily, stored())).toMatchObject({ delivered: 50_00 });
    // Given the number of another, it is that one's duplicate.
    expect(await codes(stored(), typed({ number: "BCC-1" }))).toEqual(["duplicate-invoice"]);
  });

  test("F63: an edited invoice isn't its own duplicate when the CRM hides invoice numbers or the table", async () => {
    deliver();
    office.control.setSwitches({ hideLabels: ["Provider Invoice Number"] });
    expect(await codes(stored())).toEqual([]);
    const { context } = await contexts().contexts.contextFor(newInvoice(), {}, false);
    expect(context).not.toHaveProperty("invoices");
    expect(context.delivered).toHaveLength(1);
    office.control.setSwitches({ hideLabels: ["Delivered Services"] });
    const hidden = await ask(false);
    expect([hidden.context.invoices, hidden.context.delivered]).toEqual([undefined, undefined]);
  });

  test("F62: until a plan is retrieved, the funding periods are the CRM's complete ones", async () => {
    const budget = office.control
      .contractParts(client.contract)
      .budgets.find(({ category }) => category === daily);
    const component = insert(office.database, "funding_components", {
      budget_id: budget?.id ?? 0,
      amount: 100_000,
    });
    const period = (start_date: string, end_date: string) =>
      insert(office.database, "funding_periods", {
        component_id: component,
        start_date,
        end_date,
        amount: 50_000,
      });
    period(client.plan.start, "2026-10-31");
    period("2026-11-01", client.plan.end);
    deliver();
    expect(await budgetOf(daily)).toMatchObject({
      from: { periods: "crm" },
      periods: [
        { startDate: client.plan.start, endDate: "2026-10-31", released: true, delivered: 100_00 },
        { startDate: "2026-11-01", released: true, delivered: 0 },
      ],
    });
    const over = typed({
      number: "BCC-10",
      lines: [line({ from: "2026-10-31", to: "2026-11-01" })],
    });
    expect(await codes(undefined, over)).toEqual(["spans-periods"]);
    period("2026-11-05", "2026-11-06");
    expect(await budgetOf(daily)).toMatchObject({ periods: [], unknown: ["periodsDelivered"] });
  });

  test("F63: an invoice that exceeds the provider's own budget in the CRM is blocked", async () => {
    insert(office.database, "provider_budgets", {
      contract_id: client.contract,
      provider: "Billabong Care Co",
      category: daily,
      amount: 150_00,
    });
    deliver({ invoice_number: "BCC-1", delivered_date: "2026-08-03" });
    expect(await budgetOf(daily)).toMatchObject({
      providerBudgets: [{ provider: "Billabong Care Co", total: 150_00, delivered: 100_00 }],
    });
    expect(await codes()).toEqual(["provider-budget-short"]);
  });

  test("F63: a late service is checked against the contract that covers its dates, and names it", async () => {
    const day = "2026-01-05";
    const late = typed({ lines: [line({ from: day })] });
    expect(await codes(undefined, late)).toEqual(["outside-contract"]);
    const earlier = insert(office.database, "contracts", {
      client_id: client.id,
      reference: "Plan before",
      plan_start: "2025-07-01",
      plan_end: "2026-06-30",
      start_date: "2025-07-01",
      end_date: "2026-06-30",
      funding_source: "NDIS",
      funding_management: "Registered Plan Management Provider",
      total_funding: 5000_00,
      status: "Active",
    });
    insert(office.database, "plan_budgets", {
      contract_id: earlier,
      category: daily,
      amount: 5000_00,
      management_style: "Plan Management",
      start_date: "2025-07-01",
      end_date: "2026-06-30",
    });
    await ask(true);
    const { context } = await ask(false);
    expect(checkInvoice(late, context).filter(({ lineId }) => lineId)).toMatchObject([
      { code: "other-contract", what: expect.stringContaining("Plan before, from 01/07/2025 to 30/06/2026") },
    ]);
    update(office.database, "contracts", earlier, { status: "Inactive" });
    expect(await codes(undefined, late)).toEqual(["contract-inactive"]);
  });

  test("an invoice is reported when its non-PACE service booking ended 91 days ago", async () => {
    const other = office.control.clients().find(({ caseName, pace }) => caseName === "matching" && !pace);
    const contract = office.control.contractsOf(other?.id ?? 0).find(({ status }) => status === "Active");
    const [budget] = office.control.contractParts(contract?.id ?? 0).budgets;
    if (!other || !contract?.start_date || !budget) throw new Error("no such client");
    const invoice = typed({
      number: "BCC-11",
      lines: [line({ from: contract.start_date, category: budget.category, rate: 100, total: 100 })],
    });
    const said = async () => {
      const page = { ...newInvoice(), path: `/Invoices/Create?clientId=${other.id}` };
      const { context } = await contexts().contexts.contextFor(page, {}, false);
      return checkInvoice(invoice, context).map(({ code }) => code);
    };
    const book = (status: string, end: string) =>
      update(office.database, "plan_budgets", budget.id, {
        requires_booking: 1,
        proda_status: status,
        start_date: contract.start_date,
        end_date: end,
      });
    book("Success", "2026-08-23");
    expect(await said()).toContain("booking-window-over");
    book("Success", "2026-08-24");
    expect(await said()).not.toContain("booking-window-over");
    book("Pending", "2026-08-23");
    expect(await said()).not.toContain("booking-window-over");
  });

  test("F63: the context takes one request for the client's page and one for each contract", async () => {
    const asked: string[] = [];
    office.meddle = ({ path }, goOn) => {
      asked.push(path);
      return goOn();
    };
    await ask(false);
    expect(asked).toHaveLength(2 + office.control.contractsOf(client.id).length);
  });
});

describe("captured invoices", () => {
  const check = (...paths: string[]) => checkOr(paths, false);
  const checkOr = (paths: string[], retrieve: boolean) => {
    const { contexts: made, readCrm } = contexts();
    return checkCaptured(
      CRM,
      { paths, retrieve },
      {
        readCrm,
        contexts: made,
        pricesFor: () => Promise.resolve({ lists: [], items: [], region: null }),
      },
    );
  };
  const pathOf = (fault: string) =>
    `/Streamline/Review/${office.control.captured().find((each) => each.fault === fault)?.id}`;

  test("F63: each captured invoice is read from its own page and shown with its most severe finding", async () => {
    const paths = [pathOf("outside-budget"), pathOf("off-by-a-cent")];
    const [outside, cent] = await check(...paths);
    expect(outside).toMatchObject({
      path: paths[0],
      lines: 1,
      first: expect.stringMatching(
        /^The service is on .*, under a service contract that isn't active: NDIS Plan 2025-2026, /,
      ),
    });
    expect(outside).toMatchObject({ blocks: 0 });
    expect(outside?.warnings).toBeGreaterThan(0);
    expect(cent).toMatchObject({ path: paths[1], first: expect.stringMatching(/ is \$.* not \$/) });
    expect(read).toEqual(paths);
    expect(office.control.counters().writes).toEqual({});
  });

  test("F63: captured invoices show when the client's plan was retrieved, and retrieve it on request", async () => {
    const { id } = office.control.captured().find(({ client_id }) => client_id === client.id) ?? {};
    const paths = [`/Streamline/Review/${id}`];
    expect(await checkOr(paths, false)).toMatchObject([{ planAt: null }]);
    expect(await checkOr(paths, true)).toMatchObject([{ planAt: expect.any(Number) }]);
    expect(await checkOr(paths, false)).toMatchObject([{ planAt: expect.any(Number) }]);
    update(office.database, "clients", client.id, { surname: "Somebody" });
    expect(await checkOr(paths, true)).toMatchObject([
      { planAt: expect.any(Number), planProblem: { what: expect.any(String) } },
    ]);
  });

  test("F63: being signed out is thrown, not reported for each captured invoice", async () => {
    office.control.signOutEveryone();
    await expect(check(pathOf("abn-checksum"))).rejects.toMatchObject({
      problem: { code: "crm-signed-out" },
    });
  });

  test("F63: a page that isn't a captured invoice is reported, and the others are checked", async () => {
    const [other, one] = await check(pathOf("abn-checksum"), "/Clients");
    expect(one).toMatchObject({
      path: "/Clients",
      lines: 0,
      blocks: 0,
      warnings: 0,
      problem: { code: "crm-page-unknown" },
    });
    expect(other).not.toHaveProperty("problem");
    expect(other?.first).toMatch(/^The ABN /);
  });

  test("F63: no other page is opened when the first isn't a captured invoice", async () => {
    const asked: string[] = [];
    office.meddle = ({ path }, goOn) => {
      asked.push(path);
      return goOn();
    };
    await expect(check("/Clients", pathOf("abn-checksum"))).rejects.toMatchObject({
      kind: "blocked",
      problem: { code: "crm-page-unknown", remedy: expect.stringContaining("No other was opened") },
    });
    expect(asked).toEqual(["/Clients"]);
  });

  test("F63: a captured invoice isn't a duplicate of the invoice made from it; one captured twice is", async () => {
    const path = pathOf("none");
    const captured = office.control.captured().find(({ fault }) => fault === "none");
    const [line] = captured?.lines ?? [];
    const contract = office.control
      .contractsOf(captured?.client_id ?? 0)
      .find(({ status }) => status === "Active");
    if (!captured || !line || !contract) throw new Error("no such capture");
    const become = (status: string) => update(office.database, "captured_invoices", captured.id, { status });
    expect(await check(path)).toMatchObject([{ blocks: 0, warnings: 0 }]);
    insert(office.database, "delivered_services", {
      contract_id: contract.id,
      support_item: line.support_item,
      category: line.category,
      status: "Ready for Extraction",
      provider: captured.provider,
      invoice_number: captured.invoice_number,
      rate: line.rate,
      total: line.total,
      delivered_date: line.delivered_from,
    });
    expect(await check(path)).toMatchObject([
      { blocks: 1, first: expect.stringMatching(/already exists\.$/) },
    ]);
    become("Invoice Created");
    expect(await check(path)).toMatchObject([{ blocks: 0, warnings: 0 }]);
    become("Sent on");
    expect(await check(path)).toMatchObject([
      { blocks: 0, warnings: 1, first: expect.stringMatching(/may have been created from this capture\.$/) },
    ]);
  });

  test("F63: several captured invoices of one client read the client's page once", async () => {
    const [first] = office.control.captured();
    run(office.database, `UPDATE captured_invoices SET client_id = ${first?.client_id}`);
    let looked = 0;
    office.meddle = ({ path }, goOn) => {
      if (path === `/Clients/Profile/${first?.client_id}`) looked += 1;
      return goOn();
    };
    await check(pathOf("none"), pathOf("duplicate-line"));
    expect(looked).toBe(1);
  });
});
