import type { CDPSession, Page } from "puppeteer-core";
import type { BrowserName } from "../support/browsers.ts";
import { type Launched, launch } from "../support/launch.ts";
import { configureConnection, signInToCrm, waitUntilActivated } from "../support/user.ts";
import { type Sandbox, startSandbox } from "../sandbox/start.ts";
import { EMPTY_SCRIPT, writeEmptyExtension } from "./floor/empty-extension.ts";
import { type Measured, median } from "./report.ts";
import { type ScriptTime, traceLoad } from "./script-trace.ts";
import { buildInto, withFolder } from "./temporary.ts";

/** Loads that count; those before them warm the browser's caches of compiled code. */
const LOADS = 40;
const WARM_UP = 5;
/** A mount that is slower than the trace is long can't be counted; on a busy machine it may happen now and then. */
const MOST_LATE_MOUNTS = 20;

const ROWS = [
  { name: "page-overhead-idle", path: "/Clients/Create", runs: ["detector.js"], mounts: false, more: 0.5 },
  {
    name: "page-overhead-list",
    path: "/Clients?pageSize=200",
    runs: ["detector.js", "recogniser.js", "client-list.js"],
    mounts: true,
    more: 4,
  },
];

/** A browser with one extension in it, signed in to the CRM. */
interface Side {
  launched: Launched;
  page: Page;
  tracing: CDPSession;
}

/** What the extension adds to a CRM page's script time, without our UI and with it, beside an empty content script. */
export function measurePageOverhead(name: BrowserName, wanted: string[]): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    const sandbox = await startSandbox({ clients: 230, ports: { crm: 0, proda: 0, ndia: 0 } });
    const sides: Side[] = [];
    try {
      const ours = await openSide(name, extension, sandbox, true);
      sides.push(ours);
      const empty = await openSide(
        name,
        writeEmptyExtension(folder, `http://${new URL(sandbox.crm).hostname}/*`),
        sandbox,
        false,
      );
      sides.push(empty);
      const measured: Measured[] = [];
      for (const row of ROWS.filter((each) => wanted.includes(each.name))) {
        measured.push(await alternate(row, ours, empty, sandbox.crm + row.path));
      }
      return measured;
    } finally {
      await Promise.all(sides.map(({ launched }) => launched.close()));
      await sandbox.stop();
    }
  });
}

async function openSide(
  name: BrowserName,
  extension: string,
  sandbox: Sandbox,
  isOurs: boolean,
): Promise<Side> {
  const launched = await launch(name, { extension });
  try {
    if (isOurs) {
      const options = await configureConnection(launched, sandbox);
      await waitUntilActivated(options);
      await options.close();
    }
    const page = await launched.browser.newPage();
    await signInToCrm(page, sandbox);
    return { launched, page, tracing: await launched.browser.target().createCDPSession() };
  } catch (error) {
    await launched.close();
    throw error;
  }
}

async function alternate(
  row: (typeof ROWS)[number],
  ours: Side,
  empty: Side,
  url: string,
): Promise<Measured> {
  const loads: { ours: ScriptTime; empty: ScriptTime }[] = [];
  let late = 0;
  for (let load = -WARM_UP; load < LOADS; load += 1) {
    const floor = await traceLoad(empty.tracing, empty.page, url);
    if (!floor.parts.has(EMPTY_SCRIPT)) throw new Error("the empty content script didn't run");
    let own = await traceLoad(ours.tracing, ours.page, url);
    while (!(await isWhole(row, own, ours.page))) {
      if ((late += 1) > MOST_LATE_MOUNTS)
        throw new Error(`${row.name}: the page didn't become what it should be`);
      own = await traceLoad(ours.tracing, ours.page, url);
    }
    if (load >= 0) loads.push({ ours: own, empty: floor });
  }
  const value = median(loads.map((each) => each.ours.total));
  const floor = median(loads.map((each) => each.empty.total));
  const parts = [...new Set(loads.flatMap((each) => [...each.ours.parts.keys()]))];
  const part = (name: string) => median(loads.map((each) => each.ours.parts.get(name) ?? 0)).toFixed(2);
  return {
    name: row.name,
    value,
    unit: "ms",
    floor,
    aim: { words: `≤ floor + ${row.more} ms`, met: value <= floor + row.more },
    browserVersion: ours.launched.version,
    notes: [
      `${LOADS} loads of ${row.path} on each side, medians of processor time; ${parts.map((each) => `${each} ${part(each)} ms`).join(", ")}` +
        (late > 0 ? `; ${late} loads repeated because the UI came late` : ""),
    ],
  };
}

/** Whether exactly the scripts that this page calls for have run, and the UI is there where it should be. */
async function isWhole(
  { runs, mounts }: (typeof ROWS)[number],
  { parts }: ScriptTime,
  page: Page,
): Promise<boolean> {
  const ran = [...parts.keys()].filter((part) => part.endsWith(".js"));
  const mounted = (await page.$("[data-planbridge]")) !== null;
  return ran.length === runs.length && runs.every((file) => parts.has(file)) && mounted === mounts;
}
