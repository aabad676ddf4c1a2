import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
import type { BrowserName } from "../../support/browsers.ts";
import { workbook } from "../../support/price-workbook.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { bulkFile } from "./bulk-file.ts";
import { addBareWorkbookWorker, BARE_WORKBOOK_WORKER, readBare } from "../floor/bare-workbook.ts";
import { type Measured, median } from "../report.ts";
import { buildInto, withFolder } from "../temporary.ts";

const ROWS = 20_000;
const ROUNDS = 5;
/** The least that a person takes to choose a file once the page is there. */
const CHOOSING_MS = 3000;

interface Hooked {
  /** What of the check was asked of the page's workers, and answered. */
  took: number;
  blob?: Blob;
}

/** An Excel workbook of 20,000 rows in the file check, to its summary, beside its library reading the same workbook. */
export function measureWorkbookCheck(name: BrowserName): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    await addBareWorkbookWorker(extension, folder);
    const session = await createTestSession(name, { clients: 4, extension, activated: false });
    try {
      const file = join(folder, "invoices.xlsx");
      const rows = bulkFile(["430000001", "430000002"], ROWS).trimEnd().split("\r\n");
      writeFileSync(file, await workbook({ Invoices: rows.map((row) => row.split(",")) }));
      return [await measure(session, file)];
    } finally {
      await session.dispose();
    }
  });
}

async function measure(session: TestSession, file: string): Promise<Measured> {
  const rounds: Record<"ours" | "bare", number>[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const page = await openFileCheck(session);
    const ours = await checkFile(page, file);
    const bare = await page.evaluate(readBare, { worker: BARE_WORKBOOK_WORKER, rows: ROWS + 1 });
    await page.close();
    // The first one brings the code and the file into the browser's caches.
    if (round > 0) rounds.push({ ours, bare });
  }
  const value = median(rounds.map(({ ours }) => ours));
  const floor = median(rounds.map(({ bare }) => bare));
  return {
    name: "xlsx-20k",
    value,
    unit: "ms",
    floor,
    aim: { words: "ratio ≤ 2", met: value / floor <= 2 },
    browserVersion: session.version,
    notes: [
      `${ROWS} rows, from the start of the workbook's worker to the summary, without the time in which a person confirms the columns; medians of ${ROUNDS} rounds`,
      "the floor is a worker of its own in which the library reads the same workbook",
    ],
  };
}

/** Every worker of the page tells how long its answers took; what the page does meanwhile isn't counted twice. */
async function openFileCheck({ browser, extension }: TestSession): Promise<Page> {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(() => {
    const Plain = Worker;
    const hooked: Hooked = { took: 0 };
    Object.assign(globalThis, { hooked });
    const isTimed = (message: { call?: string; blob?: Blob }) =>
      message.blob instanceof Blob || message.call === "open" || message.call === "check";
    globalThis.Worker = class extends Plain {
      private began: number | undefined;
      private readonly isWorkbook: boolean;

      constructor(address: string | URL, options?: WorkerOptions) {
        const now = performance.now();
        super(address, options);
        this.isWorkbook = String(address).includes("workbook-worker");
        if (this.isWorkbook) this.began = now;
        this.addEventListener("message", ({ data }) => {
          if (this.began === undefined || (!this.isWorkbook && !("answer" in data))) return;
          hooked.took += performance.now() - this.began;
          this.began = undefined;
        });
      }

      override postMessage(message: { call?: string; blob?: Blob }, moved?: Transferable[] | object) {
        if (isTimed(message)) this.began ??= performance.now();
        if (this.isWorkbook && message.blob) hooked.blob = message.blob;
        super.postMessage(message, moved as Transferable[]);
      }
    };
  });
  await page.goto(`${extension}/workspace.html#file`);
  return page;
}

async function checkFile(page: Page, file: string): Promise<number> {
  const input = await page.waitForSelector('input[type="file"]');
  await new Promise((resolve) => setTimeout(resolve, CHOOSING_MS));
  await (input as ElementHandle<HTMLInputElement>).uploadFile(file);
  const next = await page.waitForSelector(".pb-mapping [type=submit], .pb-file-summary", {
    timeout: 120_000,
  });
  // The page takes a press of a person only.
  if (await next?.evaluate((element) => element instanceof HTMLButtonElement)) await next?.click();
  await page.waitForSelector(".pb-file-summary", { timeout: 120_000 });
  return page.evaluate(() => (globalThis as unknown as { hooked: Hooked }).hooked.took);
}
