import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page, WebWorker } from "puppeteer-core";
import type { BrowserName } from "../../support/browsers.ts";
import { type TestSession, createTestSession } from "../../support/test-session.ts";
import { withBackground } from "../background.ts";
import { addBareWorker, BARE_WORKER, type BareParse, type BareParsed } from "../floor/bare-parse.ts";
import { bulkFile } from "./bulk-file.ts";
import { watchHeap } from "../heap.ts";
import { createLongInvoice, openInvoice, retrievePlan } from "../long-invoice.ts";
import { type Measured, median } from "../report.ts";
import { copyPlan } from "../stored/stored-plan.ts";
import { buildInto, withFolder } from "../temporary.ts";

const ROWS = 100_000;
/** Clients whose invoices are in the file: all known, or the rules on dates and budgets would have nothing to do. */
const CLIENTS = 500;
const MANY_ROWS = 1_000_000;
const NDIS_NUMBERS = Array.from({ length: CLIENTS }, (_, at) => String(430_000_000 + at));
const ROUNDS = 5;
/** The least that a person takes to choose a file once the page is there. */
const CHOOSING_MS = 3000;

/** One check in the workspace's worker, or one parse in the bare one. */
interface Run {
  milliseconds: number;
  /** Megabytes; absent unless it was watched. */
  peak?: number;
}

interface Hooked {
  checks: { call: string; began: number; ended?: number; answer?: { rows: number } }[];
  file?: Blob;
}

/** A file of 100,000 rows in the workspace's worker, from being given to its summary, beside Papa Parse alone. */
export function measureBulkCheck(name: BrowserName, wanted: string[]): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    addBareWorker(extension);
    const desk = await createTestSession(name, { clients: 60, extension });
    try {
      const file = join(folder, "invoices.csv");
      const bytes = await makeFile(desk, file);
      const measured: Measured[] = [];
      if (wanted.includes("bulk-100k")) measured.push(await measureTime(desk, file, bytes));
      if (wanted.includes("bulk-100k-memory")) measured.push(await measureMemory(desk, file));
      if (wanted.includes("bulk-1m-memory")) measured.push(await measureGrowth(desk, folder, file));
      return measured;
    } finally {
      await desk.dispose();
    }
  });
}

/** One plan is really retrieved, and kept for each of the file's clients. Returns the file's size in bytes. */
async function makeFile(desk: TestSession, file: string): Promise<number> {
  const { page, sandbox } = desk;
  await openInvoice(page, sandbox, createLongInvoice(sandbox, 1));
  await retrievePlan(page);
  await withBackground(desk, (inside) => inside(copyPlan, { name: "planbridge", ndisNumbers: NDIS_NUMBERS }));
  const text = bulkFile(NDIS_NUMBERS, ROWS);
  writeFileSync(file, text);
  return text.length;
}

async function measureTime(desk: TestSession, file: string, bytes: number): Promise<Measured> {
  const rounds: Record<"ours" | "bare" | "objects", number>[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const page = await openWorkspace(desk);
    const ours = await runCheck(page, file);
    const bare = await runBare(page, { header: false, keep: false });
    const objects = await runBare(page, { header: true, keep: false });
    await page.close();
    // The first one brings the code and the file into the browser's caches.
    if (round === 0) continue;
    rounds.push({
      ours: ours.milliseconds,
      bare: bare.milliseconds,
      objects: objects.milliseconds,
    });
    console.log(
      `bulk-100k round ${round}: ${ours.milliseconds.toFixed(0)} ms, bare ${bare.milliseconds.toFixed(0)} ms`,
    );
  }
  const cores = navigator.hardwareConcurrency;
  const value = median(rounds.map(({ ours }) => ours));
  const floor = median(rounds.map(({ bare }) => bare));
  const objects = median(rounds.map((each) => each.objects));
  return {
    name: "bulk-100k",
    value: value / 1000,
    unit: "s",
    floor: floor / 1000,
    aim: { words: "ratio ≤ 1.5", met: value / floor <= 1.5 },
    browserVersion: desk.version,
    notes: [
      `${ROWS} rows of ${CLIENTS} clients with a plan, ${(bytes / 1e6).toFixed(1)} MB, medians of ${ROUNDS} rounds`,
      `a page opened anew for each round, the file chosen ${CHOOSING_MS / 1000} s later; ${cores} cores`,
      `the floor is Papa Parse with arrays (header: false), its fastest; with an object a row it takes ${(objects / 1000).toFixed(3)} s`,
    ],
  };
}

async function measureMemory(desk: TestSession, file: string): Promise<Measured> {
  const page = await openWorkspace(desk);
  const { peak: value = Number.NaN } = await runCheck(page, file, true);
  const { peak: floor = Number.NaN } = await runBare(page, { header: false, keep: true }, true);
  await page.close();
  return {
    name: "bulk-100k-memory",
    value,
    unit: "MB",
    floor,
    browserVersion: desk.version,
    notes: [
      "the peaks of each worker's JavaScript heap with its array buffers, garbage included, added up; the floor is Papa Parse keeping its rows as arrays",
    ],
  };
}

/** Ten times the rows, beside the same check of the file above: what is kept of a row, and nothing else, may grow. */
async function measureGrowth(desk: TestSession, folder: string, file: string): Promise<Measured> {
  const large = join(folder, "million.csv");
  writeFileSync(large, bulkFile(NDIS_NUMBERS, MANY_ROWS));
  const peakOf = async (path: string, rows: number) => {
    const page = await openWorkspace(desk);
    const { peak = Number.NaN } = await runCheck(page, path, true, rows);
    await page.close();
    return peak;
  };
  const floor = await peakOf(file, ROWS);
  return {
    name: "bulk-1m-memory",
    value: await peakOf(large, MANY_ROWS),
    unit: "MB",
    floor,
    browserVersion: desk.version,
    notes: [`the peaks of a check of ${MANY_ROWS} rows, beside those of ${ROWS} rows`],
  };
}

/** Every worker of the page tells when it was asked and when it had answered. */
async function openWorkspace(desk: TestSession): Promise<Page> {
  const page = await desk.browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const hooked: Hooked = { checks: [] };
    const Plain = Worker;
    globalThis.Worker = class extends Plain {
      constructor(address: string | URL, options?: WorkerOptions) {
        super(address, options);
        this.addEventListener("message", ({ data }) => {
          if (!("answer" in data)) return;
          const check = hooked.checks[data.id - 1];
          if (check) Object.assign(check, { ended: performance.now(), answer: data.answer });
        });
      }

      override postMessage(
        message: { id: number; call?: string; of?: { blob?: Blob } },
        moved?: Transferable[] | StructuredSerializeOptions,
      ) {
        const { id, call, of } = message;
        if (call) hooked.checks[id - 1] = { call, began: performance.now() };
        if (of?.blob) hooked.file = of.blob;
        super.postMessage(message, moved as Transferable[]);
      }
    };
    Object.assign(globalThis, { hooked });
  });
  await page.goto(`${desk.extension}/workspace.html#file`);
  return page;
}

/** As a person does it: choose the file, confirm the columns where they aren't known yet, wait for the results. */
async function runCheck(page: Page, file: string, watched = false, expected = ROWS): Promise<Run> {
  const input = await page.waitForSelector('input[type="file"]');
  await new Promise((resolve) => setTimeout(resolve, CHOOSING_MS));
  const heaps = watched ? page.workers().map((worker) => watchHeap(worker)) : [];
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
  const next = await page.waitForSelector(".pb-mapping [type=submit], .pb-file-summary", {
    timeout: 120_000,
  });
  if (await next?.evaluate((element) => element instanceof HTMLButtonElement)) await next?.click();
  await page.waitForSelector(".pb-file-summary", { timeout: 120_000 });
  const peaks = await Promise.all(heaps.map((heap) => heap.end()));
  const { checks } = await page.evaluate(() => {
    const { hooked } = globalThis as unknown as { hooked: Hooked };
    return { checks: hooked.checks };
  });
  const timed = checks.filter(({ call }) => call === "open" || call === "check");
  const milliseconds = timed.reduce((sum, { began, ended = Number.NaN }) => sum + ended - began, 0);
  const rows = timed.at(-1)?.answer?.rows;
  if (rows !== expected) throw new Error(`the check found ${rows} rows`);
  return { milliseconds, ...(watched ? { peak: peaks.reduce((sum, peak) => sum + peak, 0) } : {}) };
}

async function runBare(page: Page, how: Omit<BareParse, "blob">, watched = false): Promise<Run> {
  const created = nextWorker(page);
  await page.evaluate((name) => {
    Object.assign(globalThis, { bare: new Worker(`/${name}`) });
  }, BARE_WORKER);
  const heap = watched ? watchHeap(await created) : undefined;
  const { rows, milliseconds } = await page.evaluate((wanted) => {
    const { bare, hooked } = globalThis as unknown as { bare: Worker; hooked: Hooked };
    return new Promise<BareParsed>((resolve) => {
      bare.addEventListener("message", ({ data }) => resolve(data));
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      bare.postMessage({ ...wanted, blob: hooked.file });
    });
  }, how);
  const peak = await heap?.end();
  await page.evaluate(() => (globalThis as unknown as { bare: Worker }).bare.terminate());
  if (rows !== ROWS + (how.header ? 0 : 1)) throw new Error(`Papa Parse found ${rows} rows`);
  return { milliseconds, ...(peak === undefined ? {} : { peak }) };
}

function nextWorker(page: Page): Promise<WebWorker> {
  return new Promise((resolve) => page.once("workercreated", resolve));
}
