import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { CONCURRENCY } from "../../lib/services/sync/runner.ts";
import type { BrowserName } from "../support/browsers.ts";
import { elementIn } from "../support/own-roots.ts";
import { type Launched, launch } from "../support/launch.ts";
import { pressSync, configureConnection, signInToCrm, waitUntilActivated } from "../support/user.ts";
import { type Sandbox, startSandbox } from "../sandbox/start.ts";
import { withBackground } from "./background.ts";
import { makeBareCalls } from "./floor/bare-calls.ts";
import { callsOf, type ClientCalls, countContracts } from "./batch-calls.ts";
import { openLongList, tickContracts } from "./long-list.ts";
import { type Measured, median } from "./report.ts";
import { countRequests, describeRequests, type Requests } from "./requests.ts";
import { readStoredBatch } from "./stored/stored-batch.ts";
import { buildInto, withFolder } from "./temporary.ts";

const CONTRACTS = 1000;
/** A client has one and a half contracts on average: enough of them, and as many pages of 200. */
const CLIENTS = 800;
const LIST_PAGES = 4;
const LATENCY = { latencyMs: 50 };
const ROUNDS = 3;
const TOO_LONG = 300_000;

/** What both sides work on. */
interface Desk {
  launched: Launched;
  sandbox: Sandbox;
  page: Page;
  database: string;
}

/** Seconds, and how many requests the servers counted. */
interface Run {
  seconds: number;
  requests: Requests;
}

/** A batch of 1,000 contracts from the press to the last one settled, beside its bare requests. */
export function measureBulkSync(name: BrowserName): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const database = join(folder, "sandbox.db");
    const extension = await buildInto(folder, name);
    const sandbox = await startSandbox({ clients: CLIENTS, database, ports: { crm: 0, proda: 0, ndia: 0 } });
    let launched: Launched | undefined;
    try {
      launched = await launch(name, { extension });
      const options = await configureConnection(launched, sandbox);
      await waitUntilActivated(options);
      await options.close();
      const page = await launched.browser.newPage();
      await signInToCrm(page, sandbox);
      await sandbox.control.setFaults({ crm: LATENCY, proda: LATENCY, ndia: LATENCY });
      return [await alternate({ launched, sandbox, page, database })];
    } finally {
      await launched?.close();
      await sandbox.stop();
    }
  });
}

async function alternate(desk: Desk): Promise<Measured> {
  const { launched, sandbox, database } = desk;
  const rounds: { ours: Run; bare: Run }[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const { ticked, ...ours } = await runBatch(desk);
    const calls = callsOf(database, ticked, sandbox.control.counters().participants);
    const bare = await runBare(desk, calls);
    compareRequests(ours, bare);
    rounds.push({ ours, bare });
    console.log(`bulk-sync round ${round}: ${ours.seconds.toFixed(2)} s, bare ${bare.seconds.toFixed(2)} s`);
  }
  const value = median(rounds.map(({ ours }) => ours.seconds));
  const floor = median(rounds.map(({ bare }) => bare.seconds));
  return {
    name: `bulk-sync-${CONTRACTS}`,
    value,
    unit: "s",
    floor,
    aim: { words: "ratio ≤ 1.15", met: value / floor <= 1.15 },
    browserVersion: launched.version,
    notes: [
      `${CONTRACTS} contracts, ${LATENCY.latencyMs} ms latency, ${CONCURRENCY} under way, medians of ${ROUNDS} rounds`,
      `requests of the extension: ${describeRequests(rounds[0]?.ours.requests)}`,
      `requests of the bare loop: ${describeRequests(rounds[0]?.bare.requests)}`,
    ],
  };
}

/** As a person does it: tick, press, look at the dialog until it says that it is finished. */
async function runBatch({ launched, sandbox, page, database }: Desk): Promise<Run & { ticked: number[] }> {
  await page.bringToFront();
  await openLongList(page, sandbox, LIST_PAGES);
  const ticked = await tickContracts(page, countContracts(database), CONTRACTS);
  sandbox.control.resetCounters();
  await pressSync(page);
  await elementIn(page, "planbridge-sync", ".pb-legend-state");
  await page.waitForFunction(isFinished, { polling: 500, timeout: TOO_LONG });
  const requests = countRequests(sandbox);
  const batch = await withBackground(launched, (inside) => inside(readStoredBatch, "planbridge"));
  if (batch.contracts !== CONTRACTS || batch.unsettled > 0) {
    throw new Error(`the batch isn't what was asked for: ${JSON.stringify(batch)}`);
  }
  return { seconds: (batch.settledAt - batch.startedAt) / 1000, requests, ticked };
}

/** In the CRM's page; asked seldom, so that looking costs the batch nothing. */
function isFinished(): boolean {
  const dialog = document.querySelector("planbridge-sync")?.shadowRoot;
  return dialog?.querySelector(".pb-legend-state")?.textContent?.trim().startsWith("Finished") ?? false;
}

async function runBare({ launched, sandbox }: Desk, clients: ClientCalls[]): Promise<Run> {
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
