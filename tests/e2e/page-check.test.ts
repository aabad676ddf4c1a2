import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FIREFOX_ALONE } from "../support/browsers.ts";
import { contractOf, openContract, type Person, person, press, waitFor } from "../support/pace.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import { pressButton, waitForWords } from "../support/user.ts";
import { textOf } from "../support/workspace.ts";

describe.each(FIREFOX_ALONE)("the page check in %s", (name) => {
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

  test("Options reads the open contract, and its details name no client", async () => {
    await openContract(session, contractOf(session.sandbox, client).id);
    const options = await session.openExtensionPage("options.html#page-check");
    await options.bringToFront();
    await waitForWords(options, "Service contract:", textOf);
    await waitForWords(options, "NDIS Plan End Date", textOf);
    const details = await diagnosticOf(options);
    expect(details).toContain("- NDIS Plan End Date: Read");
    expect(details).toContain("- Plan Budget table: Read");
    for (const word of client.name.split(" ")) expect(details).not.toContain(word);
    expect(details).not.toContain(client.ndisNumber);
    await options.close();
  });

  test("a contract without its end date says so, and leads to the page check of that tab", async () => {
    const { page, sandbox, browser } = session;
    // Another tab of the CRM comes first in the list.
    const other = await browser.newPage();
    await other.goto(`${sandbox.crm}/Clients`);
    sandbox.control.setSwitches({ hideLabels: ["NDIS Plan End Date"] });
    await openContract(session, contractOf(sandbox, client).id);
    await waitFor(page, "planbridge-status", "Planbridge can't read on this page: NDIS Plan End Date.");
    await press(page, "planbridge-status", "Details");
    const options = await openedOptions();
    await options.bringToFront();
    await waitForWords(options, "Service contract:", textOf);
    await expect.poll(() => diagnosticOf(options)).toContain("- NDIS Plan End Date: Not shown");
    sandbox.control.setSwitches({ hideLabels: [] });
    await page.bringToFront();
    await page.reload();
    await page.waitForSelector("planbridge-status");
    await options.bringToFront();
    await pressButton(options, "Check again");
    await expect.poll(() => diagnosticOf(options)).toContain("- NDIS Plan End Date: Read");
    await options.close();
    await other.close();
  });

  test("the popup says that a tab isn't at a CRM address", async () => {
    const popup = await session.openExtensionPage("popup.html");
    await waitForWords(popup, "Get started", textOf);
    await expect.poll(() => textOf(popup)).toContain("This tab isn't at one of your CRM addresses");
    await popup.close();
  });

  /** Firefox doesn't tell a driver of an address that an extension opens. */
  async function openedOptions(): Promise<Page> {
    const find = async () => {
      for (const tab of await session.browser.pages()) {
        const address = await tab.evaluate(() => location.href).catch(() => "");
        if (/options\.html\?tab=\d+#page-check$/.test(address)) return tab;
      }
      return undefined;
    };
    await expect.poll(find).toBeDefined();
    return (await find()) as Page;
  }
});

function diagnosticOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector("pre")?.textContent ?? "");
}
