import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import type { BrowserName } from "../../support/browsers.ts";
import { waitUntilFinished } from "../../support/screen.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { openClientList, pressButton, pressSync, tickAll } from "../../support/user.ts";
import { addBareWorker, BARE_WORKER, type BareParse, type BareParsed } from "../floor/bare-parse.ts";
import { type Measured, median } from "../report.ts";
import { buildInto, withFolder } from "../temporary.ts";

const ROWS = 16_000;
const ROUNDS = 7;

interface Hooked {
  began: number;
  read?: number;
  blob?: Blob;
}

/** A table of 16,000 suburbs, read by the workspace's worker and stored, beside Papa Parse reading the same file. */
export function measureGeographyImport(name: BrowserName): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    addBareWorker(extension);
    const session = await createTestSession(name, { clients: 4, extension });
    try {
      const file = join(folder, "postcodes.csv");
      writeFileSync(file, inventedTable());
      await openClientList(session.page, session.sandbox);
      await tickAll(session.page);
      await pressSync(session.page);
      await waitUntilFinished(session.page);
      return [await measure(session, file)];
    } finally {
      await session.dispose();
    }
  });
}

function inventedTable(): string {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const postcode = 800 + (at % 8_000);
    return `${String(postcode).padStart(4, "0")},Invented Suburb ${at},${1 + (at % 7)},Invented Health Network ${at % 31},Invented Council ${at % 540}`;
  });
  return `Postcode,Suburb,MMM,PHN,LGA\n${rows.join("\n")}\n`;
}

async function measure(session: TestSession, file: string): Promise<Measured> {
  const rounds: Record<"read" | "stored" | "bare", number>[] = [];
  const page = await openProfile(session);
  for (let round = 0; round <= ROUNDS; round += 1) {
    const read = await readFile(page, file);
    const storing = page.evaluate(storeTable);
    await pressButton(page, "Import 16,000 suburbs");
    const stored = await storing;
    const bare = await page.evaluate(parseBare, { worker: BARE_WORKER, rows: ROWS + 1 });
    // The first one brings the code and the file into the browser's caches.
    if (round > 0) rounds.push({ read, stored, bare });
  }
  const value = median(rounds.map(({ read, stored }) => read + stored));
  const floor = median(rounds.map(({ bare }) => bare));
  const stored = median(rounds.map((each) => each.stored));
  return {
    name: "geography-import",
    value,
    unit: "ms",
    floor,
    aim: { words: "ratio ≤ 2", met: value / floor <= 2 },
    browserVersion: session.version,
    notes: [
      `${ROWS} suburbs, from the start of the worker to the preview's data, and from the press of Import to the stored table (${stored.toFixed(0)} ms); medians of ${ROUNDS} rounds`,
      "the floor is a worker of its own in which Papa Parse reads the same file",
    ],
  };
}

/** The page tells when its worker was started and when it had answered. */
async function openProfile({ browser, extension }: TestSession): Promise<Page> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const Plain = Worker;
    globalThis.Worker = class extends Plain {
      constructor(address: string | URL, options?: WorkerOptions) {
        const hooked: Hooked = { began: performance.now() };
        super(address, options);
        if (!String(address).includes("postcode-worker")) return;
        Object.assign(globalThis, { hooked });
        this.addEventListener("message", () => (hooked.read = performance.now() - hooked.began));
      }

      override postMessage(message: { blob?: Blob }) {
        const { hooked } = globalThis as unknown as { hooked?: Hooked };
        if (hooked && message.blob) hooked.blob = message.blob;
        // A worker's has no target.
        // oxlint-disable-next-line unicorn/require-post-message-target-origin
        super.postMessage(message);
      }
    };
  });
  await page.goto(`${extension}/workspace.html#profile`);
  const link = await page.waitForSelector('main:not([hidden]) a[href^="#profile?"]');
  await link?.evaluate(({ hash }) => {
    location.hash = hash;
  });
  await page.waitForSelector("#pb-profile-geography");
  return page;
}

async function readFile(page: Page, file: string): Promise<number> {
  const input = await page.waitForSelector('[aria-labelledby="pb-profile-geography"] input[type="file"]');
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
  await page.waitForFunction(() =>
    [...document.querySelectorAll("button")].some(
      ({ textContent }) => textContent === "Import 16,000 suburbs",
    ),
  );
  return page.evaluate(() => (globalThis as unknown as { hooked: Hooked }).hooked.read ?? Number.NaN);
}

/** From the press of Import, which is to come, until its button has gone, which is once the table is stored. */
function storeTable(): Promise<number> {
  return new Promise((resolve) => {
    let began = Number.NaN;
    addEventListener("click", () => (began = performance.now()), { capture: true, once: true });
    const watcher = new MutationObserver(() => {
      const isThere = [...document.querySelectorAll("button")].some(({ textContent }) =>
        /^Import(?:ing…| 16,000 suburbs)$/.test(textContent),
      );
      if (isThere) return;
      watcher.disconnect();
      resolve(performance.now() - began);
    });
    watcher.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** In a page that keeps the table's file as `hooked.blob`: how many milliseconds the bare worker takes to read it. */
function parseBare({ worker, rows }: { worker: string; rows: number }): Promise<number> {
  const { hooked } = globalThis as unknown as { hooked: { blob: Blob } };
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const bare = new Worker(`/${worker}`);
    bare.addEventListener("message", ({ data }: MessageEvent<BareParsed>) => {
      bare.terminate();
      if (data.rows === rows) resolve(performance.now() - began);
      else reject(new Error(`${data.rows} rows were found`));
    });
    bare.addEventListener("error", ({ message }) => reject(new Error(message)));
    const question: BareParse = { blob: hooked.blob, header: false, keep: true };
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    bare.postMessage(question);
  });
}
