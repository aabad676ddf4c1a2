import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { BROWSERS } from "../support/browsers.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import {
  menuEntry,
  openActionMenu,
  openClientList,
  panelText,
  pressSync,
  signInToCrm,
  tick,
  waitForWords,
} from "../support/user.ts";
import { allResults, readBatch, waitUntilFinished } from "../support/screen.ts";
import { grantPermission, renewExtension, revokePermission } from "../support/manage.ts";
import { clientsOf, repairClient, pressOwnButton, sync, expectedCounts } from "../support/sync.ts";

const ENTRY = menuEntry("Sync Active Plans");

describe.each(BROWSERS)("the CRM's and the browser's bad days in %s", (name) => {
  let desk: TestSession;

  beforeAll(async () => {
    desk = await createTestSession(name, { clients: 24 });
  });
  afterEach(() => repairClient(desk.sandbox));
  afterAll(() => desk?.dispose());

  const some = (count: number) => clientsOf(desk.sandbox, "matching").slice(0, count);
  const asked = () => Object.values(desk.sandbox.control.counters().participants);

  test("a list with its columns in another order is read all the same", async () => {
    desk.sandbox.control.setSwitches({ columns: "reordered" });
    await sync(desk, "all");
    const { legend } = await waitUntilFinished(desk.page);
    expect(legend).toMatchObject(expectedCounts(desk.sandbox));
    const names = new Set(desk.sandbox.control.expected().map((each) => each.name));
    for (const { client } of await allResults(desk.page)) expect(names).toContain(client);
  });

  test.each(["Surname", "Date of Birth", "NDIS Number", "NDIS Plan End Date"])(
    "a page that doesn't show %s fails, naming it, and nothing is guessed",
    async (label) => {
      desk.sandbox.control.setSwitches({ hideLabels: [label] });
      await sync(desk, some(1));
      const { legend, results } = await waitUntilFinished(desk.page);
      expect(legend).toMatchObject({ success: 0, failed: 1, uncompleted: 0 });
      const page = label === "NDIS Plan End Date" ? "service contract page" : "client profile";
      expect(results[0]).toMatchObject({
        outcome: "Failed",
        field: label,
        reason: `The ${page} doesn't show ${label}.`,
      });
      expect(await panelText(desk.page)).toContain(
        `Ask your CRM administrator to show ${label} on the ${page}, then sync again.`,
      );
      expect(asked()).toEqual([]);
    },
  );

  test("a sign-out in the middle pauses the sync, and signing in again lets it go on by itself", async () => {
    await desk.sandbox.control.setFaults({ crm: { latencyMs: 100 }, ndia: { latencyMs: 300 } });
    await sync(desk, "all");
    await expect
      .poll(async () => (await readBatch(desk.page)).legend.success, { timeout: 10_000 })
      .toBeGreaterThan(0);
    desk.sandbox.control.signOutEveryone();
    await waitForWords(desk.page, "Paused. You are signed out of CareView.");
    expect(await panelText(desk.page)).toContain(
      "Sign in to CareView in this browser. The sync goes on by itself",
    );
    await desk.sandbox.control.setFaults({});
    await signInToCrm(desk.page, desk.sandbox);
    await openClientList(desk.page, desk.sandbox);
    const popup = await desk.openExtensionPage("popup.html");
    expect((await waitUntilFinished(popup)).legend).toMatchObject(expectedCounts(desk.sandbox));
    await popup.close();
  });

  test("a list that draws itself anew every two seconds keeps the entry, and a press works once", async () => {
    desk.sandbox.control.setSwitches({ rerender: true });
    await desk.page.bringToFront();
    await openClientList(desk.page, desk.sandbox);
    await tick(desk.page, some(2));
    for (let redrawn = 0; redrawn < 2; redrawn += 1) await untilRedrawn(desk.page);
    expect(await desk.page.$$eval("[data-planbridge]", (entries) => entries.length)).toBe(2);
    await pressSync(desk.page);
    expect((await waitUntilFinished(desk.page)).legend).toMatchObject({ totalClients: 2, success: 2 });
    expect(asked().map(({ determine }) => determine)).toEqual([1, 1]);
  });

  test("the CRM's own entry of the same name stays as it is, and ours carries our name", async () => {
    desk.sandbox.control.setSwitches({ nativeSyncItem: true });
    await openClientList(desk.page, desk.sandbox);
    await tick(desk.page, some(1));
    await openActionMenu(desk.page);
    const entries = await desk.page.$$eval("[role=menu] a", (links) =>
      links.map((link) => [link.textContent, link.getAttribute("href")]),
    );
    expect(entries).toEqual([
      ["Sync Active Plans", "/Clients/SyncActivePlans"],
      ["Export List", "#export"],
      ["Print Labels", "#labels"],
      ["Sync Active Plans (Planbridge)", "#"],
      ["Sync PACE plans and budgets", "#"],
    ]);
    await pressSync(desk.page);
    expect((await waitUntilFinished(desk.page)).legend).toMatchObject({ totalClients: 1, success: 1 });
  });

  test.each(["ndia", "crm"] as const)(
    "without the browser's permission for the %s a sync pauses, and goes on once it is given back",
    async (host) => {
      await openClientList(desk.page, desk.sandbox);
      await tick(desk.page, some(2));
      const options = await desk.openExtensionPage("options.html");
      await revokePermission(desk, options, host);
      await desk.page.bringToFront();
      await pressSync(desk.page);
      await waitForWords(desk.page, "Paused. This browser doesn't allow Planbridge to");
      expect(await panelText(desk.page)).toMatch(
        new RegExp(
          `${host}\\.localhost.* at present\\.\\s+Open Options > .* and press Allow, then press Continue`,
          "s",
        ),
      );
      expect(asked()).toEqual([]);
      await options.bringToFront();
      await options.reload({ waitUntil: [] });
      await grantPermission(desk, options);
      await options.close();
      await desk.page.bringToFront();
      await pressOwnButton(desk.page, "Continue");
      expect((await waitUntilFinished(desk.page)).legend).toMatchObject({
        totalClients: 2,
        success: 2,
        failed: 0,
        uncompleted: 0,
      });
    },
  );

  test("after an update, a tab that was open before works again without being refreshed", async () => {
    await openClientList(desk.page, desk.sandbox);
    await tick(desk.page, some(2));
    await desk.page.$eval(ENTRY, (entry) => entry.setAttribute("data-before", ""));
    await renewExtension(desk);
    await vi.waitFor(() => desk.page.bringToFront(), 5000);
    await desk.page.waitForSelector(`${ENTRY}:not([data-before])`);
    await pressSync(desk.page);
    expect((await waitUntilFinished(desk.page)).legend).toMatchObject({ totalClients: 2, success: 2 });
  });
});

/** Waits until the list has been replaced by a new one, with our entry in it. */
async function untilRedrawn(page: Page): Promise<void> {
  await page.$eval(ENTRY, (entry) => entry.setAttribute("data-before", ""));
  await page.waitForFunction(
    (entry) => document.querySelector(`${entry}:not([data-before])`) !== null,
    { polling: 50 },
    ENTRY,
  );
}
