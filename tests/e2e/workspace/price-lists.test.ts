import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ElementHandle, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFindings } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import {
  inventedList,
  itemCells,
  NATIONAL_HEADINGS,
  priceRow,
  workbook,
} from "../../support/price-workbook.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { pressButton, tabTo, waitForWords } from "../../support/user.ts";
import { bulkFileOf, bulkRow, textOf, Workspace } from "../../support/workspace.ts";
import { billable } from "../../unit/sandbox/invoices.ts";

describe.each(BROWSERS)("price lists in %s", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "planbridge-prices-"));
  let session: TestSession;
  let page: Page;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 24, activated: false });
    page = await session.openExtensionPage("workspace.html#prices");
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await session?.dispose();
  });

  const says = (words: string) => waitForWords(page, words, textOf);
  async function choose(file: string, content: Uint8Array | string) {
    writeFileSync(join(folder, file), content);
    const input = await page.waitForSelector(".pb-shell-panel:not([hidden]) input[type=file]");
    await (input as ElementHandle<HTMLInputElement>).uploadFile(join(folder, file));
  }

  test("a list with missing columns is refused with their names, and nothing of it is stored", async () => {
    await says("No price list yet.");
    await choose("wrong.csv", "Support Item Number,Support Item Name\n01_011_0107_1_1,x\n");
    await says("wrong.csv: Missing columns: Unit, prices (National, or the states, Remote and Very Remote).");
    await page.close();
    page = await session.openExtensionPage("workspace.html#prices");
    await says("No price list yet.");
    expect(await textOf(page)).toContain("0 items");
  });

  test("a thousand items are previewed, imported by keyboard and searched", async () => {
    await choose("catalogue.xlsx", await inventedList(1000));
    await says("Support catalogue: 1,001 items");
    expect(await accessibilityFindings(page, "page")).toEqual([]);
    await tabTo(page, ".pb-price-preview [type=submit]");
    await page.keyboard.press("Enter");
    await says("01/07/2026 to 30/06/2027 Today");
    await page.type("input[type=search]", "01 000");
    await says("1 of 1,001 items");
    expect(await accessibilityFindings(page, "page")).toEqual([]);
  });

  test("a list of another year says so before it is imported, and stands beside the other one", async () => {
    const cells = { "Start date": 20_240_701, "End Date": 20_250_630 };
    const rows = [NATIONAL_HEADINGS, priceRow(NATIONAL_HEADINGS, itemCells("01_011_0107_1_1", cells))];
    await choose("older.xlsx", await workbook({ Items: rows }));
    await says("This list isn't today's: it ended on 30/06/2025.");
    await pressButton(page, "Import 1 item all the same");
    await says("01/07/2024 to 30/06/2025");
    await pressButton(page, "Show items");
    await says("1,001 items");
    expect(await textOf(page)).toContain("01/07/2026 to 30/06/2027 Today");
  });

  test("a checked file warns of a rate above the limit once a region is chosen", async () => {
    const options = await session.openExtensionPage("options.html#prices");
    await options.waitForSelector("#pb-price-region");
    await options.select("#pb-price-region", "QLD");
    await options.close();
    const workspace = await Workspace.open(session);
    const client = billable(session.sandbox);
    const category = "01_000_0107_1_1";
    await workspace.check(
      bulkFileOf(
        bulkRow(client, {
          "Support Item Number": category,
          "Invoice Line Delivered Date": "03/08/2026",
          Rate: "60.01",
          "Invoice Total": "$60.01",
        }),
      ),
    );
    await workspace.says("Rate above the price limit");
    expect(await textOf(workspace.page)).not.toContain("Claim type not in the price list");
    workspace.dispose();
    await workspace.page.close();
  });

  test("a list is removed after a question", async () => {
    await page.bringToFront();
    await page.click('[aria-label="Remove older.xlsx"]');
    await pressButton(page, "Remove list");
    await page.waitForFunction(() => !document.body.innerText.includes("older.xlsx"));
    expect(await textOf(page)).toContain("01/07/2026 to 30/06/2027 Today");
  });
});
