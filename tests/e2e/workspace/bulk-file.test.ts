import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FIREFOX_ALONE } from "../../support/browsers.ts";
import { type TestSession, createTestSession } from "../../support/test-session.ts";
import { pressButton, waitForWords, pressFound } from "../../support/user.ts";
import { bulkFileOf, bulkRow, textOf, Workspace } from "../../support/workspace.ts";
import type { BulkColumn } from "../../sandbox/crm/records/bulk-columns.ts";
import { type Billable, billable } from "../../unit/sandbox/invoices.ts";

describe.each(FIREFOX_ALONE)("bulk invoice files in %s", (name) => {
  let session: TestSession;
  let workspace: Workspace;
  let client: Billable;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 24, activated: false });
    client = billable(session.sandbox);
    workspace = await Workspace.open(session);
  });
  afterAll(async () => {
    workspace?.dispose();
    await session?.dispose();
  });

  const rowOf = (changes: Partial<Record<BulkColumn, string>>) => bulkRow(client, changes);

  test("one invalid row is reported and fixed in place, and the CRM accepts the file that it rejected", async () => {
    const { control } = session.sandbox;
    // Whatever a cell is written like, it is nobody's to change.
    const odd = rowOf({
      "Invoice Number": '"B/1"',
      "Client Full Name": '"Zoë ""Z"", O\'Brien"',
      Rate: " 10.00 ",
    });
    const bad = rowOf({ "Invoice Number": "B-2", "Invoice Date": "46204" });
    const last = rowOf({ "Invoice Number": "B-3", "Line Total": '"$10.00"' });
    const original = bulkFileOf(odd, bad, last);

    await workspace.check(original);
    await workspace.says("3 rows in 3 invoices. Errors: 1 row.");
    await workspace.says("Save clean.csv (2)");
    await workspace.says("Save rejects.csv (1)");
    await pressButton(workspace.page, "Next problem");
    await workspace.says("Row 3");
    expect(await workspace.detail()).toMatch(/Invoice Date[^]*“46204”/);
    await expect.poll(() => workspace.cell()).toBe("46204");
    expect(await workspace.save("clean")).toBe(bulkFileOf(odd, last));
    expect(await workspace.save("rejects")).toContain(bad);

    await importFile(original);
    await waitForWords(session.page, "Row 3: Invoice Date must be a date in the form DD/MM/YYYY.", textOf);
    expect(await textOf(session.page)).toContain("The whole file was rejected and no invoice was created.");
    expect(control.invoicesOf(client.clientId)).toEqual([]);

    await workspace.page.bringToFront();
    await workspace.page.click('::-p-xpath(//td[normalize-space(.)="46204"])');
    await workspace.type("02/07/2026");
    await workspace.says("Edited: 1 row.");
    await workspace.says("Save clean.csv (3)");
    const clean = await workspace.save("clean");
    expect(clean).toBe(original.replace("46204", "02/07/2026"));

    await importFile(clean);
    await session.page.waitForFunction(() => location.search.includes("imported=3"));
    expect(control.invoicesOf(client.clientId)).toMatchObject(
      ["B/1", "B-2", "B-3"].map((number) => ({ invoice_number: number, total: 1000 })),
    );
  });

  test("a byte order mark, another encoding and an unclosed quote are reported, and the rest is checked", async () => {
    await workspace.check(
      `\uFEFF${bulkFileOf(rowOf({ "Client Full Name": '"Ana' }), rowOf({ "Invoice Number": "B-9" }))}`,
    );
    await workspace.says("2 rows in 2 invoices.");
    await workspace.says("Unclosed quote 1");
    await workspace.page.click('::-p-xpath(//summary[contains(.,"on this file")])');
    await expect.poll(() => textOf(workspace.page)).toContain("The file begins with a byte order mark.");

    await workspace.check(Buffer.from(bulkFileOf(rowOf({ "Client Full Name": "Zoë" })), "latin1"));
    await workspace.says("1 row in 1 invoice.");
    await workspace.says("Not UTF-8 1");

    await workspace.choose(Buffer.from([0x50, 0x4b, 3, 4]));
    await workspace.says(".csv: The file can't be read as an Excel workbook.");
  });

  test("a row is rejected with its invoice, and the row says why", async () => {
    const sibling = rowOf({ "Invoice Number": "B-5", "Invoice Total": "$20.00" });
    await workspace.check(
      bulkFileOf(sibling, rowOf({ "Invoice Number": "B-5", "Invoice Total": "$20.00", Rate: "ten" })),
    );
    await workspace.says("Errors: 1 row, and 1 other row of the same invoices.");
    await pressButton(workspace.page, "All rows 2");
    await workspace.says("Another row of the invoice");
    const cell = await workspace.page.waitForSelector('::-p-xpath(//tr[@aria-rowindex="2"]/td[3])');
    await cell?.click();
    await workspace.says("Another row of this invoice has an error.");
    expect(await workspace.save("rejects")).toContain("Another line of this invoice has an error.");
  });

  async function importFile(content: string): Promise<void> {
    const { page, sandbox } = session;
    await page.bringToFront();
    await page.goto(`${sandbox.crm}/Invoices/BulkImport`);
    await workspace.upload(page, content);
    await submit(page);
  }
});

async function submit(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), pressFound(page, "main button[type=submit].btn-primary")]);
}
