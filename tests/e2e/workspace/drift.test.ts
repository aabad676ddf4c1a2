import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addToDate } from "../../sandbox/dates.ts";
import { accessibilityFindings, tooWide } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { confirm, contractOf, crmBudgets, type Person, person, reviewWindow } from "../../support/pace.ts";
import { waitUntilFinished } from "../../support/screen.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { openClientList, pressButton, pressSync, tick, waitForWords } from "../../support/user.ts";
import { textOf } from "../../support/workspace.ts";

describe.each(BROWSERS)("drift in %s", (name) => {
  let session: TestSession;
  let people: Person[];
  let workspace: Page;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    const { sandbox } = session;
    people = (["one-period", "several-periods"] as const).map((periods) =>
      person(
        sandbox,
        ({ caseName, paceTraits }) =>
          caseName === "matching" &&
          ["agrees", "self-managed", periods].every((trait) => paceTraits.some((each) => each === trait)),
      ),
    );
  });
  afterAll(() => session?.dispose());

  const shows = (words: string) => waitForWords(workspace, words, textOf);
  const endOf = (one: Person) => contractOf(session.sandbox, one).plan_end ?? "";

  test("a group of contracts whose plan the NDIA has extended is settled from the workspace", async () => {
    const { page, sandbox } = session;
    const extended = people.map((each) => addToDate(endOf(each), { months: 2 }));
    for (const [at, each] of people.entries()) {
      const { ndisNumber } = each;
      sandbox.control.changeParticipant(ndisNumber, { planEnd: extended[at] ?? "" });
      // Money moves besides, and nothing becomes smaller.
      for (const { category, amount } of crmBudgets(sandbox, contractOf(sandbox, each).id))
        sandbox.control.changeBudget(ndisNumber, category, { approved: amount + 100_000 });
    }
    await openClientList(page, sandbox, "?pageSize=100");
    await tick(
      page,
      people.map(({ name: each }) => each),
    );
    await pressSync(page);
    await waitUntilFinished(page);

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
