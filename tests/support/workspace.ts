import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
import { formatDate } from "../../lib/core/calendar-date.ts";
import { BULK_COLUMNS, type BulkColumn } from "../sandbox/crm/records/bulk-columns.ts";
import { CATEGORIES } from "../sandbox/crm/records/choices.ts";
import { addToDate } from "../sandbox/dates.ts";
import type { Billable } from "../unit/sandbox/invoices.ts";
import type { TestSession } from "./test-session.ts";
import { pressButton, waitForWords } from "./user.ts";

/** Reads what a person sees of a page of ours; a tab that is only just opening has no body yet. */
export const textOf = (page: Page): Promise<string> =>
  page.evaluate(() => (document.body as HTMLElement | null)?.innerText ?? "");

/** The workspace tab, and temporary files to open in it. */
export class Workspace {
  readonly page: Page;
  private readonly folder = mkdtempSync(join(tmpdir(), "planbridge-files-"));
  private files = 0;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(session: TestSession): Promise<Workspace> {
    const page = await session.openExtensionPage("workspace.html#file");
    await captureSavedFiles(page);
    return new Workspace(page);
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Writes a new file each time, since a file that changes while it is open can't be read. Returns its name. */
  async upload(page: Page, content: string | Buffer): Promise<string> {
    this.files += 1;
    const name = `july-${this.files}.csv`;
    writeFileSync(join(this.folder, name), content);
    const input = await page.waitForSelector("input[type=file]");
    await (input as ElementHandle<HTMLInputElement>).uploadFile(join(this.folder, name));
    return name;
  }

  async choose(content: string | Buffer): Promise<void> {
    await this.page.bringToFront();
    const other = await this.page.$('::-p-xpath(//button[normalize-space(.)="Another file"])');
    await other?.click();
    const leave = await this.page.$('::-p-xpath(//button[normalize-space(.)="Leave without saving"])');
    await leave?.click();
    await this.upload(this.page, content);
  }

  /** Checks a file, with the suggested columns if the mapping is shown. */
  async check(content: string | Buffer): Promise<void> {
    await this.choose(content);
    await this.page.waitForSelector(".pb-mapping,.pb-file-summary");
    if (await this.page.$(".pb-mapping")) await pressButton(this.page, "Check the file");
    await this.page.waitForSelector(".pb-file-summary");
  }

  says(words: string): Promise<void> {
    return waitForWords(this.page, words, textOf);
  }

  detail(): Promise<string> {
    return this.page.$eval(".pb-row-detail", (section) => section.textContent ?? "");
  }

  /** The text of the active cell. */
  cell(): Promise<string | null> {
    return this.page.evaluate(() => document.querySelector(".pb-cell-active")?.textContent ?? null);
  }

  /** Replaces the text of the active cell. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.press("F2");
    await this.page.waitForSelector(".pb-cell-input");
    await this.page.keyboard.type(text);
    await this.page.keyboard.press("Enter");
  }

  async save(outcome: "clean" | "rejects"): Promise<string> {
    const button = await this.page.waitForSelector(
      `::-p-xpath(//button[starts-with(.,"Save ${outcome}.csv")])`,
    );
    await button?.click();
    const file = await this.page.waitForFunction(
      (wanted) => {
        const { saved } = globalThis as unknown as { saved: Map<string, string> };
        const text = saved.get(wanted);
        saved.delete(wanted);
        return text;
      },
      { polling: 50 },
      `${outcome}.csv`,
    );
    return String(await file.jsonValue());
  }
}

/** A row of a bulk invoice file without findings, except for the changes. */
export function bulkRow(client: Billable, changes: Partial<Record<BulkColumn, string>> = {}): string {
  const { ndisNumber, contract, budget } = client;
  const category = String(CATEGORIES.indexOf(budget.category) + 1).padStart(2, "0");
  const cells: typeof changes = {
    "Client NDIS Number": ndisNumber,
    "Service Provider ABN": "32999990001",
    "Invoice Number": "B-0",
    "Invoice Date": "02/07/2026",
    "Invoice Total": "$10.00",
    "Invoice Line Delivered Date": formatDate(addToDate(contract.start_date ?? "", { days: 1 })),
    "Support Item Number": `${category}_999_0107_1_1`,
    Quantity: "1",
    Rate: "10.00",
    ...changes,
  };
  return BULK_COLUMNS.map((column) => cells[column] ?? "").join(",");
}

export const bulkFileOf = (...rows: string[]): string => [BULK_COLUMNS.join(","), ...rows, ""].join("\r\n");

/** Captures saved files in the page, since no driver can read downloads in both browsers. */
function captureSavedFiles(page: Page): Promise<void> {
  return page.evaluate(() => {
    const saved = new Map<string, string>();
    let last: Blob | undefined;
    URL.createObjectURL = (blob: Blob) => {
      last = blob;
      return "about:blank";
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      const { download } = this;
      void last?.text().then((text) => saved.set(download, text));
    };
    Object.assign(globalThis, { saved });
  });
}
