import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFindings, tooWide } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { confirm, contractOf, type Person, reviewWindow } from "../../support/pace.ts";
import { agreeingPeople, extendAndSync } from "../../support/sync.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { pressButton, waitForWords } from "../../support/user.ts";
import { textOf } from "../../support/workspace.ts";

describe.each(BROWSERS)("drift in %s", (name) => {
  let session: TestSession;
  let people: Person[];
  let workspace: Page;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    people = agreeingPeople(session.sandbox);
  });
  afterAll(() => session?.dispose());

  const shows = (words: string) => waitForWords(workspace, words, textOf);
  const endOf = (one: Person) => contractOf(session.sandbox, one).plan_end ?? "";

  test("a group of contracts whose plan the NDIA has extended is settled from the workspace", async () => {
    const extended = await extendAndSync(session, people);

    workspace = await session.openExtensionPage("workspace.html#drift");
    await shows("Plan end differs");
    await shows("2 differences, 2 clients");
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
    expect(await tooWide(workspace, "page")).toEqual([]);
    await workspace.click(".pb-group");
    await pressButton(workspace, "Review changes for 2 clients…");
    await shows("2 changes to review.");
    // It opens by itself in front of somebody who waits; a press brings it to the front.
    await pressButton(workspace, "Open review");
    const review = await reviewWindow(session);
    await waitForWords(review, "Accept all without warnings (2)", textOf);
    await confirm(review, "Accept all without warnings (2)");
    await waitForWords(review, "2 proposals saved and verified in the CRM.", textOf);
    await workspace.bringToFront();
    await shows("No differences are known.");
    expect(people.map(endOf)).toEqual(extended);
  });

  test("the participants that were synced are listed with their plans, and found by a contract", async () => {
    await workspace.goto(`${session.extension}/workspace.html#participants`, { waitUntil: [] });
    await shows("2 participants");
    for (const { name: each, ndisNumber } of people) {
      await shows(each);
      await shows(ndisNumber);
    }
    const [first] = people;
    if (!first) throw new Error("nobody");
    await workspace.type('input[type="search"]', contractOf(session.sandbox, first).reference ?? "");
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
  });
});
