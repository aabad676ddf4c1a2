import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import type { BrowserName } from "../../support/browsers.ts";
import { inventedList } from "../../support/price-workbook.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { pressButton } from "../../support/user.ts";
import { addBareWorkbookWorker, BARE_WORKBOOK_WORKER, readBare } from "../floor/bare-workbook.ts";
import { type Measured, median } from "../report.ts";
import { buildInto, withFolder } from "../temporary.ts";

const ITEMS = 1_000;
/** Beside the items: one of the sheet of older ones, and the headings of both. */
const ROWS = ITEMS + 3;
const ROUNDS = 7;

interface Hooked {
  began: number;
  read?: number;
  blob?: Blob;
}

/** A price list of 1,000 items, read by the workspace's worker and stored, beside its library reading the same workbook. */
export function measurePriceImport(name: BrowserName): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    await addBareWorkbookWorker(extension, folder);
    const session = await createTestSession(name, { clients: 4, extension, activated: false });
    try {
      const file = join(folder, "price-list.xlsx");
      writeFileSync(file, await inventedList(ITEMS));
      return [await measure(session, file)];
    } finally {
      await session.dispose();
    }
  });
}

async function measure(session: TestSession, file: string): Promise<Measured> {
  const rounds: Record<"read" | "stored" | "bare", number>[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const page = await openPrices(session);
    const read = await readFile(page, file);
    const storing = page.evaluate(storeList);
    await page.click(".pb-price-preview [type=submit]");
    const stored = await storing;
    const bare = await page.evaluate(readBare, { worker: BARE_WORKBOOK_WORKER, rows: ROWS });
    await pressButton(page, "Remove");
    await pressButton(page, "Remove list");
    await page.waitForSelector(".pb-price-start");
    await page.close();
    // The first one brings the code and the file into the browser's caches.
    if (round > 0) rounds.push({ read, stored, bare });
  }
  const value = median(rounds.map(({ read, stored }) => read + stored));
  const floor = median(rounds.map(({ bare }) => bare));
  const stored = median(rounds.map((each) => each.stored));
  return {
    name: "price-list-import",
    value,
    unit: "ms",
    floor,
    aim: { words: "ratio ≤ 2", met: value / floor <= 2 },
    browserVersion: session.version,
    notes: [
      `${ITEMS} items, from the start of the worker to the preview's data, and from the press of Import to the stored list (${stored.toFixed(0)} ms); medians of ${ROUNDS} rounds`,
      "the floor is a worker of its own in which the library reads the same workbook",
    ],
  };
}

/** The page tells when its worker was started and when it had answered. */
async function openPrices({ browser, extension }: TestSession): Promise<Page> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const Plain = Worker;
    globalThis.Worker = class extends Plain {
      constructor(address: string | URL, options?: WorkerOptions) {
        const hooked: Hooked = { began: performance.now() };
        super(address, options);
        if (!String(address).includes("price-worker")) return;
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
  await page.goto(`${extension}/workspace.html#prices`);
  return page;
}

async function readFile(page: Page, file: string): Promise<number> {
  const input = await page.waitForSelector('input[type="file"]');
  await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
  await page.waitForSelector(".pb-price-preview");
  return page.evaluate(() => (globalThis as unknown as { hooked: Hooked }).hooked.read ?? Number.NaN);
}

/** From the press of Import, which is to come, until the preview has gone, which is once the list is stored. */
function storeList(): Promise<number> {
  return new Promise((resolve) => {
    let began = Number.NaN;
    addEventListener("click", () => (began = performance.now()), { capture: true, once: true });
    const watcher = new MutationObserver(() => {
      if (document.querySelector(".pb-price-preview")) return;
      watcher.disconnect();
      resolve(performance.now() - began);
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  });
}
