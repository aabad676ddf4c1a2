// @vitest-environment node
import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
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

/** One end of a long-lived connection, held by the test. */
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

describe("the background's end", () => {
  let db: Database;
  let opened: number;
  let connect: (one: Port) => void;
  let changed: () => void;

  beforeEach(async () => {
    db = await freshDatabase();
    opened = 0;
    const add = vi.spyOn(fakeBrowser.runtime.onConnect, "addListener").mockReturnValue();
    const isSite = (origin: string) => Promise.resolve([SITE, OTHER].includes(origin));
    const feed = createBatchFeed({
      db: Promise.resolve(db),
      isSite,
      halted: () => Promise.resolve(undefined),
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
    ["a CRM page sees its own CRM's batch", crm(SITE), "1-a"],
    ["another CRM's page sees the other one", crm(OTHER), "2-b"],
    ["the extension's own pages see the newest of all", popup, "2-b"],
  ])("%s", async (_title, sender, batchId) => {
    const one = port(BATCH_PORT, sender);
    connect(one);
    one.say(WISH);
    await vi.waitFor(() => expect(one.posted).toMatchObject([{ id: batchId }]));
    expect(opened).toBe(1);
  });

  test("a CRM that has no batch yet sees none", async () => {
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
    ["a wish that can't be read", port(BATCH_PORT, popup), { filter: "all", limit: "many" }],
  ])("%s is told nothing", async (_title, one, wish) => {
    const known = port(BATCH_PORT, popup);
    for (const each of [one, known]) connect(each);
    one.say(wish);
    known.say(WISH);
    await vi.waitFor(() => expect(known.posted).toHaveLength(1));
    expect(one.posted).toEqual([]);
  });

  test("whoever listens is sent every later state, the last one for certain, and nobody who has gone", async () => {
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

describe("a surface's end", () => {
  let ports: Port[];
  let ended: AbortController;
  let seen: unknown[];
  let lost: number;

  beforeEach(() => {
    fakeTimers();
    ports = [];
    seen = [];
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
    watchBatch(() => WISH, { view: (each) => seen.push(each), lost: () => (lost += 1) }, ended.signal);

  test("says what it wishes and shows what it is sent", () => {
    watch();
    ports[0]?.say(view("running"));
    expect([ports[0]?.name, ports[0]?.posted, seen]).toEqual([BATCH_PORT, [WISH], [view("running")]]);
  });

  test.each<[BatchView["state"], number]>([
    ["running", 2],
    ["waiting", 2],
    ["blocked", 2],
    ["finished", 1],
  ])("after the worker's death with a batch that is %s it has connected %i times", (state, connections) => {
    watch();
    ports[0]?.say(view(state));
    ports[0]?.end();
    vi.advanceTimersByTime(60_000);
    expect(ports).toHaveLength(connections);
  });

  test("connects again when the worker died before it could answer", () => {
    watch();
    ports[0]?.end();
    vi.advanceTimersByTime(60_000);
    expect(ports).toHaveLength(2);
  });

  test("lets a worker sleep that has no batch to tell of, and asks anew when wished", () => {
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

  test("after its own end it is connected to nothing, whatever happens then", () => {
    watch();
    ports[0]?.say(view("running"));
    ended.abort();
    expect(ports[0]?.disconnect).toHaveBeenCalledTimes(1);
    ports[0]?.end();
    vi.advanceTimersByTime(60_000);
    expect(ports).toHaveLength(1);
  });

  test("says that the page is stale when the extension itself is gone", () => {
    watch();
    ports[0]?.say(view("running"));
    vi.spyOn(fakeBrowser.runtime, "id", "get").mockReturnValue("");
    ports[0]?.end();
    vi.advanceTimersByTime(60_000);
    expect([lost, ports.length]).toEqual([1, 1]);
  });
});
