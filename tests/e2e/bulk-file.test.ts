import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatDate } from "../../lib/ndis/calendar-date.ts";
import { BROWSERS } from "../harness/browsers.ts";
import { type Desk, sitDown } from "../harness/desk.ts";
import { pressButton, waitForWords } from "../harness/person.ts";
import { BULK_COLUMNS, type BulkColumn } from "../sandbox/crm/records/bulk-columns.ts";
import { CATEGORIES } from "../sandbox/crm/records/choices.ts";
import { addToDate } from "../sandbox/dates.ts";
import { type Billable, billable } from "../unit/sandbox/invoices.ts";

describe.each(BROWSERS)("files of invoices in %s", (name) => {
  let desk: Desk;
  let workspace: Page;
  let client: Billable;
  let files = 0;
  const folder = mkdtempSync(join(tmpdir(), "planbridge-files-"));

  beforeAll(async () => {
    desk = await sitDown(name, { clients: 24, activated: false });
    client = billable(desk.sandbox);
    workspace = await desk.openExtensionPage("workspace.html");
    await keepWhatIsSaved(workspace);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await desk?.leave();
  });

  test("one bad row is named, put right where it stands, and the CRM takes the file that it refused", async () => {
    const { control } = desk.sandbox;
    // Whatever a cell is written like, it is nobody's to change.
    const odd = rowOf({
      "Invoice Number": '"B/1"',
      "Client Full Name": '"Zoë ""Z"", O\'Brien"',
      Rate: " 10.00 ",
    });
    const bad = rowOf({ "Invoice Number": "B-2", "Invoice Date": "46204" });
    const last = rowOf({ "Invoice Number": "B-3", "Line Total": '"$10.00"' });
    const original = fileOf(odd, bad, last);

    await check(original);
    await waitForWords(workspace, "3 rows in 3 invoices.", textOf);
    expect(await buttons()).toEqual(expect.arrayContaining(["Save clean.csv (2)", "Save rejects.csv (1)"]));
    await pressButton(workspace, "Next problem");
    await waitForWords(workspace, "Row 3", textOf);
    expect(await detail()).toMatch(/Invoice Date[^]*“46204”/);
    expect(await save("clean")).toBe(fileOf(odd, last));
    expect(await save("rejects")).toContain(bad);

    await importFile(original);
    await waitForWords(desk.page, "Row 3: Invoice Date must be a date in the form DD/MM/YYYY.", textOf);
    expect(await textOf(desk.page)).toContain("The whole file was rejected and no invoice was created.");
    expect(control.invoicesOf(client.clientId)).toEqual([]);

    await workspace.bringToFront();
    await edit("46204", "02/07/2026");
    await waitForWords(workspace, "Edited: 1 row.", textOf);
    await waitForWords(workspace, "Save clean.csv (3)", textOf);
    const clean = await save("clean");
    expect(clean).toBe(original.replace("46204", "02/07/2026"));

    await importFile(clean);
    await desk.page.waitForFunction(() => location.search.includes("imported=3"));
    expect(control.invoicesOf(client.clientId)).toMatchObject(
      ["B/1", "B-2", "B-3"].map((number) => ({ invoice_number: number, total: 1000 })),
    );
  });

  test("a byte order mark, another encoding and a quote that is never closed are told, and the rest is checked", async () => {
    await check(`\uFEFF${fileOf(rowOf({ "Client Full Name": '"Ana' }), rowOf({ "Invoice Number": "B-9" }))}`);
    await waitForWords(workspace, "2 rows in 2 invoices.", textOf);
    await waitForWords(workspace, "quote unclosed 1", textOf);
    expect(await textOf(workspace)).toContain("The file begins with a byte order mark.");

    await check(Buffer.from(fileOf(rowOf({ "Client Full Name": "Zoë" })), "latin1"));
    await waitForWords(workspace, "1 row in 1 invoice.", textOf);
    await waitForWords(workspace, "not utf 8 1", textOf);

    await choose(Buffer.from([0x50, 0x4b, 3, 4]));
    await waitForWords(workspace, "This is an Excel workbook, not a CSV file.", textOf);
  });

  function rowOf(changes: Partial<Record<BulkColumn, string>>): string {
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

  async function upload(page: Page, content: string | Buffer): Promise<void> {
    // Another one each time: a file that changes while it is open can't be read any more.
    files += 1;
    const path = join(folder, `july-${files}.csv`);
    writeFileSync(path, content);
    const input = await page.waitForSelector("input[type=file]");
    await (input as ElementHandle<HTMLInputElement>).uploadFile(path);
  }

  async function choose(content: string | Buffer): Promise<void> {
    await workspace.bringToFront();
    const other = await workspace.$('::-p-xpath(//button[normalize-space(.)="Another file"])');
    await other?.click();
    await upload(workspace, content);
  }

  /** The columns as they are suggested. */
  async function check(content: string | Buffer): Promise<void> {
    await choose(content);
    await waitForWords(workspace, "CareView bulk invoice import", textOf);
    await pressButton(workspace, "Check the file");
  }

  async function importFile(content: string): Promise<void> {
    const { page, sandbox } = desk;
    await page.bringToFront();
    await page.goto(`${sandbox.crm}/Invoices/BulkImport`);
    await upload(page, content);
    await Promise.all([page.waitForNavigation(), page.click("main button[type=submit].btn-primary")]);
  }

  async function edit(before: string, after: string): Promise<void> {
    await workspace.click(`::-p-xpath(//td[normalize-space(.)="${before}"])`);
    await workspace.keyboard.press("F2");
    await workspace.waitForSelector(".pb-cell-input");
    await workspace.keyboard.type(after);
    await workspace.keyboard.press("Enter");
  }

  function buttons(): Promise<string[]> {
    return workspace.$$eval("button", (all) => all.map(({ textContent }) => textContent?.trim() ?? ""));
  }

  function detail(): Promise<string> {
    return workspace.$eval(".pb-row-detail", (section) => section.textContent ?? "");
  }

  async function save(outcome: "clean" | "rejects"): Promise<string> {
    const button = await workspace.waitForSelector(
      `::-p-xpath(//button[starts-with(.,"Save ${outcome}.csv")])`,
    );
    await button?.click();
    const file = await workspace.waitForFunction(
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
});

const fileOf = (...rows: string[]) => [BULK_COLUMNS.join(","), ...rows, ""].join("\r\n");
const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

/** In place of the browser's own saving, which no driver can look into in both browsers. */
function keepWhatIsSaved(page: Page): Promise<void> {
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
