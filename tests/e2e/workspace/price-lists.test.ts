import { formatDate, type IsoDate } from "../../../lib/core/calendar-date.ts";
import { addDays } from "../../../lib/core/days.ts";
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
import { fillLine, findingsOf, INVOICE, openInvoice } from "../../support/invoice.ts";
import { machineToday } from "../../support/clock/machine-clock.ts";
import { waitFor } from "../../support/pace.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { pressButton, tabTo, waitForWords } from "../../support/user.ts";
import { bulkFileOf, bulkRow, textOf, Workspace } from "../../support/workspace.ts";
import { billable } from "../../unit/sandbox/invoices.ts";

/** As the NDIA writes a day. */
const compact = (day: IsoDate) => Number(day.replaceAll("-", ""));
const [FROM, TO] = [addDays(machineToday(), -800), addDays(machineToday(), 300)];
const DAYS = { "Start date": compact(FROM), "End Date": compact(TO) };
const OLDER = { from: addDays(FROM, -400), to: addDays(FROM, -1) };
const COUNTS = `${formatDate(FROM)} to ${formatDate(TO)} Today`;
/** The first item of the invented list, at $60.00. */
const ITEM = "01_000_0107_1_1";

describe.each(BROWSERS)("price lists in %s", (name) => {
  const folder = mkdtempSync(join(tmpdir(), "planbridge-prices-"));
  let session: TestSession;
  let page: Page;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 24 });
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
    await choose("catalogue.xlsx", await inventedList(1000, DAYS));
    await says("Support catalogue: 1,001 items");
    expect(await accessibilityFindings(page, "page")).toEqual([]);
    await tabTo(page, ".pb-price-preview [type=submit]");
    await page.keyboard.press("Enter");
    await says(COUNTS);
    await page.type("input[type=search]", "01 000");
    await says("1 of 1,001 items");
    expect(await accessibilityFindings(page, "page")).toEqual([]);
  });

  test("a list of another year says so before it is imported, and stands beside the other one", async () => {
    const cells = { "Start date": compact(OLDER.from), "End Date": compact(OLDER.to) };
    const rows = [NATIONAL_HEADINGS, priceRow(NATIONAL_HEADINGS, itemCells("01_011_0107_1_1", cells))];
    await choose("older.xlsx", await workbook({ Items: rows }));
    await says(`This list isn't today's: it ended on ${formatDate(OLDER.to)}.`);
    await pressButton(page, "Import 1 item all the same");
    await says(`${formatDate(OLDER.from)} to ${formatDate(OLDER.to)}`);
    await pressButton(page, "Show items");
    await says("1,001 items");
    expect(await textOf(page)).toContain(COUNTS);
  });

  test("a checked file warns of a rate above the limit once a region is chosen", async () => {
    const options = await session.openExtensionPage("options.html#prices");
    await options.waitForSelector("#pb-price-region");
    await options.select("#pb-price-region", "QLD");
    await options.close();
    const workspace = await Workspace.open(session);
    const client = billable(session.sandbox);
    const row = { "Support Item Number": ITEM, Rate: "60.01", "Invoice Total": "$60.01" };
    await workspace.check(bulkFileOf(bulkRow(client, row)));
    await workspace.says("Rate above the price limit");
    expect(await textOf(workspace.page)).not.toContain("Claim type not in the price list");
    workspace.dispose();
    await workspace.page.close();
  });

  test("an invoice's page warns of a rate above the limit, and not of the limit itself", async () => {
    await openInvoice(session, billable(session.sandbox).clientId);
    const day = formatDate(machineToday());
    const line = {
      DeliveredFrom: day,
      DeliveredTo: day,
      SupportItem: ITEM,
      Qty: "1",
      Rate: "60.01",
      Total: "60.01",
    };
    await fillLine(session.page, 0, line);
    const above = "The rate $60.01 is above the price limit of $60.00 an hour";
    await waitFor(session.page, INVOICE, above);
    expect(await findingsOf(session.page)).toContainEqual(
      expect.objectContaining({ code: "rate-above-limit" }),
    );
    await fillLine(session.page, 0, { Rate: "60.00", Total: "60.00" });
    await expect
      .poll(() => findingsOf(session.page))
      .not.toContainEqual(expect.objectContaining({ code: "rate-above-limit" }));
  });

  test("a list is removed after a question", async () => {
    await page.bringToFront();
    await page.click('[aria-label="Remove older.xlsx"]');
    await pressButton(page, "Remove list");
    await page.waitForFunction(() => !document.body.innerText.includes("older.xlsx"));
    expect(await textOf(page)).toContain(COUNTS);
  });
});
