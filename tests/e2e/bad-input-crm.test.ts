import type { Page } from "puppeteer-core";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { FIREFOX_ALONE } from "../support/browsers.ts";
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

describe.each(FIREFOX_ALONE)("faults of the CRM and the browser in %s", (name) => {
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 24 });
  });
  afterEach(() => repairClient(session.sandbox));
  afterAll(() => session?.dispose());

  const some = (count: number) => clientsOf(session.sandbox, "matching").slice(0, count);
  const asked = () => Object.values(session.sandbox.control.counters().participants);

  test("a client list with reordered columns is read correctly", async () => {
    session.sandbox.control.setSwitches({ columns: "reordered" });
    await sync(session, "all");
    const { legend } = await waitUntilFinished(session.page);
    expect(legend).toMatchObject(expectedCounts(session.sandbox));
    const names = new Set(session.sandbox.control.expected().map((each) => each.name));
    for (const { client } of await allResults(session.page)) expect(names).toContain(client);
  });

  test.each(["Surname", "Date of Birth", "NDIS Number", "NDIS Plan End Date"])(
    "a contract fails with the field's name when the page doesn't show %s",
    async (label) => {
      session.sandbox.control.setSwitches({ hideLabels: [label] });
      await sync(session, some(1));
      const { legend, results } = await waitUntilFinished(session.page);
      expect(legend).toMatchObject({ success: 0, failed: 1, uncompleted: 0 });
      const page = label === "NDIS Plan End Date" ? "service contract page" : "client profile";
      expect(results[0]).toMatchObject({
        outcome: "Failed",
        field: label,
        reason: `The ${page} doesn't show ${label}.`,
      });
      expect(await panelText(session.page)).toContain(
        `Ask your CRM administrator to show ${label} on the ${page}, then sync again.`,
      );
      expect(asked()).toEqual([]);
    },
  );

  test("a sign-out pauses the sync, and signing in resumes it automatically", async () => {
    await session.sandbox.control.setFaults({ ndia: { holdAfter: 6, only: "/plans" } });
    await sync(session, "all");
    await expect.poll(async () => (await readBatch(session.page)).legend.success).toBeGreaterThan(0);
    session.sandbox.control.signOutEveryone();
    await session.sandbox.control.setFaults({});
    await waitForWords(session.page, "Paused. You are signed out of CareView.");
    expect(await panelText(session.page)).toContain(
      "Sign in to CareView in this browser. The sync resumes when",
    );
    await signInToCrm(session.page, session.sandbox);
    await openClientList(session.page, session.sandbox);
    const popup = await session.openExtensionPage("popup.html");
    expect((await waitUntilFinished(popup)).legend).toMatchObject(expectedCounts(session.sandbox));
    await popup.close();
  });

  test("the menu entry survives a list that redraws every two seconds, and a press starts one sync", async () => {
    session.sandbox.control.setSwitches({ rerender: true });
    await session.page.bringToFront();
    await openClientList(session.page, session.sandbox);
    await tick(session.page, some(2));
    for (let redrawn = 0; redrawn < 2; redrawn += 1) await untilRedrawn(session.page);
    expect(await session.page.$$eval("[data-planbridge]", (entries) => entries.length)).toBe(3);
    await pressSync(session.page);
    expect((await waitUntilFinished(session.page)).legend).toMatchObject({ totalClients: 2, success: 2 });
    expect(asked().map(({ determine }) => determine)).toEqual([1, 1]);
  });

  test("the CRM's own menu entry stays unchanged, and Planbridge's entry carries its name", async () => {
    session.sandbox.control.setSwitches({ nativeSyncItem: true });
    await openClientList(session.page, session.sandbox);
    await tick(session.page, some(1));
    await openActionMenu(session.page);
    const entries = await session.page.$$eval("[role=menu] a", (links) =>
      links.map((link) => [link.textContent, link.getAttribute("href")]),
    );
    expect(entries).toEqual([
      ["Sync Active Plans", "/Clients/SyncActivePlans"],
      ["Export List", "#export"],
      ["Print Labels", "#labels"],
      ["Sync Active Plans (Planbridge)", "#"],
      ["Sync PACE plan and budgets", "#"],
      ["Synchronise Participant Information", "#"],
    ]);
    await pressSync(session.page);
    expect((await waitUntilFinished(session.page)).legend).toMatchObject({ totalClients: 1, success: 1 });
  });

  test("a sync pauses without the browser's permission for the NDIA, and resumes once it is granted", async () => {
    const options = await withoutPermission("ndia", "Paused. This browser doesn't allow Planbridge to");
    expect(await panelText(session.page)).toMatch(
      /ndia\.localhost.* at present\.\s+Open Options > .* and press Allow, then press Continue/s,
    );
    await allow(options);
    await pressOwnButton(session.page, "Continue");
    await expectSynced();
  });

  test("a sync doesn't begin without the browser's permission for the CRM, and does once it is granted", async () => {
    const options = await withoutPermission("crm", "This browser doesn't allow Planbridge to work on crm.");
    expect(await panelText(session.page)).toContain("Open Options > CRM and press Allow, then try again");
    await allow(options);
    await pressSync(session.page);
    await expectSynced();
  });

  /** Presses Sync Active Plans while the browser doesn't allow one of the hosts, and waits for what is said. */
  async function withoutPermission(host: "ndia" | "crm", words: string): Promise<Page> {
    await openClientList(session.page, session.sandbox);
    await tick(session.page, some(2));
    const options = await session.openExtensionPage("options.html");
    await revokePermission(session, options, host);
    await session.page.bringToFront();
    await pressSync(session.page);
    await waitForWords(session.page, words);
    expect(asked()).toEqual([]);
    return options;
  }

  async function allow(options: Page): Promise<void> {
    await options.bringToFront();
    await options.reload({ waitUntil: [] });
    await grantPermission(session, options);
    await options.close();
    await session.page.bringToFront();
  }

  async function expectSynced(): Promise<void> {
    const counts = { totalClients: 2, success: 2, failed: 0, uncompleted: 0 };
    expect((await waitUntilFinished(session.page)).legend).toMatchObject(counts);
  }

  test("a tab that was open before an update works without a refresh", async () => {
    await openClientList(session.page, session.sandbox);
    await tick(session.page, some(2));
    await session.page.$eval(ENTRY, (entry) => entry.setAttribute("data-before", ""));
    await renewExtension(session);
    await vi.waitFor(() => session.page.bringToFront(), 5000);
    await session.page.waitForSelector(`${ENTRY}:not([data-before])`);
    await pressSync(session.page);
    expect((await waitUntilFinished(session.page)).legend).toMatchObject({ totalClients: 2, success: 2 });
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
