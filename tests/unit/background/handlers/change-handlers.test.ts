import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { addChange } from "../../../../lib/storage/change-repository.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { addBatch } from "../../../../lib/storage/batch-repository.ts";
import { findClientChoice } from "../../../../lib/storage/client-choices.ts";
import { saveSnapshot } from "../../../../lib/storage/plan-repository.ts";
import { type Access, FULL_ACCESS } from "../../../../lib/domain/access/access.ts";
import type { Change } from "../../../../lib/domain/change/change.ts";
import { ProblemError } from "../../../../lib/core/problem.ts";
import type { Proposals } from "../../../../lib/services/changes/propose.ts";
import { changeHandlers } from "../../../../lib/background/handlers/change-handlers.ts";
import type { Sender } from "../../../../lib/background/receive.ts";
import { change, CLIENT, CONTRACT, growing, snapshot } from "../../storage/change-fixtures.ts";
import { batch, freshDatabase, SITE } from "../../storage/row-fixtures.ts";
import { currentTime } from "../../../../lib/platform/system-clock.ts";

const page: Sender = { caller: "crm-page", origin: SITE, tabId: 7, frameId: 0 };
/** The window in which a person decides. */
const own: Sender = { caller: "extension-page", origin: "chrome-extension://planbridge" };
const other: Sender = { ...page, origin: "https://other.example.org" };
const problem = { code: "crm-refused-form", what: "x", remedy: "x" };
const gone = { problem: { code: "record-gone" } };

let db: Database;
const wake = vi.fn<() => void>();
const proposeForClient = vi.fn<Proposals["proposeForClient"]>();
const proposeForContract = vi.fn<Proposals["proposeForContract"]>();
const proposeBookings = vi.fn<(site: string, contractPath: string) => Promise<Change>>();
const userOf = vi.fn<(site: string, clientPath: string) => Promise<string | undefined>>();
const openReview = vi.fn<(query: string, tabId: number) => Promise<void>>();
let access: Access;
const handlers = () =>
  changeHandlers({
    db,
    proposals: { proposeForClient, proposeForContract } as unknown as Proposals,
    proposeBookings,
    wake,
    halted: () => undefined,
    userOf,
    openReview,
    access: () => Promise.resolve(access),
  });
const stored = (id: string): Promise<Change | undefined> => db.get("changes", id);

beforeEach(async () => {
  access = FULL_ACCESS;
  fakeBrowser.reset();
  db = await freshDatabase();
  for (const mock of [wake, proposeForClient, proposeForContract, proposeBookings, userOf, openReview])
    mock.mockReset();
});

/** A change of just now, so that its retrieval is fresh. */
function fresh(rest: Parameters<typeof change>[1] = {}): Change {
  return change(`${currentTime()}-a1b2c3d4`, rest);
}

describe("changeHandlers: proposals", () => {
  test("F35: change.propose-contract proposes a contract for the page's client and writes nothing", async () => {
    proposeForClient.mockResolvedValue(change("5-a", { set: { purpose: "create-contract" } }));
    const view = await handlers()["change.propose-contract"]({ clientPath: CLIENT.path }, page);
    expect(view).toMatchObject({ id: "5-a", purpose: "create-contract", state: "proposed", moved: 500 });
    expect(proposeForClient.mock.calls).toEqual([[SITE, CLIENT.path]]);
    expect(wake).not.toHaveBeenCalled();
  });

  test("F48, F49: change.propose-sync proposes for the page's contract and the chosen plan", async () => {
    proposeForContract.mockResolvedValue(change("5-a"));
    const options = { purpose: "sync-plan" as const, planKey: "current/2026-07-01", snapshotId: "s-1" };
    await handlers()["change.propose-sync"]({ contractPath: CONTRACT.path, ...options }, page);
    expect(proposeForContract.mock.calls).toEqual([[SITE, CONTRACT.path, options]]);
    expect(wake).not.toHaveBeenCalled();
  });

  test("F46, F59: change.view shows the records, their retrieval and since when the plan is unchanged", async () => {
    await saveSnapshot(db, snapshot("s-0", 3));
    await saveSnapshot(db, snapshot("s-1", 5));
    await addChange(db, change("5-a", { set: { warnings: ["w"], refusals: [problem] } }));
    expect(await handlers()["change.view"]({ id: "5-a" }, page)).toEqual({
      id: "5-a",
      site: SITE,
      state: "proposed",
      purpose: "sync-plan-and-budgets",
      client: { name: "Ngozi Okafor" },
      contract: CONTRACT,
      retrievedAt: 5,
      unchangedSince: 3,
      records: [growing],
      warnings: ["w"],
      refusals: [problem],
      moved: 500,
      typeFrom: 100_000,
    });
  });

  test.each([
    ["applying", 1],
    ["proposed", 0],
    ["done", 0],
  ] as const)("F61: change.view of a change that is %s wakes the worker %i times", async (state, times) => {
    await addChange(db, change("5-a", { state }));
    await handlers()["change.view"]({ id: "5-a" }, page);
    expect(wake).toHaveBeenCalledTimes(times);
  });

  test("F61: change.view shows the outcome of each record", async () => {
    const progress = { [growing.id]: { state: "verified" as const, sent: 1, settledAt: 9 } };
    await addChange(db, change("5-a", { state: "done", progress, settledAt: 9 }));
    expect(await handlers()["change.view"]({ id: "5-a" }, page)).toMatchObject({
      settledAt: 9,
      records: [{ id: growing.id, progress: { state: "verified" } }],
    });
  });
});

describe("changeHandlers: changes of another CRM", () => {
  const id = "5-a";
  test.each<[string, (from: Sender) => Promise<unknown>]>([
    ["change.view", (from) => handlers()["change.view"]({ id }, from)],
    ["change.proposals", (from) => handlers()["change.proposals"]({ batchId: "1-f" }, from)],
    ["change.withdraw", (from) => handlers()["change.withdraw"]({ id }, from)],
    ["review.open", (from) => handlers()["review.open"]({ change: id }, from)],
    ["review.open of a batch", (from) => handlers()["review.open"]({ batch: "1-f" }, from)],
  ])("F60: %s refuses a change of another CRM and an unknown change", async (_name, ask) => {
    await expect(ask(page)).rejects.toMatchObject(gone);
    await addChange(db, change(id, { batchId: "1-f" }));
    await addBatch(db, batch("1-f", { kind: "pace-proposals" }), []);
    await expect(ask(other)).rejects.toMatchObject(gone);
    expect(await stored(id)).toEqual(change(id, { batchId: "1-f" }));
    expect(wake).not.toHaveBeenCalled();
  });
});

describe("changeHandlers: consent", () => {
  test("F60: change.accept accepts what was shown, records who the CRM's page names and wakes the worker", async () => {
    const proposal = fresh();
    userOf.mockResolvedValue("Pat Manager");
    await addChange(db, proposal);
    const view = await handlers()["change.accept"]({ id: proposal.id, leftOut: [], typed: "$5.00" }, own);
    expect(view).toMatchObject({ state: "applying", acceptedBy: { user: "Pat Manager" } });
    expect(await stored(proposal.id)).toMatchObject({
      state: "applying",
      progress: { [growing.id]: { state: "waiting", sent: 0 } },
    });
    expect(wake).toHaveBeenCalledTimes(1);
    expect(userOf.mock.calls).toEqual([[SITE, CLIENT.path]]);
  });

  test("F60: change.accept accepts nothing while the CRM's page can't be read", async () => {
    const proposal = fresh();
    await addChange(db, proposal);
    userOf.mockRejectedValue(new ProblemError("blocked", problem));
    const asked = handlers()["change.accept"]({ id: proposal.id, leftOut: [], typed: "5" }, own);
    await expect(asked).rejects.toMatchObject({ problem });
    expect(await stored(proposal.id)).toEqual(proposal);
  });

  test("F60: change.withdraw ends a proposal that the page would send, and no other", async () => {
    await addChange(db, change("5-a", { sentBy: "page" }));
    await addChange(db, change("6-b"));
    for (const id of ["5-a", "6-b"]) await handlers()["change.withdraw"]({ id }, page);
    expect(await stored("5-a")).toMatchObject({ state: "superseded" });
    expect(await stored("6-b")).toMatchObject({ state: "proposed" });
  });

  test.each([
    ["create-contract", [[SITE, CLIENT.path]], []],
    ["sync-plan-and-budgets", [], [[SITE, CONTRACT.path, { purpose: "sync-plan-and-budgets" }]]],
  ] as const)("change.propose-again proposes %s anew", async (purpose, ofClient, ofContract) => {
    await addChange(db, change("5-a", { set: { purpose } }));
    proposeForClient.mockResolvedValue(change("6-b"));
    proposeForContract.mockResolvedValue(change("6-b"));
    expect(await handlers()["change.propose-again"]({ id: "5-a" }, own)).toMatchObject({ id: "6-b" });
    expect(proposeForClient.mock.calls).toEqual(ofClient);
    expect(proposeForContract.mock.calls).toEqual(ofContract);
  });

  test("review.open opens the window over the page's tab, for the page's own CRM", async () => {
    await addChange(db, change("5-a"));
    await handlers()["review.open"]({ change: "5-a" }, page);
    await handlers()["review.open"]({ clientPath: CLIENT.path }, page);
    const booking = { clientPath: CLIENT.path, bookingId: "50081234" };
    await handlers()["review.open"]({ manageBooking: booking }, page);
    await handlers()["review.open"]({ newBooking: "client", path: CLIENT.path }, page);
    const site = encodeURIComponent(SITE);
    const path = encodeURIComponent(CLIENT.path);
    expect(openReview.mock.calls).toEqual([
      [`change=5-a&site=${site}`, 7],
      [`clientPath=${path}&site=${site}`, 7],
      [`manageBooking=50081234&clientPath=${path}&site=${site}`, 7],
      [`newBooking=client&path=${path}&site=${site}`, 7],
    ]);
  });

  test("review.open hands the clients that a page names over by an id, the same ones by the same", async () => {
    const open = (participants: string[]) => handlers()["review.open"]({ participants }, page);
    await open([CLIENT.path, "/Clients/Profile/12", CLIENT.path]);
    await open([CLIENT.path, "/Clients/Profile/12"]);
    await open([CLIENT.path]);
    const [first, second, third] = openReview.mock.calls.map(([query]) => new URLSearchParams(query));
    expect([first?.get("site"), second?.get("participants")]).toEqual([SITE, first?.get("participants")]);
    expect(third?.get("participants")).not.toBe(first?.get("participants"));
    expect(await findClientChoice(first?.get("participants") ?? "")).toEqual({
      site: SITE,
      paths: [CLIENT.path, "/Clients/Profile/12"],
    });
  });

  test.each([
    ["", "amount-not-typed"],
    ["$5.01", "amount-not-typed"],
    ["five", "amount-not-typed"],
  ])("F55, F60: change.accept rejects %j typed for $5.00", async (typed, code) => {
    const proposal = fresh();
    await addChange(db, proposal);
    const asked = handlers()["change.accept"]({ id: proposal.id, leftOut: [], typed }, own);
    await expect(asked).rejects.toMatchObject({ problem: { code } });
    expect(await stored(proposal.id)).toEqual(proposal);
    expect(wake).not.toHaveBeenCalled();
  });

  test("F60: change.accept has no further effect when it is sent twice", async () => {
    const proposal = fresh();
    await addChange(db, proposal);
    const accept = () => handlers()["change.accept"]({ id: proposal.id, leftOut: [], typed: "5" }, own);
    const [first, second] = await Promise.all([accept(), accept()]);
    expect(first?.acceptedAt).toBe(second?.acceptedAt);
  });

  test("F60: change.decline keeps a proposal from ever being written", async () => {
    await addChange(db, change("5-a"));
    expect(await handlers()["change.decline"]({ id: "5-a" }, own)).toBeNull();
    expect(await stored("5-a")).toMatchObject({ state: "superseded" });
    expect(wake).not.toHaveBeenCalled();
  });

  test.each(["applying", "done", "stopped"] as const)(
    "F55: change.decline has no effect on a change that is %s",
    async (state) => {
      await addChange(db, change("5-a", { state }));
      await handlers()["change.decline"]({ id: "5-a" }, own);
      expect(await stored("5-a")).toMatchObject({ state });
    },
  );

  test("F61: change.resume retries failed records and leaves verified ones alone", async () => {
    const progress = {
      a: { state: "failed" as const, sent: 3, problem },
      b: { state: "verified" as const, sent: 1 },
    };
    await addChange(db, change("5-a", { state: "done", progress, settledAt: 9 }));
    await handlers()["change.resume"]({ id: "5-a" }, own);
    expect(await stored("5-a")).toMatchObject({
      state: "applying",
      progress: { a: { state: "waiting", sent: 0 }, b: { state: "verified", sent: 1 } },
    });
    expect(wake).toHaveBeenCalledTimes(1);
  });

  test.each(["proposed", "superseded"] as const)(
    "F60: change.resume doesn't start a change that is %s",
    async (state) => {
      await addChange(db, change("5-a", { state }));
      await handlers()["change.resume"]({ id: "5-a" }, own);
      expect(await stored("5-a")).toEqual(change("5-a", { state }));
    },
  );
});

describe("changeHandlers: proposals for ticked clients", () => {
  const clients = [CLIENT];

  test("change.propose-all starts a batch of its own kind beside one of active plans", async () => {
    const { batchId, started } = await handlers()["change.propose-all"]({ clients }, page);
    expect(started).toBe(true);
    expect(await db.get("batches", batchId)).toMatchObject({ kind: "pace-proposals", site: SITE });
    expect(wake).toHaveBeenCalledTimes(1);
  });

  test("F59: change.proposals lists how many records each proposal writes and how much moves", async () => {
    await addBatch(db, batch("1-f", { kind: "pace-proposals" }), []);
    const { action: _none, ...same } = growing;
    await addChange(db, change("2-b", { batchId: "1-f" }));
    await addChange(db, change("3-c", { batchId: "1-f", set: { records: [same], warnings: ["w"] } }));
    await addChange(db, change("4-d", { batchId: "2-f" }));
    expect(await handlers()["change.proposals"]({ batchId: "1-f" }, page)).toEqual([
      {
        id: "2-b",
        client: { name: "Ngozi Okafor" },
        contract: "NDIS-0042",
        state: "proposed",
        writes: 1,
        warnings: 0,
        warningKinds: [],
        reduction: 0,
        refusals: 0,
        moved: 500,
        verified: 0,
        notVerified: 0,
      },
      expect.objectContaining({ id: "3-c", writes: 0, warnings: 1, moved: 0 }),
    ]);
  });

  test("F60: change.accept-all accepts only the proposals without a warning", async () => {
    await addBatch(db, batch("1-f", { kind: "pace-proposals" }), []);
    const now = currentTime();
    const clean = change(`${now}-a`, { batchId: "1-f" });
    const warned = change(`${now}-b`, { batchId: "1-f", set: { warnings: ["w"] } });
    const refused = change(`${now}-c`, { batchId: "1-f", set: { refusals: [problem] } });
    for (const each of [clean, warned, refused]) await addChange(db, each);
    const list = await handlers()["change.accept-all"]({ batchId: "1-f", typed: "5.00" }, own);
    expect(list.map(({ state }) => state)).toEqual(["applying", "proposed", "proposed"]);
    expect(wake).toHaveBeenCalledTimes(1);
  });

  test("F60: change.accept-all requires the total amount to be typed", async () => {
    await addBatch(db, batch("1-f", { kind: "pace-proposals" }), []);
    const now = currentTime();
    for (const end of ["a", "b"]) await addChange(db, change(`${now}-${end}`, { batchId: "1-f" }));
    const accept = (typed: string) => handlers()["change.accept-all"]({ batchId: "1-f", typed }, own);
    await expect(accept("5.00")).rejects.toMatchObject({ problem: { code: "amount-not-typed" } });
    expect((await accept("10.00")).map(({ state }) => state)).toEqual(["applying", "applying"]);
  });
});

describe("changeHandlers: the limit of the organisation's policy", () => {
  const upTo = (acceptUpTo: number): Access => ({ role: "may-accept", acceptUpTo });
  const accept = (id: string, typed: string) => handlers()["change.accept"]({ id, leftOut: [], typed }, own);

  test("F60: change.accept refuses an amount above the limit, names both and stores nothing", async () => {
    access = upTo(499);
    const proposal = fresh();
    await addChange(db, proposal);
    await expect(accept(proposal.id, "5.00")).rejects.toMatchObject({
      problem: { code: "above-accept-limit", what: expect.stringMatching(/\$5\.00.*\$4\.99/) },
    });
    expect(await stored(proposal.id)).toEqual(proposal);
    expect(wake).not.toHaveBeenCalled();
  });

  test.each(["4.99", "0", "", "-5", "abc"])(
    "F60: change.accept isn't led past the limit by typing %j",
    async (typed) => {
      access = upTo(499);
      const proposal = fresh();
      await addChange(db, proposal);
      await expect(accept(proposal.id, typed)).rejects.toMatchObject({
        problem: { code: "amount-not-typed" },
      });
      expect(await stored(proposal.id)).toEqual(proposal);
    },
  );

  test("F60: change.accept accepts exactly the limit", async () => {
    access = upTo(500);
    const proposal = fresh();
    await addChange(db, proposal);
    expect(await accept(proposal.id, "5")).toMatchObject({ state: "applying" });
  });

  test("change.accept accepts what moves no money with a limit of nothing", async () => {
    access = upTo(0);
    const dates = { field: "planEndDate", label: "Plan End Date", kind: "date" } as const;
    const ending = { ...growing, fields: [{ ...dates, before: "2027-06-30", after: "2027-07-31" }] };
    const proposal = fresh({ set: { records: [ending] } });
    await addChange(db, proposal);
    expect(await accept(proposal.id, "")).toMatchObject({ state: "applying" });
  });

  test("F60: change.accept-all compares the limit with the total of all", async () => {
    access = upTo(999);
    await addBatch(db, batch("1-f", { kind: "pace-proposals" }), []);
    const now = currentTime();
    for (const end of ["a", "b"]) await addChange(db, change(`${now}-${end}`, { batchId: "1-f" }));
    const acceptAll = () => handlers()["change.accept-all"]({ batchId: "1-f", typed: "10.00" }, own);
    await expect(acceptAll()).rejects.toMatchObject({ problem: { code: "above-accept-limit" } });
    access = upTo(1_000);
    expect((await acceptAll()).map(({ state }) => state)).toEqual(["applying", "applying"]);
  });

  test("change.resume sends nothing of a change above the limit, and counts no record that was left out", async () => {
    access = upTo(499);
    const failed = { state: "failed" as const, sent: 3, problem };
    await addChange(db, change("5-a", { state: "done", progress: { [growing.id]: failed } }));
    const resume = () => handlers()["change.resume"]({ id: "5-a" }, own);
    await expect(resume()).rejects.toMatchObject({ problem: { code: "above-accept-limit" } });
    expect(await stored("5-a")).toMatchObject({ state: "done" });
    const leftOut = { [growing.id]: { state: "left-out" as const, sent: 0 }, other: failed };
    await addChange(db, change("6-a", { state: "done", progress: leftOut }));
    expect(await handlers()["change.resume"]({ id: "6-a" }, own)).toMatchObject({ state: "applying" });
  });
});
