import type { Page } from "puppeteer-core";
import type { BrowserName } from "../support/browsers.ts";
import { exposeOwnRoots } from "../support/own-roots.ts";
import { type Launched, launch } from "../support/launch.ts";
import { configureConnection, signInToCrm, waitUntilActivated } from "../support/user.ts";
import { type Sandbox, startSandbox } from "../sandbox/start.ts";
import { writeEmptyExtension } from "./floor/empty-extension.ts";
import { HOST, type LongInvoice, createLongInvoice, openInvoice, retrievePlan } from "./long-invoice.ts";
import { BARE_HOST, readRows } from "./floor/read-rows.ts";
import { type Measured, median, percentile } from "./report.ts";
import { buildInto, withFolder } from "./temporary.ts";

const LINES = 60;
/** Lines that are typed into on each side, from all over the table; those before them warm the code up. */
const TYPED = [3, 55, 8, 17, 26, 35, 44, 53];
const WARM_UP = 2;
const PAUSE = 60;
const LONG_ENOUGH = 400;

interface Side {
  launched: Launched;
  page: Page;
  host: string;
}

/**
 * From the input event to the panel's new findings, in an invoice of 60 lines whose client's plan was retrieved. The
 * floor is a content script that reads the same 60 rows after each key, and shows that it did; it checks nothing.
 */
export function measureVerdict(name: BrowserName): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    const sandbox = await startSandbox({ clients: 60, ports: { crm: 0, proda: 0, ndia: 0 } });
    const matches = `http://${new URL(sandbox.crm).hostname}/*`;
    const bare = writeEmptyExtension(folder, matches, `(${readRows.toString()})("${BARE_HOST}");\n`);
    const invoice = createLongInvoice(sandbox, LINES);
    const sides: Side[] = [];
    try {
      const ours = await openSide(name, extension, HOST, sandbox);
      sides.push(ours);
      const floor = await openSide(name, bare, BARE_HOST, sandbox);
      sides.push(floor);
      await openInvoice(ours.page, sandbox, invoice);
      await openInvoice(floor.page, sandbox, invoice);
      await retrievePlan(ours.page);
      return [await alternate(ours, floor, invoice)];
    } finally {
      await Promise.all(sides.map(({ launched }) => launched.close()));
      await sandbox.stop();
    }
  });
}

async function openSide(name: BrowserName, extension: string, host: string, sandbox: Sandbox): Promise<Side> {
  const launched = await launch(name, { extension });
  try {
    if (host === HOST) {
      const options = await configureConnection(launched, sandbox);
      await waitUntilActivated(options);
      await options.close();
    }
    const page = await launched.browser.newPage();
    await signInToCrm(page, sandbox);
    return { launched, page, host };
  } catch (error) {
    await launched.close();
    throw error;
  }
}

async function alternate(ours: Side, floor: Side, { lines }: LongInvoice): Promise<Measured> {
  await exposeOwnRoots(ours.page);
  await Promise.all([ours, floor].map(({ page, host }) => page.evaluate(startMeter, host)));
  const samples = { ours: [] as number[], floor: [] as number[] };
  for (const [round, at] of TYPED.entries()) {
    const { DeliveredTo = "", Rate = "" } = lines[at] ?? {};
    const texts = { [`Lines[${at}].DeliveredTo`]: DeliveredTo, [`Lines[${at}].Rate`]: Rate };
    const own = await typeAll(ours, texts);
    const bare = await typeAll(floor, texts);
    if (round < WARM_UP) continue;
    samples.ours.push(...own);
    samples.floor.push(...bare);
  }
  const value = percentile(samples.ours, 95);
  return {
    name: "verdict-keystroke",
    value,
    unit: "ms",
    floor: percentile(samples.floor, 95),
    aim: { words: "p95 ≤ 16 ms", met: value <= 16 },
    browserVersion: ours.launched.version,
    notes: [
      `${LINES} lines, ${samples.ours.length} answered keys of ours and ${samples.floor.length} of the floor's, 95th percentiles; medians ${median(samples.ours).toFixed(2)} ms, floor ${median(samples.floor).toFixed(2)} ms; the floor's script reads the rows and judges nothing`,
    ],
  };
}

/**
 * Replaces each field's text key by key, each after the answer to the one before. Returns the milliseconds of each. A key
 * after which the panel says the same as before has no answer that could be seen, and isn't counted.
 */
async function typeAll({ page }: Side, texts: Record<string, string>): Promise<number[]> {
  await page.bringToFront();
  for (const [name, text] of Object.entries(texts)) {
    const field = await page.$(`[name="${name}"]`);
    await field?.evaluate((control) => (control as HTMLInputElement).select());
    for (const key of text) {
      const before = await page.evaluate(answers);
      await field?.type(key);
      await page
        .waitForFunction(isAnswered, { polling: PAUSE, timeout: LONG_ENOUGH }, before)
        .catch(() => undefined);
      await page.evaluate(forgetKey);
    }
  }
  return page.evaluate(() => (globalThis as unknown as Meter).keystrokes.splice(0));
}

/** In the page. */
function answers(): number {
  return (globalThis as unknown as Meter).keystrokes.length;
}

/** In the page. */
function isAnswered(before: number): boolean {
  return (globalThis as unknown as Meter).keystrokes.length > before;
}

/** In the page: what changes from now on is no answer to an earlier key. */
function forgetKey(): void {
  (globalThis as unknown as Meter).began = null;
}

interface Meter {
  keystrokes: number[];
  began: number | null;
}

/** In the page: the time from each input event until something changed in the host's shadow root. */
function startMeter(name: string): void {
  const root = document.querySelector(name)?.shadowRoot;
  if (!root) throw new Error(`there is no ${name}`);
  const meter: Meter = { keystrokes: [], began: null };
  Object.assign(globalThis, meter);
  const held = globalThis as unknown as Meter;
  window.addEventListener("input", ({ timeStamp }) => (held.began ??= timeStamp), { capture: true });
  new MutationObserver(() => {
    if (held.began !== null) held.keystrokes.push(performance.now() - held.began);
    held.began = null;
  }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
}
