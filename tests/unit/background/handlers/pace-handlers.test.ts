import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { addChange } from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { findClientByNumber, findLink, saveLinks } from "../../../../lib/storage/link-repository.ts";
import { saveSnapshot } from "../../../../lib/storage/plan-repository.ts";
import type { BudgetForm } from "../../../../lib/services/changes/budget-form.ts";
import type { Proposals } from "../../../../lib/services/changes/propose.ts";
import { paceHandlers } from "../../../../lib/background/handlers/pace-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import type { KnownClient } from "../../../../lib/services/crm/crm-records.ts";
import type { BudgetsView } from "../../../../lib/domain/change/plan-choices.ts";
import type { ConnectionView } from "../../../../lib/messaging/views.ts";
import { budget, pacePlan } from "../../domain/plan/pace-fixtures.ts";
import { change, CLIENT, CONTRACT, growing, NDIS_NUMBER, snapshot } from "../../storage/change-fixtures.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";

const page: Sender = { caller: "crm-page", origin: SITE, tabId: 7, frameId: 0 };
const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const other: Sender = { ...page, origin: "https://other.example.org" };
const whole = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: NDIS_NUMBER };

let db: Database;
let state: Pick<ConnectionView, "state" | "missingOrigins">;
const wake = vi.fn<() => void>();
const readContract = vi.fn<Proposals["readContract"]>();
const ownerOf = vi.fn<Proposals["ownerOf"]>();
const snapshotFor = vi.fn<Proposals["snapshotFor"]>();
const retrieve = vi.fn<BudgetForm["retrieve"]>();
const saving = vi.fn<BudgetForm["proposePageSave"]>();
const readClient = vi.fn<Proposals["readClient"]>();
const userOf = vi.fn<(site: string, clientPath: string) => Promise<string | undefined>>();

const handlers = () =>
  paceHandlers({
    db,
    proposals: { readClient, readContract, ownerOf, snapshotFor } as unknown as Proposals,
    budgetForm: { retrieve, proposePageSave: saving },
    connection: () => Promise.resolve({ apiKeySaved: true, managed: [], today: "2026-11-22", ...state }),
    wake,
    userOf,
    halted: () => undefined,
  });

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
  state = { state: "active", missingOrigins: [] };
  for (const mock of [wake, userOf, readClient, readContract, ownerOf, snapshotFor, retrieve, saving])
    mock.mockReset();
});

describe("pace.view-client", () => {
  type Shown = { pace?: boolean; apiAccess?: boolean; missing?: string[] };
  const ask = (shown: Shown = {}, from = page) =>
    handlers()["pace.view-client"]({ ...CLIENT, missing: [], contracts: [CONTRACT.path], ...shown }, from);
  const tick = (participant: boolean, apiAccess: boolean) => {
    readClient.mockResolvedValue({ ...CLIENT, verifiedIdentity: whole } as KnownClient);
    userOf.mockResolvedValue("Pat Manager");
    return handlers()["pace.set-consent"]({ site: SITE, path: CLIENT.path, participant, apiAccess }, own);
  };

  test.each<[string, Shown, [boolean, boolean, string]]>([
    ["the CRM's two ticks", { pace: true, apiAccess: true }, [true, true, "crm"]],
    ["the CRM's first tick alone", { pace: true, apiAccess: false }, [true, false, "crm"]],
    ["a CRM that shows the second only with the first", { pace: false }, [false, false, "crm"]],
    ["the first tick of a CRM without the second", { pace: true }, [true, false, "planbridge"]],
    ["a CRM without either", {}, [false, false, "planbridge"]],
  ])("F32, F33: pace.view-client shows %s", async (_title, shown, [participant, apiAccess, keptBy]) => {
    expect(await ask(shown)).toMatchObject({ participant, apiAccess, keptBy });
  });

  test("F32: pace.set-consent stores both ticks of that client of that CRM, with who and when", async () => {
    const set = { user: "Pat Manager", device: "", at: expect.any(Number) };
    const view = {
      client: { name: CLIENT.name, ndisNumber: NDIS_NUMBER },
      participant: true,
      apiAccess: true,
    };
    expect(await tick(true, true)).toMatchObject({ ...view, set });
    expect(await handlers()["pace.view-consent"]({ site: SITE, path: CLIENT.path }, own)).toMatchObject(view);
    expect(await ask()).toMatchObject({ participant: true, apiAccess: true, keptBy: "planbridge" });
    expect(await ask({}, other)).toMatchObject({ participant: false, apiAccess: false });
  });

  test("pace.view-client links the client to the NDIS number on the page", async () => {
    const lookAt = (ndisNumber?: string) =>
      handlers()["pace.view-client"]({ ...CLIENT, ndisNumber, missing: [], contracts: [] }, page);
    await lookAt();
    expect(await findClientByNumber(db, page.origin, "430000017")).toBeUndefined();
    await lookAt("430000017");
    expect(await findClientByNumber(db, page.origin, "430000017")).toBe(CLIENT.path);
    await lookAt();
    expect(await findClientByNumber(db, page.origin, "430000017")).toBe(CLIENT.path);
  });

  test("F33: pace.set-consent clears API access when the client isn't a PACE participant", async () => {
    await tick(false, true);
    expect(await ask()).toMatchObject({ participant: false, apiAccess: false });
    expect((await findLink(db, SITE, CLIENT.path))?.pace).toMatchObject({
      participant: false,
      apiAccess: false,
    });
  });

  test("F32: pace.view-client prefers the CRM's fields to stored flags", async () => {
    await tick(true, true);
    expect(await ask({ pace: false })).toMatchObject({ participant: false, apiAccess: false });
    expect(await ask({ pace: true })).toMatchObject({ participant: true, apiAccess: true });
  });

  test("F33: pace.view-client ignores API access without PACE participant", async () => {
    expect(await ask({ pace: false, apiAccess: true })).toMatchObject({ apiAccess: false, keptBy: "crm" });
  });

  test("F31: pace.view-client stores which contracts belong to the client", async () => {
    await ask();
    expect((await findLink(db, SITE, CONTRACT.path))?.client).toEqual(CLIENT);
    expect(await findLink(db, other.origin, CONTRACT.path)).toBeUndefined();
  });

  test.each<[string, typeof state, boolean]>([
    ["an active device", { state: "active", missingOrigins: [] }, true],
    ["no connection", { state: "none", missingOrigins: [] }, false],
    ["a device that isn't activated", { state: "saved", missingOrigins: [] }, false],
    ["a device that has expired", { state: "device-expired", missingOrigins: [] }, false],
    ["an address that isn't allowed", { state: "active", missingOrigins: ["https://x.example.org"] }, false],
  ])(
    "F30, F42: pace.view-client shows whether the NDIA can be asked, with %s (case %#)",
    async (_title, connection, holds) => {
      state = connection;
      const [condition] = (await ask()).preconditions;
      expect([condition?.holds, condition?.at]).toEqual(holds ? [true, undefined] : [false, "options"]);
      expect(condition?.remedy === undefined).toBe(holds);
    },
  );

  test("F30: pace.view-client names each detail that the NDIA needs and the page doesn't show", async () => {
    const { preconditions } = await ask({ missing: ["Surname", "Date of Birth"] });
    expect(preconditions.slice(1)).toMatchObject([
      { what: expect.stringContaining("Surname"), holds: false, remedy: expect.stringContaining("Surname") },
      { what: expect.stringContaining("Date of Birth"), holds: false },
    ]);
  });

  test("F38: pace.view-client shows a change under way first and resumes its work", async () => {
    await addChange(db, change("1-a", { state: "applying", acceptedAt: 2 }));
    await addChange(db, change("3-c", { state: "done", acceptedAt: 4 }));
    expect((await ask()).change?.id).toBe("1-a");
    expect(wake).toHaveBeenCalledTimes(1);
  });

  test("F38: pace.view-client shows the last accepted change otherwise, never a proposal", async () => {
    expect(await ask()).not.toHaveProperty("change");
    await addChange(db, change("1-a", { state: "done", acceptedAt: 2 }));
    await addChange(db, change("3-c", { state: "done", acceptedAt: 4 }));
    await addChange(db, change("5-e"));
    expect((await ask()).change?.id).toBe("3-c");
    expect(wake).not.toHaveBeenCalled();
  });
});

describe("pace.view-contract", () => {
  const ask = (isPace: boolean | undefined = true, from = page) =>
    handlers()["pace.view-contract"]({ path: CONTRACT.path, isPace, forms: ["/PlanBudgets/Edit/7"] }, from);
  const known = () =>
    handlers()["pace.view-client"]({ ...CLIENT, missing: [], contracts: [CONTRACT.path] }, page);
  const done = (id: string, rest: Parameters<typeof change>[1] = {}) =>
    addChange(
      db,
      change(id, {
        state: "done",
        acceptedAt: 5,
        settledAt: 6,
        progress: { [growing.id]: { state: "verified", sent: 1 } },
        ...rest,
      }),
    );

  test.each([
    [true, true],
    [false, false],
    [undefined, false],
  ])("F44: pace.view-contract, when the page shows %s for PACE, reports isPace %s", async (shown, isPace) => {
    const body = { path: CONTRACT.path, forms: [], ...(shown === undefined ? {} : { isPace: shown }) };
    expect((await handlers()["pace.view-contract"](body, page)).isPace).toBe(isPace);
  });

  test("F58: pace.view-contract stores which forms belong to the contract", async () => {
    await ask();
    expect((await findLink(db, SITE, "/PlanBudgets/Edit/7"))?.contractPath).toBe(CONTRACT.path);
  });

  test("F46: pace.view-contract shows no last sync for a contract that was never synced", async () => {
    await known();
    expect(await ask()).not.toHaveProperty("lastSync");
  });

  test("F46: pace.view-contract shows that PACE hasn't changed since the last sync", async () => {
    await known();
    await saveSnapshot(db, snapshot("s-1", 4));
    await done("5-a");
    expect((await ask()).lastSync).toEqual({ at: 6, changed: false, retrievedAt: 4 });
    await saveSnapshot(db, snapshot("s-2", 9));
    expect((await ask()).lastSync).toEqual({ at: 6, changed: false, retrievedAt: 9 });
  });

  test("F46: pace.view-contract returns what the last sync saved, to compare with the page", async () => {
    await known();
    await saveSnapshot(db, snapshot("s-1", 4));
    await done("5-a");
    expect((await ask()).synced).toEqual({
      budgets: [{ category: "Consumables", path: "/PlanBudgets/Edit/7", amount: 100_500 }],
    });
  });

  test("F46: pace.view-contract shows that PACE has changed since the last sync", async () => {
    await known();
    await saveSnapshot(db, snapshot("s-1", 4));
    await saveSnapshot(db, snapshot("s-2", 9, [pacePlan([budget({ total: 5 })])]));
    await done("5-a");
    expect((await ask()).lastSync).toEqual({ at: 6, changed: true, retrievedAt: 9 });
  });

  test.each<[string, Parameters<typeof change>[1]]>([
    ["that isn't done", { state: "applying" }],
    ["of one budget", { set: { purpose: "sync-budget" } }],
    ["of the plan without its budgets", { set: { purpose: "sync-plan" } }],
    ["of which a record failed", { progress: { [growing.id]: { state: "failed", sent: 1 } } }],
    ["of which a record differs", { progress: { [growing.id]: { state: "differs", sent: 1 } } }],
    ["of another contract", { set: { contract: { reference: "x", path: "/ServiceContracts/Details/43" } } }],
  ])("F46: pace.view-contract doesn't count a change %s as the last sync", async (_title, rest) => {
    await known();
    await saveSnapshot(db, snapshot("s-1", 4));
    await done("5-a", rest);
    expect(await ask()).not.toHaveProperty("lastSync");
  });

  test("F46: pace.view-contract counts a change with records left out as the last sync", async () => {
    await known();
    await saveSnapshot(db, snapshot("s-1", 4));
    await done("5-a", { progress: { a: { state: "verified", sent: 1 }, b: { state: "left-out", sent: 0 } } });
    expect((await ask()).lastSync).toMatchObject({ at: 6 });
  });

  test("F45: pace.view-contract shows the contract's own change under way only", async () => {
    await known();
    await addChange(db, change("1-a", { state: "applying", acceptedAt: 2 }));
    const elsewhere = { reference: "x", path: "/ServiceContracts/Details/43" };
    await addChange(db, change("3-c", { state: "applying", acceptedAt: 4, set: { contract: elsewhere } }));
    expect((await ask()).change?.id).toBe("1-a");
    expect(wake).toHaveBeenCalledTimes(1);
    expect(await ask(true, other)).not.toHaveProperty("change");
  });
});

describe("pace.retrieve-plans", () => {
  const ask = () => handlers()["pace.retrieve-plans"]({ contractPath: CONTRACT.path }, page);
  const earlier = pacePlan([], { startDate: "2025-07-01", endDate: "2026-06-30", current: false });
  /** The contract's page, as far as this is about it. */
  const contractOf = (dates: object) =>
    readContract.mockResolvedValue({ path: CONTRACT.path, contract: dates } as Awaited<
      ReturnType<Proposals["readContract"]>
    >);

  beforeEach(() => {
    contractOf({});
    ownerOf.mockResolvedValue({ verifiedIdentity: whole } as Awaited<ReturnType<Proposals["ownerOf"]>>);
  });

  test("F47, F48: pace.retrieve-plans returns the plans of the contract's client with earlier periods", async () => {
    const both = [pacePlan([budget(), budget({ category: "Transport" })]), earlier];
    snapshotFor.mockResolvedValue(snapshot("s-1", 9, both));
    expect(await ask()).toEqual({
      snapshotId: "s-1",
      retrievedAt: 9,
      plans: [
        {
          key: "current/2026-07-01",
          startDate: "2026-07-01",
          endDate: "2027-06-30",
          current: true,
          budgets: 2,
        },
        {
          key: "earlier/2025-07-01",
          startDate: "2025-07-01",
          endDate: "2026-06-30",
          current: false,
          budgets: 0,
        },
      ],
    });
    expect(readContract.mock.calls).toEqual([[SITE, CONTRACT.path]]);
    const asked = { batchId: "contract-page", history: true, record: CONTRACT.path };
    expect(snapshotFor.mock.calls).toEqual([[SITE, whole, asked]]);
  });

  test("F48: pace.retrieve-plans gives a reason only for the plan that fits the contract", async () => {
    contractOf({ planStartDate: "2025-07-01", planEndDate: "2026-06-30" });
    snapshotFor.mockResolvedValue(snapshot("s-1", 9, [pacePlan([budget()]), earlier]));
    expect((await ask()).plans.map(({ fits }) => fits)).toEqual([
      undefined,
      "It starts on the same day as this contract.",
    ]);
  });

  test("F46: pace.retrieve-plans returns since when the plan is unchanged", async () => {
    const latest = snapshot("s-1", 9, [pacePlan([budget()]), earlier]);
    snapshotFor.mockResolvedValue(latest);
    await saveSnapshot(db, latest);
    expect(await ask()).not.toHaveProperty("unchangedSince");
    await saveSnapshot(db, snapshot("s-0", 3));
    expect(await ask()).toMatchObject({ unchangedSince: 3 });
  });
});

describe("the handlers of the budget form", () => {
  const formPage: Sender = { ...page, path: "/PlanBudgets/Edit/7" };

  test("the budget form's handlers answer the form's own page and the page of its contract, and no other", async () => {
    const asked = { formPath: "/PlanBudgets/Edit/7", category: "Consumables" };
    const ask = (path: string) => handlers()["pace.retrieve-budgets"](asked, { ...page, path });
    await expect(ask(CONTRACT.path)).rejects.toMatchObject({ problem: { code: "other-record" } });
    await saveLinks(db, [{ site: SITE, path: asked.formPath, contractPath: CONTRACT.path }]);
    await ask(CONTRACT.path);
    await ask(asked.formPath);
    await expect(ask("/ServiceContracts/Details/99")).rejects.toThrow("other-record");
    expect(retrieve).toHaveBeenCalledTimes(2);
  });

  test("F51: pace.retrieve-budgets asks for the form's category on the sender's CRM", async () => {
    const view: BudgetsView = {
      snapshotId: "s-1",
      retrievedAt: 9,
      client: { name: CLIENT.name },
      category: "Consumables",
      choices: [],
    };
    retrieve.mockResolvedValue(view);
    const asked = { formPath: "/PlanBudgets/Edit/7", category: "Consumables" };
    expect(await handlers()["pace.retrieve-budgets"](asked, formPage)).toEqual(view);
    expect(retrieve.mock.calls).toEqual([[SITE, "/PlanBudgets/Edit/7", "Consumables"]]);
  });

  test("F60: pace.propose-budget-save stores a proposal and starts nothing", async () => {
    saving.mockResolvedValue(change("5-a", { sentBy: "page", set: { purpose: "sync-budget" } }));
    const save = {
      formPath: "/PlanBudgets/Edit/7",
      snapshotId: "s-1",
      budgetKey: "k",
      fields: growing.fields,
    };
    expect(await handlers()["pace.propose-budget-save"](save, formPage)).toMatchObject({
      id: "5-a",
      state: "proposed",
    });
    expect(saving.mock.calls).toEqual([[SITE, save]]);
    expect(wake).not.toHaveBeenCalled();
  });
});
