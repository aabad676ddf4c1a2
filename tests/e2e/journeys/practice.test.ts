import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFindings, tooWide } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { openedPage } from "../../support/launch.ts";
import { confirm, reviewWindow } from "../../support/pace.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { pressButton, waitForWords } from "../../support/user.ts";
import { textOf } from "../../support/workspace.ts";

const BAND = "Nothing reaches the NDIA or your CRM.";

/** The stores of the real database with their rows, and which databases there are. */
function realRows(page: Page): Promise<{ counts: Record<string, number>; names: string[] }> {
  return page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name = "" }) => name);
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("planbridge");
      opening.addEventListener("success", () => resolve(opening.result));
      opening.addEventListener("error", () => reject(new Error("the database can't be opened")));
    });
    const stores = Array.from(db.objectStoreNames).filter((name) => name !== "settings");
    const counted = stores.map(
      (name) =>
        new Promise<[string, number]>((resolve) => {
          const request = db.transaction(name).objectStore(name).count();
          request.addEventListener("success", () => resolve([name, request.result]));
        }),
    );
    const counts = Object.fromEntries(await Promise.all(counted));
    db.close();
    return { counts, names };
  });
}

describe.each(BROWSERS)("practice in %s", (name) => {
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 2, activated: false, welcome: "kept" });
  });
  afterAll(() => session?.dispose());

  test("a new computer practises without a connection: a group is fixed and verified, and the real data stays as it was", async () => {
    const welcome = await openedPage(session, "welcome.html", () => false);
    await welcome.bringToFront();
    await waitForWords(welcome, "You need no connection", textOf);
    const before = await realRows(welcome);
    await pressButton(welcome, "Try with invented data");

    const workspace = await openedPage(session, "workspace.html", () => false);
    await workspace.bringToFront();
    const shows = (words: string) => waitForWords(workspace, words, textOf);
    await shows(BAND);
    await shows("Ada Example");
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
    expect(await tooWide(workspace, "page")).toEqual([]);

    await workspace.evaluate(() => (location.hash = "#results"));
    await shows("Plan end date differs");
    await shows("3 clients");
    await workspace.click(".pb-group");
    await pressButton(workspace, "Fix 3 contracts…");
    await shows("3 changes to review.");
    await pressButton(workspace, "Open review");
    const review = await reviewWindow(session);
    await waitForWords(review, BAND, textOf);
    await waitForWords(review, "Accept all without warnings (3)", textOf);
    await confirm(review, "Accept all without warnings (3)");
    await waitForWords(review, "3 proposals saved and verified in the CRM.", textOf);
    await workspace.bringToFront();
    await shows("3 changes saved and verified.");

    await pressButton(workspace, "Leave practice");
    // The page begins anew, and for a moment there is nothing to read.
    await expect
      .poll(async () => {
        const text = await textOf(workspace).catch(() => BAND);
        return text.includes("Workspace") || text.includes(BAND);
      })
      .toBe(false);
    expect(await textOf(workspace)).not.toContain("Banjo Sample");
    await expect.poll(async () => (await realRows(workspace)).names).not.toContain("practice");
    expect(await realRows(workspace)).toMatchObject({ counts: before.counts });
  });
});
