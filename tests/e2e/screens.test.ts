import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatDate } from "../../lib/core/calendar-date.ts";
import { BROWSERS } from "../support/browsers.ts";
import { elementIn } from "../support/own-roots.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import { blankTail, focusedName } from "../support/press/focus.ts";
import { fillLine, INVOICE, openInvoice } from "../support/invoice.ts";
import { contractOf, openContract, type Person, person, press, save, waitFor } from "../support/pace.ts";
import { paste, pressButton, tabTo, waitForWords } from "../support/user.ts";
import { textOf } from "../support/workspace.ts";
import { addToDate } from "../sandbox/dates.ts";

const CONTRACT = "planbridge-status";
const LINES = 60;

describe.each(BROWSERS)("texts and focus of the screens in %s", (name) => {
  let session: TestSession;
  let client: Person;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 24 });
    client = person(
      session.sandbox,
      ({ caseName, paceTraits }) => caseName === "matching" && paceTraits.length > 0,
    );
  });
  afterAll(() => session?.dispose());

  test("the contract page claims agreement of plan dates only, and says when the page has changed", async () => {
    const { page, sandbox } = session;
    const { id, plan_end: end } = contractOf(sandbox, client);
    await openContract(session, id);
    await press(page, CONTRACT, "Check this contract");
    await waitFor(page, CONTRACT, "Plan dates agree with the NDIA");
    await waitFor(page, CONTRACT, "Only the plan dates were compared, not Total Funding or the budgets.");
    expect(await focusedName(page)).toBe("Check again");

    await page.goto(`${sandbox.crm}/ServiceContracts/Edit/${id}`);
    const before = formatDate(end ?? "");
    const now = formatDate(addToDate(end ?? "", { days: 1 }));
    await page.evaluate(
      (old, next) => {
        const inputs = Array.from(document.querySelectorAll<HTMLInputElement>("main input"));
        const field = inputs.find((each) => each.value === old && /PlanEnd/i.test(each.name));
        if (!field) throw new Error("the form has no plan end date");
        field.value = next;
      },
      before,
      now,
    );
    await save(page);
    await openContract(session, id);
    await waitFor(page, CONTRACT, "Doesn't match the NDIA");
    await waitFor(page, CONTRACT, `NDIS Plan End Date was ${before} when it was checked and is ${now} now.`);
    await press(page, CONTRACT, "Check again");
    await waitFor(page, CONTRACT, "Edit the contract, set NDIS Plan End Date");
    expect(await focusedName(page)).toBe("Check again");
  });

  test("Esc closes a dialog and returns the focus to its opener", async () => {
    const { page, sandbox } = session;
    await openContract(session, contractOf(sandbox, client).id);
    await press(page, CONTRACT, "Sync step by step");
    await waitFor(page, CONTRACT, "Select Plan to Sync");
    expect(await focusedName(page)).toBe("Sync PACE plan and budgets, step by step");
    await page.keyboard.press("Escape");
    expect(await focusedName(page)).toBe("Sync step by step");
  });

  test("an invoice of sixty lines isn't extended by the panel, and a fix keeps the focus", async () => {
    const { page } = session;
    await openInvoice(session, client.id);
    await page.evaluate((wanted) => {
      const add = document.querySelector<HTMLElement>("[data-adds-line]");
      for (let line = 1; line < wanted; line += 1) add?.click();
      for (const field of document.querySelectorAll<HTMLInputElement>("[name$='.Total']")) {
        field.value = "ten";
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }
    }, LINES);
    // With all of them in the panel, which are together behind their kind.
    await (await elementIn(page, INVOICE, "summary", `${LINES} × Not a number`)).press("Enter");
    await waitFor(page, INVOICE, `Line ${LINES}:`);
    expect(await blankTail(page)).toBe(0);

    await page.reload();
    await waitFor(page, INVOICE, "PACE plan");
    await fillLine(page, 0, { Qty: "1", Rate: "10.00", Total: "10.05" });
    await press(page, INVOICE, "Change the total to $10.00");
    await expect
      .poll(() => focusedName(page))
      .toMatch(/^(Go to field|Next problem|Undo|Plan picture|Retrieve )/);
  });

  test("Options reports all invalid fields at once, and links to each", async () => {
    const page = await session.openExtensionPage("options.html");
    await page.bringToFront();
    await waitForWords(page, "Good Friday", textOf);
    await paste(page, { "#pb-orgId": "44", "#pb-deviceName": "front desk", "#pb-ndiaHost": "ndia" });
    await pressButton(page, "Activate device");
    await waitForWords(page, "4 fields to correct. Nothing was saved.", textOf);
    await expect.poll(() => focusedName(page)).toBe("RA number");
    const wrong = await page.$$eval("[aria-invalid=true]", (fields) => fields.map(({ id }) => id));
    expect(wrong).toEqual(["pb-orgId", "pb-deviceName", "pb-ndiaHost", "pb-activationCode"]);
    await page.click(".pb-error-summary li:last-child a");
    await expect.poll(() => focusedName(page)).toBe("Activation code");
    await pressButton(page, "Add holiday");
    await waitForWords(page, "2 fields to correct.", textOf);
    await expect.poll(() => focusedName(page)).toBe("Date");
    await page.close();
  });

  test("the focus stays in the list when a row is removed", async () => {
    const page = await session.openExtensionPage("options.html");
    await page.bringToFront();
    await paste(page, { "#pb-site-address": "http://crm.localhost:9" });
    await pressButton(page, "Add");
    await page.waitForSelector('[aria-label="Remove crm.localhost:9"]');
    await tabTo(page, '[aria-label="Remove crm.localhost:9"]', "backwards");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => !document.body.innerText.includes("crm.localhost:9"));
    await expect.poll(() => focusedName(page)).toMatch(/^(Remove|CRM address)/);
    await page.close();
  });

  test("the focus stays in the workspace when a cell is edited, a fix is applied and the file is closed", async () => {
    const page = await session.openExtensionPage("workspace.html#file");
    await page.bringToFront();
    await page.$eval("textarea", (field) => {
      const header = "Client NDIS Number,Invoice Number,Invoice Date,Rate";
      field.value = [header, "430000017,INV-1,46204,10.00", "4.3E+08,INV-2,02/07/2026,ten"].join("\n");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    const there = async () => expect(await focusedName(page)).not.toBe("nothing");
    await pressButton(page, "Check pasted rows");
    await waitForWords(page, "What the columns hold", textOf);
    await there();
    await pressButton(page, "Check the file");
    await waitForWords(page, "Next problem", textOf);
    await there();
    await pressButton(page, "Next problem");
    await pressButton(page, "Change to “01/07/2026”");
    await waitForWords(page, "Undo edits", textOf);
    await there();
    await tabTo(page, "table[role=grid]", "backwards");
    await page.keyboard.press("F2");
    await page.keyboard.press("Escape");
    expect(await focusedName(page)).toMatch(/^Rows,/);
    await page.evaluate(() => document.querySelector("h1")?.scrollIntoView());
    await pressButton(page, "Another file");
    await pressButton(page, "Leave without saving");
    await waitForWords(page, "Check a bulk invoice file", textOf);
    await there();
    await page.close();
  });
});
