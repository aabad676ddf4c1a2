import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { type Problem, ProblemError } from "../../../lib/core/problem.ts";
import { databaseProblem } from "../../../lib/storage/database-problems.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { addBatch } from "../../../lib/storage/batch-repository.ts";
import type { BatchView } from "../../../lib/domain/sync/batch-view.ts";
import { createBatchFeed } from "../../../lib/background/batch-feed.ts";
import { BATCH_PORT } from "../../../lib/messaging/batch-port.ts";
import { watchBatch } from "../../../lib/messaging/watch-batch.ts";
import { batch, freshDatabase, job, SITE } from "../storage/row-fixtures.ts";
import { fakeTimers, realTimers } from "../test-clock.ts";

const OTHER = "https://other.example.org";
const WISH = { filter: "all", limit: 10 } as const;
type Listener = (message: unknown) => void;

/** The test's end of a long-lived connection. */
function port(name: string, sender?: object) {
  const messages: Listener[] = [];
  const ends: Listener[] = [];
  const posted: unknown[] = [];
  return {
    name,
    sender,
    postMessage: (message: unknown) => void posted.push(message),
    disconnect: vi.fn<() => void>(),
    onMessage: { addListener: (listener: Listener) => void messages.push(listener) },
    onDisconnect: { addListener: (listener: Listener) => void ends.push(listener) },
    posted,
    say: (message: unknown) => messages.forEach((listener) => listener(message)),
    end: () => ends.forEach((listener) => listener(undefined)),
  };
}
type Port = ReturnType<typeof port>;

const id = fakeBrowser.runtime.id;
const crm = (origin: string) => ({ id, url: `${origin}/Clients`, tab: { id: 7 }, frameId: 0 });
const popup = { id, url: fakeBrowser.runtime.getURL("/popup.html") };

describe("createBatchFeed", () => {
  let db: Database;
  let opened: number;
  let ready: () => Promise<void>;
  let halted: Problem | undefined;
  let connect: (one: Port) => void;
  let changed: () => void;

  beforeEach(async () => {
    db = await freshDatabase();
    opened = 0;
    ready = () => Promise.resolve();
    halted = undefined;
    const add = vi.spyOn(fakeBrowser.runtime.onConnect, "addListener").mockReturnValue();
    const isSite = (origin: string) => Promise.resolve([SITE, OTHER].includes(origin));
    const feed = createBatchFeed({
      side: () => Promise.resolve({ db, ready: () => ready(), halted: () => halted }),
      isSite,
      opened: () => (opened += 1),
    });
    changed = feed.changed;
    const [listener] = add.mock.calls[0] ?? [];
    if (!listener) throw new Error("it doesn't listen");
    connect = (one) => Reflect.apply(listener, undefined, [one]);
    await addBatch(db, batch("1-a", { site: SITE }), [job("1-a/00001")]);
    await addBatch(db, batch("2-b", { site: OTHER }), [job("2-b/00001")]);
  });

  test.each<[string, object, string]>([
    ["a CRM page its own CRM's batch", crm(SITE), "1-a"],
    ["another CRM's page that CRM's batch", crm(OTHER), "2-b"],
    ["an extension page the newest batch of all", popup, "2-b"],
  ])("createBatchFeed sends %s", async (_title, sender, batchId) => {
    const one = port(BATCH_PORT, sender);
    connect(one);
    one.say(WISH);
    await vi.waitFor(() => expect(one.posted).toMatchObject([{ id: batchId }]));
    expect(opened).toBe(1);
  });

  test("createBatchFeed sends the batch that is asked for, to a CRM page only its own CRM's", async () => {
    const [one, two] = [port(BATCH_PORT, popup), port(BATCH_PORT, crm(OTHER))];
    for (const each of [one, two]) {
      connect(each);
      each.say({ ...WISH, id: "1-a" });
    }
    await vi.waitFor(() => expect(one.posted).toMatchObject([{ id: "1-a" }]));
    await vi.waitFor(() => expect(two.posted).toEqual([null]));
  });

  test("createBatchFeed tells what came of participants to the extension's own pages alone", async () => {
    const summary = { at: 5, isPace: false, parts: [] };
    await addBatch(db, batch("3-c", { kind: "participants" }), [
      job("3-c/00001", { kind: "participant", state: "success", settledAt: 5, summary }),
    ]);
    const [one, two] = [port(BATCH_PORT, popup), port(BATCH_PORT, crm(SITE))];
    for (const each of [one, two]) {
      connect(each);
      each.say({ ...WISH, kind: "participants" });
    }
    const row = { id: "3-c/00001", outcome: "success", isParticipant: true };
    await vi.waitFor(() => expect(one.posted).toMatchObject([{ results: [{ ...row, summary }] }]));
    await vi.waitFor(() => expect(two.posted).toMatchObject([{ results: [row] }]));
    expect(JSON.stringify(two.posted)).not.toContain("isPace");
  });

  test("createBatchFeed tells why nothing can be read, and the batch as soon as it can", async () => {
    const closed = databaseProblem("database-closed");
    ready = () => Promise.reject(new ProblemError("blocked", closed));
    const one = port(BATCH_PORT, crm(SITE));
    connect(one);
    one.say(WISH);
    await vi.waitFor(() => expect(one.posted).toEqual([{ problem: closed }]));
    ready = () => Promise.resolve();
    changed();
    await vi.waitFor(() => expect(one.posted).toMatchObject([{ problem: closed }, { id: "1-a" }]));
  });

  test("createBatchFeed tells what stops all work to a page that has no batch yet", async () => {
    await db.clear("batches");
    halted = databaseProblem("database-deleted");
    const one = port(BATCH_PORT, crm(SITE));
    connect(one);
    one.say(WISH);
    await vi.waitFor(() => expect(one.posted).toEqual([{ problem: halted }]));
  });

  test("createBatchFeed goes on after a database that closed while it read", async () => {
    const one = port(BATCH_PORT, crm(SITE));
    connect(one);
    one.say(WISH);
    await vi.waitFor(() => expect(one.posted).toHaveLength(1));
    const reading = vi.spyOn(IDBDatabase.prototype, "transaction").mockImplementation(() => {
      throw new DOMException("", "InvalidStateError");
    });
    changed();
    await vi.waitFor(() => expect(one.posted[1]).toMatchObject({ problem: { code: "database-closed" } }));
    reading.mockRestore();
    changed();
    await vi.waitFor(() => expect(one.posted[2]).toMatchObject({ id: "1-a" }));
  });

  test("createBatchFeed sends null to a CRM page that has no batch yet", async () => {
    await db.clear("batches");
    const one = port(BATCH_PORT, crm(SITE));
    connect(one);
    one.say(WISH);
    await vi.waitFor(() => expect(one.posted).toEqual([null]));
  });

  test.each<[string, Port, unknown]>([
    ["a page of a CRM that isn't set up", port(BATCH_PORT, crm("https://third.example.org")), WISH],
    ["another extension", port(BATCH_PORT, { ...popup, id: "somebody-else" }), WISH],
    ["a connection of another name", port("something", popup), WISH],
    ["a query that doesn't fit the schema", port(BATCH_PORT, popup), { filter: "all", limit: "many" }],
  ])("createBatchFeed sends nothing to %s", async (_title, one, wish) => {
    const known = port(BATCH_PORT, popup);
    for (const each of [one, known]) connect(each);
    one.say(wish);
    known.say(WISH);
    await vi.waitFor(() => expect(known.posted).toHaveLength(1));
    expect(one.posted).toEqual([]);
  });

  test("createBatchFeed pushes later states and always the last one, but not to a closed port", async () => {
    const [stays, goes] = [port(BATCH_PORT, crm(SITE)), port(BATCH_PORT, crm(SITE))];
    for (const each of [stays, goes]) {
      connect(each);
      each.say(WISH);
      await vi.waitFor(() => expect(each.posted).toHaveLength(1));
    }
    goes.end();
    changed();
    changed();
    await db.put("jobs", job("1-a/00001", { state: "failed", settledAt: 5 }));
    changed();
    await vi.waitFor(() =>
      expect(stays.posted.at(-1)).toMatchObject({ state: "finished", legend: { failed: 1 } }),
    );
    expect(goes.posted).toHaveLength(1);
    expect(stays.posted.length).toBeLessThanOrEqual(3);
  });
});

const view = (state: BatchView["state"]) => ({ id: "1-a", state });

describe("watchBatch", () => {
  let ports: Port[];
  let ended: AbortController;
  let seen: unknown[];
  let problems: unknown[];
  let lost: number;

  beforeEach(() => {
    fakeTimers();
    ports = [];
    seen = [];
    problems = [];
    lost = 0;
    ended = new AbortController();
    const runtime: { connect(options: { name: string }): object } = fakeBrowser.runtime;
    vi.spyOn(runtime, "connect").mockImplementation(({ name }) => {
      const one = port(name);
      ports.push(one);
      return one;
    });
    return () => {
      realTimers();
    };
  });

  const watch = () =>
    watchBatch(
      () => WISH,
      { view: (each) => seen.push(each), problem: (each) => problems.push(each), lost: () => (lost += 1) },
      ended.signal,
    );

  test("watchBatch reports why the batch can't be told, and not as a batch", () => {
    watch();
    const problem = databaseProblem("database-closed");
    ports[0]?.say({ problem });
    expect([seen, problems]).toEqual([[], [problem]]);
  });

  test("watchBatch posts its query and shows the view that it receives", () => {
    watch();
    ports[0]?.say(view("running"));
    expect([ports[0]?.name, ports[0]?.posted, seen]).toEqual([BATCH_PORT, [WISH], [view("running")]]);
  });

  test.each<[BatchView["state"], number]>([
    ["running", 2],
    ["waiting", 2],
    ["blocked", 2],
    ["finished", 1],
  ])("watchBatch, when the worker dies with a %s batch, has connected %i times", (state, connections) => {
    watch();
    ports[0]?.say(view(state));
    ports[0]?.end();
    vi.advanceTimersByTime(60_000);
    expect(ports).toHaveLength(connections);
  });

  test("watchBatch reconnects when the worker died before it replied", () => {
    watch();
    ports[0]?.end();
    vi.advanceTimersByTime(60_000);
    expect(ports).toHaveLength(2);
  });

  test("watchBatch doesn't wake a worker that has no batch until it is refreshed", () => {
    const watched = watch();
    ports[0]?.say(null);
    ports[0]?.end();
    vi.advanceTimersByTime(60_000);
    expect(ports).toHaveLength(1);
    watched.refresh();
    expect(ports).toHaveLength(2);
    watched.refresh();
    expect([ports.length, ports[1]?.posted]).toEqual([2, [WISH, WISH]]);
  });

  test("watchBatch disconnects for good when its signal aborts", () => {
    watch();
    ports[0]?.say(view("running"));
    ended.abort();
    expect(ports[0]?.disconnect).toHaveBeenCalledTimes(1);
    ports[0]?.end();
    vi.advanceTimersByTime(60_000);
    expect(ports).toHaveLength(1);
  });

  test("watchBatch reports a stale page when the extension itself is gone", () => {
    watch();
    ports[0]?.say(view("running"));
    vi.spyOn(fakeBrowser.runtime, "id", "get").mockReturnValue("");
    ports[0]?.end();
    vi.advanceTimersByTime(60_000);
    expect([lost, ports.length]).toEqual([1, 1]);
  });
});
