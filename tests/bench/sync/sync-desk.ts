import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { CONCURRENCY } from "../../../lib/services/sync/runner.ts";
import type { BrowserName } from "../../support/browsers.ts";
import { elementIn } from "../../support/own-roots.ts";
import { type Launched, launch } from "../../support/launch.ts";
import { pressSync, configureConnection, signInToCrm, waitUntilActivated } from "../../support/user.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import { withBackground } from "../background.ts";
import { makeBareCalls } from "../floor/bare-calls.ts";
import { callsOf, countContracts } from "./batch-calls.ts";
import type { HeapWatch } from "../heap.ts";
import { openLongList, tickContracts } from "./long-list.ts";
import { countRequests, describeRequests, type Requests } from "../requests.ts";
import { readStoredBatch } from "../stored/stored-batch.ts";
import { buildInto, withFolder } from "../temporary.ts";

const PAGE_SIZE = 200;
const TOO_LONG = 1_800_000;

/** What both sides work on. */
export interface SyncDesk {
  launched: Launched;
  sandbox: Sandbox;
  page: Page;
  database: string;
  pages: number;
}

/** Seconds, and how many requests the servers counted. */
export interface Run {
  seconds: number;
  requests: Requests;
  /** Megabytes; absent unless it was watched. */
  peak?: number;
}

/** A browser that is connected to a sandbox of so many clients, each of whose answers takes so long. */
export function withSyncDesk<Result>(
  name: BrowserName,
  { clients, latencyMs }: { clients: number; latencyMs: number },
  use: (desk: SyncDesk) => Promise<Result>,
): Promise<Result> {
  return withFolder(async (folder) => {
    const database = join(folder, "sandbox.db");
    const extension = await buildInto(folder, name);
    const sandbox = await startSandbox({ clients, database, ports: { crm: 0, proda: 0, ndia: 0 } });
    let launched: Launched | undefined;
    try {
      launched = await launch(name, { extension });
      const options = await configureConnection(launched, sandbox);
      await waitUntilActivated(options);
      await options.close();
      const page = await launched.browser.newPage();
      await signInToCrm(page, sandbox);
      const latency = { latencyMs };
      await sandbox.control.setFaults({ crm: latency, proda: latency, ndia: latency });
      return await use({ launched, sandbox, page, database, pages: Math.ceil(clients / PAGE_SIZE) });
    } finally {
      await launched?.close();
      await sandbox.stop();
    }
  });
}

/** A batch of so many contracts, and then its bare requests. `heap`: is ended with the batch. */
export async function runBoth(
  desk: SyncDesk,
  contracts: number,
  heap?: HeapWatch,
): Promise<{ ours: Run; bare: Run }> {
  const { ticked, ...batch } = await runBatch(desk, contracts);
  const peak = await heap?.end();
  const ours = { ...batch, ...(peak === undefined ? {} : { peak }) };
  const { database, sandbox } = desk;
  const bare = await runBare(desk, callsOf(database, ticked, sandbox.control.counters().participants));
  compareRequests(ours, bare);
  return { ours, bare };
}

/** As a person does it: tick, press, look at the dialog until it says that it is finished. */
async function runBatch(
  { launched, sandbox, page, database, pages }: SyncDesk,
  contracts: number,
): Promise<Run & { ticked: number[] }> {
  await page.bringToFront();
  await openLongList(page, sandbox, pages);
  const ticked = await tickContracts(page, countContracts(database), contracts);
  sandbox.control.resetCounters();
  await pressSync(page);
  await elementIn(page, "planbridge-sync", ".pb-legend-state");
  await page.waitForFunction(isFinished, { polling: 500, timeout: TOO_LONG });
  const requests = countRequests(sandbox);
  const batch = await withBackground(launched, (inside) => inside(readStoredBatch, "planbridge"));
  if (batch.contracts !== contracts || batch.unsettled > 0) {
    throw new Error(`the batch isn't what was asked for: ${JSON.stringify(batch)}`);
  }
  return { seconds: (batch.settledAt - batch.startedAt) / 1000, requests, ticked };
}

/** In the CRM's page; asked seldom, so that looking costs the batch nothing. */
function isFinished(): boolean {
  const dialog = document.querySelector("planbridge-sync")?.shadowRoot;
  return dialog?.querySelector(".pb-legend-state")?.textContent?.trim().startsWith("Finished") ?? false;
}

async function runBare({ launched, sandbox }: SyncDesk, clients: ReturnType<typeof callsOf>): Promise<Run> {
  const { ndiaBase: ndia, apiKey } = sandbox.connection;
  const run = { clients, crm: sandbox.crm, ndia, apiKey, concurrency: CONCURRENCY };
  return withBackground(launched, async (inside) => {
    sandbox.control.resetCounters();
    const milliseconds = await inside(makeBareCalls, run);
    return { seconds: milliseconds / 1000, requests: countRequests(sandbox) };
  });
}

/** A floor of other requests would be no floor. */
function compareRequests({ requests: ours }: Run, { requests: bare }: Run): void {
  const routes = new Set([...Object.keys(ours), ...Object.keys(bare)]);
  if ([...routes].some((route) => ours[route] !== bare[route]))
    throw new Error(
      `the two sides made different requests: ${describeRequests(ours)} and ${describeRequests(bare)}`,
    );
}
