import "fake-indexeddb/auto";
import { vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { BATCH_PORT } from "../../../../lib/messaging/batch-port.ts";
import type { Operation, Response as Reply } from "../../../../lib/messaging/operations.ts";
import { type Database, openDatabase } from "../../../../lib/storage/database.ts";
import { findDatabasePlace } from "../../../../lib/storage/vault/database-place.ts";

type Listener = (message: unknown, sender: object) => unknown;

/** The background as the browser runs it, with everything of its own in it and nothing put in its place but the browser. */
export interface LiveBackground {
  /** @param from the CRM page's address, or `undefined` for one of the extension's own */
  ask(name: Operation, body: unknown, from?: string): Promise<Reply>;
  /** Everything that it posted to pages that watch a batch. */
  posted: unknown[];
  /** The addresses of the windows that it opened. */
  opened: string[];
  /** The rows as its own pages read them. */
  read<Result>(work: (db: Database) => Promise<Result>): Promise<Result>;
  /** Waits until no job is waiting or going on. */
  settle(): Promise<void>;
}

const ID = fakeBrowser.runtime.id;

/** @param policy what the organisation has set, as the browser tells it */
export async function startBackground(policy: Record<string, unknown>): Promise<LiveBackground> {
  fakeBrowser.reset();
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name ?? "");
  const listeners: Listener[] = [];
  const ports: Listener[] = [];
  const opened: string[] = [];
  standInForBrowser(policy, { listeners, ports, opened });
  const { default: background } = await import("../../../../entrypoints/background.ts");
  background.main();
  const posted: unknown[] = [];
  follow(ports, posted);

  const ask = async (name: Operation, body: unknown, from?: string): Promise<Reply> => {
    const sender = from
      ? { id: ID, url: from, frameId: 0, tab: { id: 7, windowId: 1, url: from, incognito: false } }
      : { id: ID, url: fakeBrowser.runtime.getURL("/popup.html") };
    const answers = listeners.map((listener) => listener({ planbridge: name, body }, sender));
    // As the browser does: what can't be written as JSON doesn't arrive.
    return JSON.parse(JSON.stringify(await answers.find((answer) => answer instanceof Promise))) as Reply;
  };

  async function read<Result>(work: (db: Database) => Promise<Result>): Promise<Result> {
    const db = await openDatabase(findDatabasePlace);
    try {
      return await work(db);
    } finally {
      db.close();
    }
  }

  return {
    ask,
    posted,
    opened,
    read,
    settle: () =>
      vi.waitFor(
        async () => {
          const jobs = await read((db) => db.getAll("jobs"));
          const states = jobs.map(({ state, kind, problem }) => `${kind} ${state} ${problem?.code ?? ""}`);
          if (jobs.some(({ state }) => state === "queued" || state === "running"))
            throw new Error(`jobs are going on: ${states.join(", ")}`);
        },
        { timeout: 10_000, interval: 50 },
      ),
  };
}

/** A page that shows the latest batch, as long as the background lives. */
function follow(ports: Listener[], posted: unknown[]): void {
  let tell: ((message: unknown) => void) | undefined;
  const port = {
    name: BATCH_PORT,
    sender: { id: ID, url: fakeBrowser.runtime.getURL("/popup.html") },
    onMessage: { addListener: (listener: typeof tell) => (tell = listener) },
    onDisconnect: { addListener: () => undefined },
    postMessage: (message: unknown) => posted.push(structuredClone(message)),
  };
  for (const connect of ports) connect(port, {});
  tell?.({ filter: "all", limit: 100 });
}

/** What the stand-in of the test library lacks, as far as the background uses it. */
function standInForBrowser(
  policy: Record<string, unknown>,
  { listeners, ports, opened }: { listeners: Listener[]; ports: Listener[]; opened: string[] },
): void {
  const nothing = () => Promise.resolve();
  const event = { addListener: () => undefined, removeListener: () => undefined };
  Object.assign(fakeBrowser, {
    action: { setBadgeText: nothing, setBadgeBackgroundColor: nothing, setTitle: nothing },
    commands: { onCommand: event, getAll: () => Promise.resolve([]) },
    idle: { onStateChanged: event, setDetectionInterval: nothing },
    permissions: { onAdded: event, contains: () => Promise.resolve(true) },
    scripting: {
      executeScript: () => Promise.resolve([]),
      getRegisteredContentScripts: () => Promise.resolve([]),
      registerContentScripts: nothing,
    },
    windows: {
      get: () => Promise.resolve({ left: 0, top: 0, width: 1280, height: 800 }),
      create: ({ url }: { url: string }) => {
        opened.push(url);
        return Promise.resolve({ tabs: [{ id: 8 }] });
      },
      update: nothing,
    },
  });
  Object.assign(fakeBrowser.storage.managed, {
    get: () => Promise.resolve(structuredClone(policy)),
    setAccessLevel: nothing,
    onChanged: event,
  });
  Object.assign(fakeBrowser.tabs, {
    query: () => Promise.resolve([]),
    get: (id: number) => Promise.resolve({ id, windowId: 1, url: "about:blank" }),
    create: () => Promise.resolve({ id: 9 }),
    // Each window is opened anew.
    update: () => Promise.reject(new Error("no such tab")),
  });
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ name: "Planbridge", version: "0.1.0" }),
    getPlatformInfo: () => Promise.resolve({ os: "linux", arch: "x86-64" }),
    openOptionsPage: nothing,
    onConnect: { addListener: (listener: Listener) => ports.push(listener) },
  });
  vi.spyOn(fakeBrowser.runtime.onMessage, "addListener").mockImplementation(((listener: Listener) => {
    listeners.push(listener);
  }) as never);
}
