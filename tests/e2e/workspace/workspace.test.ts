import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CHROMIUM_ALONE } from "../../support/browsers.ts";
import { elementIn } from "../../support/own-roots.ts";
import { type TestSession, createTestSession } from "../../support/test-session.ts";
import { openProfile, textIn, waitFor } from "../../support/pace.ts";
import { pressButton, tabTo, waitForWords } from "../../support/user.ts";
import { bulkFileOf, bulkRow, textOf, Workspace } from "../../support/workspace.ts";
import { type Billable, billable } from "../../unit/sandbox/invoices.ts";
import { machineTime } from "../../support/clock/machine-clock.ts";

const IMPORT = "planbridge-import";

describe.each(CHROMIUM_ALONE)("the workspace in %s", (name) => {
  let session: TestSession;
  let workspace: Workspace;
  let client: Billable;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 24 });
    client = billable(session.sandbox);
    workspace = await Workspace.open(session);
  });
  afterAll(async () => {
    workspace?.dispose();
    await session?.dispose();
  });

  test("unknown columns are mapped once, and again for another header", async () => {
    const file = (last: string) =>
      `Number of the NDIS,Bill,When,${last}\n${client.ndisNumber},A-1,01/07/2026,5\n`;
    await workspace.choose(file("Price"));
    await workspace.says("Planbridge doesn't recognise this header.");
    for (const [column, field] of ["NDIS number", "Invoice number", "Delivered date (one day)"].entries())
      await choose(column, field);
    await pressButton(workspace.page, "Check the file");
    await workspace.says("1 row in 1 invoice.");

    await workspace.choose(file("price"));
    await workspace.says("with your saved columns");
    await pressButton(workspace.page, "Change columns");
    expect(await chosen()).toEqual(["NDIS number", "Invoice number", "Delivered date (one day)", "Rate"]);
    await pressButton(workspace.page, "Check the file");
    await workspace.page.waitForSelector(".pb-file-summary");

    await workspace.choose(file("Prices"));
    await workspace.says("Planbridge doesn't recognise this header.");
    expect(await chosen()).toEqual(["Not read", "Not read", "Not read", "Not read"]);
  });

  test("every problem can be reached with the keyboard alone, and the focus is never lost", async () => {
    const { page } = workspace;
    const bad = new Set([0, 130, 299]);
    const rows = Array.from({ length: 300 }, (_, at) =>
      bulkRow(client, { "Invoice Number": `K-${at}`, Rate: bad.has(at) ? "ten" : "10.00" }),
    );
    await workspace.check(bulkFileOf(...rows));
    await pressButton(page, "All rows 300");
    await workspace.says("300");
    await tabTo(page, "[role=grid]");
    for (let pages = 0; pages < 12; pages += 1) await page.keyboard.press("PageDown");
    await page.keyboard.press("End");
    await page.keyboard.down("Control");
    await page.keyboard.press("Home");
    await page.keyboard.up("Control");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("grid");

    await workspace.check(bulkFileOf(...rows));
    await pressButton(page, "All rows 300");
    for (const row of [2, 132, 301]) {
      await page.keyboard.press("F8");
      await workspace.says(`Row ${row}\n`);
      await expect.poll(() => workspace.cell()).toBe("ten");
      await expect.poll(() => activeIsInSight(page)).toBe(true);
    }
    await tabTo(page, "[role=grid]");
    await workspace.type("10.00");
    await workspace.says("Errors: 2 rows. Edited: 1 row.");
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("grid");
  });

  test("edits aren't lost without a confirmation", async () => {
    await pressButton(workspace.page, "Another file");
    await workspace.says("1 edited row not saved yet.");
    await pressButton(workspace.page, "Stay here");
    await workspace.says("Edited: 1 row.");
    expect(await workspace.save("clean")).toContain("K-299");
    await pressButton(workspace.page, "Another file");
    await workspace.says("Check a bulk invoice file");
  });

  test("results are replaced by another file only after a confirmation, and never by a picture", async () => {
    const { page } = workspace;
    const named = (number: string) => bulkFileOf(bulkRow(client, { "Invoice Number": number }));
    await workspace.check(named("Q-1"));
    await workspace.says("1 row in 1 invoice.");
    await paste(page, { picture: true });
    await workspace.says("The clipboard has a picture, not rows.");
    await workspace.says("1 row in 1 invoice.");

    const rows = `${named("Q-2")}${bulkRow(client, { "Invoice Number": "Q-3" })}`.replaceAll(",", "\t");
    await paste(page, { text: rows, picture: true });
    await workspace.says("Replace these results with Pasted rows?");
    await pressButton(page, "Stay here");
    expect(await textOf(page)).toContain("1 row in 1 invoice.");
    await paste(page, { text: rows, picture: true });
    await pressButton(page, "Open Pasted rows");
    await workspace.says("2 rows in 2 invoices.");
  });

  test("a client's missing plan is reported and retrieved, and the file is rechecked with the edits", async () => {
    const { page } = session;
    const known = bulkRow(client, { "Invoice Number": "P-1" });
    const stranger = bulkRow(client, {
      "Invoice Number": "P-2",
      "Client NDIS Number": "430000000",
      Rate: "ten",
    });
    await workspace.check(bulkFileOf(known, stranger));
    await workspace.says("no plans retrieved for the 2 clients in this file");
    await pressButton(workspace.page, "Next problem");
    await expect.poll(() => workspace.cell()).toBe("ten");
    await tabTo(workspace.page, "[role=grid]", "forwards");
    await workspace.type("10.00");
    await workspace.says("Edited: 1 row.");

    await page.bringToFront();
    await openProfile(session, client.clientId);
    await waitFor(page, "planbridge-client", "+ NDIS Pace");
    await workspace.page.bringToFront();
    await pressButton(workspace.page, "Retrieve 2 missing plans");
    await workspace.says("Retrieve 1 missing plan");
    await workspace.says("Planbridge hasn't seen this client's page yet.");
    await pressButton(workspace.page, "Check again with 1 newer plan");
    await workspace.says("1 of 2 clients, retrieved just now.");
    await workspace.says("Edited: 1 row.");
    await pressButton(workspace.page, "All rows 2");
    const cell = await workspace.page.waitForSelector('::-p-xpath(//tr[@aria-rowindex="2"]/td[3])');
    await cell?.click();
    await workspace.says(`Plan of ${client.ndisNumber} retrieved just now.`);
  });

  test("the file chosen on the CRM's bulk import opens in the workspace without choosing it again", async () => {
    const { page, sandbox } = session;
    await page.bringToFront();
    await page.goto(`${sandbox.crm}/Invoices/BulkImport`);
    await waitFor(page, IMPORT, "Check the file with Planbridge first");
    const content = bulkFileOf(
      bulkRow(client, { "Client Full Name": "Zoë", "Invoice Number": "H-1", Rate: "ten" }),
    );
    const file = await workspace.upload(page, Buffer.from(content, "latin1"));
    await waitFor(page, IMPORT, `Check ${file} first`);
    const before = await session.browser.pages();
    await (await elementIn(page, IMPORT, "button")).click();

    const opened = await newTab(before);
    await waitForWords(opened, file, textOf);
    await waitForWords(opened, "1 row in 1 invoice.", textOf);
    await waitForWords(opened, "Not UTF-8 1", textOf);
    // The form still has it: submitted, it is what was chosen.
    expect(await page.$eval("input[type=file]", (input) => input.files?.[0]?.name)).toBe(file);
    await opened.close();
  });

  async function choose(column: number, field: string): Promise<void> {
    const select = await workspace.page.waitForSelector(`.pb-mapping li:nth-child(${column + 1}) select`);
    const value = await select?.$eval(
      `xpath/option[normalize-space(.)="${field}"]`,
      (option) => (option as HTMLOptionElement).value,
    );
    await select?.select(value ?? "");
  }

  function chosen(): Promise<string[]> {
    return workspace.page.$$eval(".pb-mapping select", (all) =>
      all.map((select) => select.selectedOptions[0]?.textContent ?? ""),
    );
  }

  /** Neither browser tells the driver of a tab that an extension opens as it does of others. */
  async function newTab(before: Page[]): Promise<Page> {
    const end = machineTime() + 30_000;
    for (;;) {
      const fresh = (await session.browser.pages()).find((page) => !before.includes(page));
      if (fresh) return fresh;
      if (machineTime() > end)
        throw new Error(`no tab was opened; the line says: ${await textIn(IMPORT)(session.page)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
});

/** Whether the cell at hand is within what is shown of the rows, and beside the columns that stay. */
function activeIsInSight(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const cell = document.querySelector(".pb-cell-active")?.getBoundingClientRect();
    const frame = document.querySelector(".pb-row-scroller")?.getBoundingClientRect();
    const fixed = document.querySelector("thead th:nth-child(3)")?.getBoundingClientRect();
    if (!cell || !frame || !fixed) return false;
    return (
      cell.top >= fixed.bottom - 1 &&
      cell.bottom <= frame.bottom + 1 &&
      cell.left >= fixed.right - 1 &&
      cell.right <= frame.right + 1
    );
  });
}

/** As the browser tells the page of what a spreadsheet copied: its text, and a picture of it. */
function paste(page: Page, content: { text?: string; picture?: boolean }): Promise<void> {
  return page.evaluate(({ text, picture }) => {
    const clipboardData = new DataTransfer();
    if (text) clipboardData.setData("text/plain", text);
    if (picture) clipboardData.items.add(new File(["png"], "image.png", { type: "image/png" }));
    // Firefox doesn't take a clipboard for a ClipboardEvent of ours.
    const event = new Event("paste", { bubbles: true, cancelable: true });
    document.body.dispatchEvent(Object.assign(event, { clipboardData }));
  }, content);
}
