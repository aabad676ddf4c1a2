import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BROWSERS } from "../support/browsers.ts";
import { elementIn } from "../support/own-roots.ts";
import { createTestSession, type TestSession } from "../support/test-session.ts";
import { menuEntry, openClientList, panelText, waitForWords, pressFound } from "../support/user.ts";

const OURS = "[data-planbridge],planbridge-status,planbridge-client,planbridge-actions,planbridge-sync";

/** Brings another page of the CRM in as frameworks do: its address at once, its content so many milliseconds later. */
function swap(page: Page, path: string, ms: number, withoutMenu = false): Promise<void> {
  return page.evaluate(
    async (address, wait, noMenu) => {
      history.pushState(null, "", address);
      const html = await (await fetch(address, { headers: { "x-requested-with": "XMLHttpRequest" } })).text();
      const next = new DOMParser().parseFromString(html, "text/html");
      if (noMenu) for (const menu of next.querySelectorAll(".dropdown")) menu.remove();
      await new Promise((resolve) => setTimeout(resolve, wait));
      document.body.replaceWith(next.body);
    },
    path,
    ms,
    withoutMenu,
  );
}

const ours = (page: Page) => page.$$eval(OURS, (all) => all.map(({ localName }) => localName));

describe.each(BROWSERS)("pages whose content comes late in %s", (name) => {
  let session: TestSession;
  let contracts: number[];

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 12 });
    const ids = session.sandbox.control.expected().map(({ contractId }) => contractId);
    contracts = ids.filter((id) => id !== null);
  });
  afterAll(() => session?.dispose());

  test("what we put into a page follows its content, and goes with it", async () => {
    const { page, sandbox } = session;
    await page.goto(`${sandbox.crm}/Clients/Create`);
    await swap(page, "/Clients", 1500);
    await page.waitForSelector(menuEntry("Sync Active Plans"));
    await swap(page, `/ServiceContracts/Details/${contracts[0]}`, 300);
    await page.waitForSelector("planbridge-status");
    expect(await page.$$("[data-planbridge]")).toEqual([]);
    const first = await page.$("planbridge-status");
    await swap(page, `/ServiceContracts/Details/${contracts[1]}`, 1000);
    await page.waitForFunction((element) => !element?.isConnected, {}, first);
    await page.waitForSelector("planbridge-status");
    expect(await ours(page)).toEqual(["planbridge-status"]);
    await swap(page, "/Clients/Create", 0);
    await page.waitForFunction((selector) => !document.querySelector(selector), {}, OURS);
  });

  test("F10: a list without an Action menu has buttons of ours under its heading", async () => {
    const { page, sandbox } = session;
    await page.goto(`${sandbox.crm}/Clients/Create`);
    await swap(page, "/Clients", 0, true);
    await (await elementIn(page, "planbridge-actions", ".pb-link")).click();
    await waitForWords(page, "No client is ticked.");
    // The address changes, the page doesn't: the dialog stays.
    await page.evaluate(() => history.pushState(null, "", "#row-3"));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await panelText(page)).toContain("No client is ticked.");
  });

  test("a page of the CRM in a frame has our entries once, and the page around it has none", async () => {
    const { page, sandbox } = session;
    await page.goto(`${sandbox.crm}/Clients/Create`);
    await page.evaluate(() => {
      const frame = Object.assign(document.createElement("iframe"), {
        src: "/Clients",
        width: 900,
        height: 500,
      });
      document.querySelector("main")?.append(frame);
    });
    const frame = await (await page.waitForSelector("iframe"))?.contentFrame();
    await frame?.waitForSelector(menuEntry("Sync Active Plans"));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([(await frame?.$$("[data-planbridge]"))?.length, await ours(page)]).toEqual([3, []]);
  });

  test("after Back the list has its entries once, and they work", async () => {
    const { page, sandbox } = session;
    await openClientList(page, sandbox);
    await page.goto(`${sandbox.crm}/Clients/Create`);
    await page.goBack();
    await page.waitForSelector(menuEntry("Sync Active Plans"));
    expect((await page.$$("[data-planbridge]")).length).toBe(3);
    await pressFound(page, ".dropdown-toggle");
    await pressFound(page, `${menuEntry("Sync Active Plans")} a`);
    await waitForWords(page, "No client is ticked.");
  });
});
