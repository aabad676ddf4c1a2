import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createLongInvoice, openInvoice, retrievePlan } from "../../bench/long-invoice.ts";
import { BULK_COLUMNS } from "../../sandbox/crm/records/bulk-columns.ts";
import { type TestSession, createTestSession } from "../../support/test-session.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { focused, INVOICE, pressCreate } from "../../support/invoice.ts";
import { press, textIn, waitFor } from "../../support/pace.ts";
import { workbook } from "../../support/price-workbook.ts";
import { pressButton } from "../../support/user.ts";
import { bulkRow, savedFile, Workspace } from "../../support/workspace.ts";
import { billable } from "../../unit/sandbox/invoices.ts";

const LINES = 60;
/** Lines whose quantity is ten times what the invoice says; their total is right. */
const WRONG = [2, 5, 11, 17, 23, 31, 38, 44, 59];

describe.each(BROWSERS)("long work in %s", (name) => {
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 60, activated: true });
  });
  afterAll(() => session?.dispose());

  test("F63: of sixty lines, all errors of a kind are fixed at once and undone, and Save leads to the first", async () => {
    const { page, sandbox } = session;
    const invoice = createLongInvoice(sandbox, LINES);
    for (const at of WRONG) Object.assign(invoice.lines[at] ?? {}, { Total: "1404.60" });
    await openInvoice(page, sandbox, invoice);
    await retrievePlan(page);
    await waitFor(page, INVOICE, "Fix all 9");
    await pressCreate(page);
    await waitFor(page, INVOICE, "Not saved: ");
    expect(await focused(page)).toMatch(/^Lines\[\d+\]\./);
    expect(sandbox.control.counters().writes).toEqual({});

    await press(page, INVOICE, "Fix all 9: Line total differs");
    await waitFor(page, INVOICE, "9 fields changed.");
    await expect.poll(() => totals(page)).toEqual(invoice.lines.map(() => "140.46"));
    await press(page, INVOICE, "Undo");
    await expect.poll(() => totals(page)).toEqual(invoice.lines.map(({ Total }) => Total));
    await waitFor(page, INVOICE, "Fix all 9");
    expect(await textIn(INVOICE)(page)).not.toContain("fields changed");
    // The focus stays where the button was.
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe(INVOICE);
  });

  test("an Excel workbook is checked, all errors of a kind are fixed, and clean.csv is saved", async () => {
    const client = billable(session.sandbox);
    const workspace = await Workspace.open(session);
    const good = { "Invoice Number": "B-1" };
    const dates = { "Invoice Date": "46204" };
    const rows = [good, { ...dates, "Invoice Number": "B-2" }, { ...dates, "Invoice Number": "B-3" }];
    const texts = rows.map((changes) => bulkRow(client, changes));
    await workspace.check(
      Buffer.from(
        await workbook({
          Summary: [
            ["Provider", "Month", "Sum"],
            ["Care Co", "July", 30],
          ],
          July: [[...BULK_COLUMNS], ...texts.map((text) => text.split(","))],
        }),
      ),
    );
    await workspace.says("The workbook's sheet “July” was read. Not read: “Summary” (1 row).");
    await workspace.says("3 rows in 3 invoices. Errors: 2 rows.");
    await pressButton(workspace.page, "Excel date number 2");
    await pressButton(workspace.page, "Fix all 2");
    await workspace.says("Excel date number: 2 cells changed.");
    await workspace.says("Save clean.csv (3)");
    const fixed = texts.map((text) => text.replace("46204", "01/07/2026"));
    expect(await workspace.save("clean")).toBe([BULK_COLUMNS.join(","), ...fixed, ""].join("\r\n").trimEnd());
    await pressButton(workspace.page, "Undo");
    await workspace.says("Save clean.csv (1)");
    await workspace.page.keyboard.press("F8");
    // From the first of them, where the press on the kind has led.
    await workspace.says("Row 4");
    await workspace.page.keyboard.press("r");
    await workspace.says("We can't pay invoice B-3");
    await workspace.page.keyboard.press("Enter");
    expect(await savedFile(workspace.page, "reply-B-3.eml")).toContain(
      "Subject: Invoice B-3: please correct and send again",
    );
    workspace.dispose();
  });

  const totals = (page: Page) =>
    page.$$eval("[name$='.Total']", (fields) => fields.map((field) => (field as HTMLInputElement).value));
});
