// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { addChange } from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { findClientByNumber, findLink } from "../../../../lib/storage/link-repository.ts";
import { saveSnapshot } from "../../../../lib/storage/plan-repository.ts";
import type { BudgetForm } from "../../../../lib/services/changes/budget-form.ts";
import type { Proposals } from "../../../../lib/services/changes/propose.ts";
import { paceHandlers } from "../../../../lib/background/handlers/pace-handlers.ts";
import type { From } from "../../../../lib/background/receive.ts";
import type { BudgetsView } from "../../../../lib/domain/change/plan-choices.ts";
import type { ConnectionView } from "../../../../lib/messaging/views.ts";
import { budget, pacePlan } from "../../domain/plan/pace-fixtures.ts";
import { change, CLIENT, CONTRACT, growing, NDIS_NUMBER, snapshot } from "../../storage/change-fixtures.ts";
import { freshDatabase, SITE } from "../../storage/row-fixtures.ts";

const page: From = { caller: "crm-page", origin: SITE, tabId: 7, frameId: 0 };
const other: From = { ...page, origin: "https://other.example.org" };
const whole = { surname: "Okafor", dateOfBirth: "1990-05-04", ndisNumber: NDIS_NUMBER };

let db: Database;
let state: Pick<ConnectionView, "state" | "missingOrigins">;
const wake = vi.fn<() => void>();
const readContract = vi.fn<Proposals["readContract"]>();
const ownerOf = vi.fn<Proposals["ownerOf"]>();
const snapshotFor = vi.fn<Proposals["snapshotFor"]>();
const retrieve = vi.fn<BudgetForm["retrieve"]>();
const saving = vi.fn<BudgetForm["acceptPageSave"]>();

const handlers = () =>
  paceHandlers({
    db,
    proposals: { readContract, ownerOf, snapshotFor } as unknown as Proposals,
    budgetForm: { retrieve, acceptPageSave: saving },
    connection: () => Promise.resolve({ apiKeySaved: true, managed: [], today: "2026-11-22", ...state }),
    wake,
  });

beforeEach(async () => {
  fakeBrowser.reset();
  db = await freshDatabase();
  state = { state: "active", missingOrigins: [] };
  for (const mock of [wake, readContract, ownerOf, snapshotFor, retrieve, saving]) mock.mockReset();
});

describe("the client's page", () => {
  type Shown = { pace?: boolean; apiAccess?: boolean; missing?: string[] };
  const ask = (shown: Shown = {}, from = page) =>
    handlers()["pace.client"]({ ...CLIENT, missing: [], contracts: [CONTRACT.path], ...shown }, from);
  const tick = (participant: boolean, apiAccess: boolean) =>
    handlers()["pace.tick"]({ path: CLIENT.path, participant, apiAccess }, page);

  test.each<[string, Shown, [boolean, boolean, string]]>([
    ["the CRM's two ticks", { pace: true, apiAccess: true }, [true, true, "crm"]],
    ["the CRM's first tick alone", { pace: true, apiAccess: false }, [true, false, "crm"]],
    ["a CRM that shows the second only with the first", { pace: false }, [false, false, "crm"]],
    ["the first tick of a CRM without the second", { pace: true }, [true, false, "planbridge"]],
    ["a CRM without either", {}, [false, false, "planbridge"]],
  ])("F32, F33: %s", async (_title, shown, [participant, apiAccess, keptBy]) => {
    expect(await ask(shown)).toMatchObject({ participant, apiAccess, keptBy });
  });

  test("F32: where the CRM has no fields, Planbridge keeps both ticks for that client on that CRM", async () => {
    expect(await tick(true, true)).toBeNull();
    expect(await ask()).toMatchObject({ participant: true, apiAccess: true, keptBy: "planbridge" });
    expect(await ask({}, other)).toMatchObject({ participant: false, apiAccess: false });
  });

  test("a client is found by the number that their page shows", async () => {
    const lookAt = (ndisNumber?: string) =>
      handlers()["pace.client"]({ ...CLIENT, ndisNumber, missing: [], contracts: [] }, page);
    await lookAt();
    expect(await findClientByNumber(db, page.origin, "430000017")).toBeUndefined();
    await lookAt("430000017");
    expect(await findClientByNumber(db, page.origin, "430000017")).toBe(CLIENT.path);
    await lookAt();
    expect(await findClientByNumber(db, page.origin, "430000017")).toBe(CLIENT.path);
  });

  test("F33: without the first tick there is no second", async () => {
    await tick(false, true);
    expect(await ask()).toMatchObject({ participant: false, apiAccess: false });
    expect((await findLink(db, SITE, CLIENT.path))?.pace).toEqual({ participant: false, apiAccess: false });
  });

  test("F32: what the CRM shows counts, whatever Planbridge kept", async () => {
    await tick(true, true);
    expect(await ask({ pace: false })).toMatchObject({ participant: false, apiAccess: false });
    expect(await ask({ pace: true })).toMatchObject({ participant: true, apiAccess: true });
  });

  test("F33: a second tick that is set without the first counts for nothing", async () => {
    expect(await ask({ pace: false, apiAccess: true })).toMatchObject({ apiAccess: false, keptBy: "crm" });
  });

  test("F31: the page's contracts are remembered as this client's", async () => {
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
  ])("F30, F42: with %s: %#", async (_title, connection, holds) => {
    state = connection;
    const [condition] = (await ask()).preconditions;
    expect([condition?.holds, condition?.at]).toEqual(holds ? [true, undefined] : [false, "options"]);
    expect(condition?.remedy === undefined).toBe(holds);
  });

  test("F30: each fact that the NDIA needs and the page doesn't show is named", async () => {
    const { preconditions } = await ask({ missing: ["Surname", "Date of Birth"] });
    expect(preconditions.slice(1)).toMatchObject([
      { what: expect.stringContaining("Surname"), holds: false, remedy: expect.stringContaining("Surname") },
      { what: expect.stringContaining("Date of Birth"), holds: false },
    ]);
  });

  test("F38: a change under way is shown by itself, before any that has ended, and its work goes on", async () => {
    await addChange(db, change("1-a", { state: "applying", acceptedAt: 2 }));
    await addChange(db, change("3-c", { state: "done", acceptedAt: 4 }));
    expect((await ask()).change?.id).toBe("1-a");
    expect(wake).toHaveBeenCalledTimes(1);
  });

  test("F38: else the last that was accepted, and never a mere proposal", async () => {
    expect(await ask()).not.toHaveProperty("change");
    await addChange(db, change("1-a", { state: "done", acceptedAt: 2 }));
    await addChange(db, change("3-c", { state: "done", acceptedAt: 4 }));
    await addChange(db, change("5-e"));
    expect((await ask()).change?.id).toBe("3-c");
    expect(wake).not.toHaveBeenCalled();
  });
});

describe("the contract's page", () => {
  const ask = (isPace: boolean | undefined = true, from = page) =>
    handlers()["pace.contract"]({ path: CONTRACT.path, isPace, forms: ["/PlanBudgets/Edit/7"] }, from);
  const known = () => handlers()["pace.client"]({ ...CLIENT, missing: [], contracts: [CONTRACT.path] }, page);
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
  ])("F44: one that shows %s for PACE counts as PACE: %s", async (shown, isPace) => {
    const body = { path: CONTRACT.path, forms: [], ...(shown === undefined ? {} : { isPace: shown }) };
    expect((await handlers()["pace.contract"](body, page)).isPace).toBe(isPace);
  });

  test("F58: its forms are remembered as its own", async () => {
    await ask();
    expect((await findLink(db, SITE, "/PlanBudgets/Edit/7"))?.contractPath).toBe(CONTRACT.path);
  });

  test("F46: never synced, it says nothing of a sync", async () => {
    await known();
    expect(await ask()).not.toHaveProperty("lastSync");
  });

  test("F46: PACE hasn't changed since it was brought in step, by what was retrieved", async () => {
    await known();
    await saveSnapshot(db, snapshot("s-1", 4));
    await done("5-a");
    expect((await ask()).lastSync).toEqual({ at: 6, changed: false, retrievedAt: 4 });
    await saveSnapshot(db, snapshot("s-2", 9));
    expect((await ask()).lastSync).toEqual({ at: 6, changed: false, retrievedAt: 9 });
  });

  test("F46: what the sync saved in the contract goes along, to be held against what the page shows", async () => {
    await known();
    await saveSnapshot(db, snapshot("s-1", 4));
    await done("5-a");
    expect((await ask()).synced).toEqual({
      budgets: [{ category: "Consumables", path: "/PlanBudgets/Edit/7", amount: 100_500 }],
    });
  });

  test("F46: PACE has changed since", async () => {
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
  ])("F46: a change %s hasn't brought it in step", async (_title, rest) => {
    await known();
    await saveSnapshot(db, snapshot("s-1", 4));
    await done("5-a", rest);
    expect(await ask()).not.toHaveProperty("lastSync");
  });

  test("F46: one in which a person left something out has", async () => {
    await known();
    await saveSnapshot(db, snapshot("s-1", 4));
    await done("5-a", { progress: { a: { state: "verified", sent: 1 }, b: { state: "left-out", sent: 0 } } });
    expect((await ask()).lastSync).toMatchObject({ at: 6 });
  });

  test("F45: its change under way is shown, and another contract's isn't", async () => {
    await known();
    await addChange(db, change("1-a", { state: "applying", acceptedAt: 2 }));
    const elsewhere = { reference: "x", path: "/ServiceContracts/Details/43" };
    await addChange(db, change("3-c", { state: "applying", acceptedAt: 4, set: { contract: elsewhere } }));
    expect((await ask()).change?.id).toBe("1-a");
    expect(wake).toHaveBeenCalledTimes(1);
    expect(await ask(true, other)).not.toHaveProperty("change");
  });
});

describe("the plans to select from", () => {
  const ask = () => handlers()["pace.plans"]({ contractPath: CONTRACT.path }, page);
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

  test("F47, F48: are those of the contract's own client, earlier periods included", async () => {
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
    expect(snapshotFor.mock.calls).toEqual([[whole, { batchId: "contract-page", history: true }]]);
  });

  test("F48: only the one that fits the contract says why", async () => {
    contractOf({ planStartDate: "2025-07-01", planEndDate: "2026-06-30" });
    snapshotFor.mockResolvedValue(snapshot("s-1", 9, [pacePlan([budget()]), earlier]));
    expect((await ask()).plans.map(({ fits }) => fits)).toEqual([
      undefined,
      "It starts on the same day as this contract.",
    ]);
  });

  test("F46: come with since when the current one is as it is, where that is longer than this retrieval", async () => {
    const latest = snapshot("s-1", 9, [pacePlan([budget()]), earlier]);
    snapshotFor.mockResolvedValue(latest);
    await saveSnapshot(db, latest);
    expect(await ask()).not.toHaveProperty("unchangedSince");
    await saveSnapshot(db, snapshot("s-0", 3));
    expect(await ask()).toMatchObject({ unchangedSince: 3 });
  });
});

describe("the budget's own form", () => {
  test("F51: asks for its category on its own CRM", async () => {
    const view: BudgetsView = {
      snapshotId: "s-1",
      retrievedAt: 9,
      client: { name: CLIENT.name },
      category: "Consumables",
      choices: [],
    };
    retrieve.mockResolvedValue(view);
    const asked = { formPath: "/PlanBudgets/Edit/7", category: "Consumables" };
    expect(await handlers()["pace.budgets"](asked, page)).toEqual(view);
    expect(retrieve.mock.calls).toEqual([[SITE, "/PlanBudgets/Edit/7", "Consumables"]]);
  });

  test("F60, F61: what is being saved is kept, and looked after from then on", async () => {
    const accepted = change("5-a", { state: "applying", acceptedAt: 5, set: { purpose: "sync-budget" } });
    saving.mockResolvedValue(accepted);
    const save = {
      formPath: "/PlanBudgets/Edit/7",
      snapshotId: "s-1",
      budgetKey: "k",
      fields: growing.fields,
      typed: "5",
    };
    expect(await handlers()["change.saving"](save, page)).toMatchObject({ id: "5-a", state: "applying" });
    expect(saving.mock.calls).toEqual([[SITE, save]]);
    expect(wake).toHaveBeenCalledTimes(1);
  });
});
