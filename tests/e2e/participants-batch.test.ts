import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFindings, tooWide } from "../support/accessibility-check.ts";
import { BROWSERS } from "../support/browsers.ts";
import {
  openProfile,
  paceBudgets,
  type Person,
  person,
  press,
  reviewWindow,
  toggle,
} from "../support/pace.ts";
import { waitUntilFinished } from "../support/screen.ts";
import { createTestSession, killWorker, type TestSession } from "../support/test-session.ts";
import { openClientList, panelText, pressSync, tick, waitForWords } from "../support/user.ts";
import { textOf } from "../support/workspace.ts";

const TITLE = "Synchronise Participant Information";

describe.each(BROWSERS)("synchronising participants in %s", (name) => {
  let session: TestSession;
  let onPace: Person;
  let outsidePace: Person;
  let withoutBirthday: Person;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    const { sandbox } = session;
    onPace = person(sandbox, ({ caseName, pace }) => caseName === "matching" && pace);
    outsidePace = person(sandbox, ({ caseName, pace }) => caseName === "matching" && !pace);
    withoutBirthday = person(sandbox, ({ caseName }) => caseName === "date-of-birth-missing");
    for (const { ndisNumber } of [onPace, outsidePace])
      sandbox.control.changeParticipant(ndisNumber, { consents: true });
  });
  afterAll(() => session?.dispose());

  const shows = (page: Page, words: string) => waitForWords(page, words, textOf);
  const asked = ({ ndisNumber }: Person) =>
    Object.entries(session.sandbox.control.counters().participants[ndisNumber] ?? {}).filter(
      ([, times]) => times > 0,
    );

  test("the Action menu leads to a window that says whose pages these are, and nothing is asked before consent", async () => {
    const { page, sandbox } = session;
    await openClientList(page, sandbox, "?pageSize=100");
    await pressSync(page, TITLE);
    await waitForWords(page, "No client is ticked.");
    await tick(
      page,
      [onPace, outsidePace, withoutBirthday].map((each) => each.name),
    );
    sandbox.control.resetCounters();
    await pressSync(page, TITLE);
    const review = await reviewWindow(session);
    for (const { name: client } of [onPace, outsidePace, withoutBirthday]) await shows(review, client);
    await shows(review, `NDIS number ${onPace.ndisNumber}`);
    await shows(review, "Date of Birth");
    expect(await accessibilityFindings(review, "page")).toEqual([]);
    expect(await tooWide(review, "page")).toEqual([]);
    await press(review, "review", "Synchronise 3 clients");
    await shows(review, "Confirm the participants' consent, or leave out Plan budgets.");
    expect(await panelText(page)).toContain("in the window that has opened");
    expect([asked(onPace), asked(outsidePace)]).toEqual([[], []]);
    await review.close();
  });

  test("F146, F149, F152, F153: three ticked clients, one of whom doesn't consent and one fails, are each synchronised once, although the background dies", async () => {
    const { page, sandbox } = session;
    const { control } = sandbox;
    // The one outside PACE isn't answered before the background has died.
    await control.setFaults({ ndia: { holdAfter: 0, only: "service-bookings" } });
    control.resetCounters();
    await page.bringToFront();
    await pressSync(page, TITLE);
    const review = await reviewWindow(session);
    await toggle(review, "review", outsidePace.name);
    await toggle(review, "review", "The 1 ticked participant consents");
    await press(review, "review", "Synchronise 3 clients");
    await shows(review, "Syncing, 2 of 3 clients done");
    const once = asked(onPace);
    expect(new Set(once.map(([, times]) => times))).toEqual(new Set([1]));
    expect(await killWorker(session)).toBe(true);
    await control.setFaults({});
    const { legend } = await waitUntilFinished(review);
    expect(legend).toMatchObject({ totalClients: 3, processed: 3, success: 2, failed: 1, uncompleted: 0 });
    // What was settled isn't asked for again; what was on its way when the background died is, once. On a busy machine
    // Firefox may end it only after the answers have come.
    expect(asked(onPace)).toEqual(once);
    const again = Object.fromEntries(asked(outsidePace));
    for (const question of ["determine", "goals", "bookings"]) expect([1, 2]).toContain(again[question]);
    expect(again).not.toHaveProperty("planBudgets");
    expect(asked(withoutBirthday)).toEqual([]);
    await review.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
    const budgets = paceBudgets(sandbox, onPace).length;
    await shows(review, `${budgets} budgets: ${budgets} new.`);
    await shows(review, "Nobody has confirmed that the participant consents to sharing budgets.");
    expect(await textOf(review)).toMatch(/\d bookings?: \d new\./);
    expect(await accessibilityFindings(review, "page")).toEqual([]);
    expect(await tooWide(review, "page")).toEqual([]);
    await review.close();
  });

  test("the client list and the popup show the result, beside a sync of another kind", async () => {
    const { page, sandbox } = session;
    await page.bringToFront();
    await waitForWords(page, "Finished: 3 clients processed; 2 success, 1 failed, 0 uncompleted.");
    expect(await panelText(page)).not.toContain("What came of it");
    await openClientList(page, sandbox, "?pageSize=100");
    await tick(page, [onPace.name]);
    await pressSync(page);
    await waitUntilFinished(page);
    const popup = await session.openExtensionPage("popup.html");
    await shows(popup, "Latest sync");
    await shows(popup, `${TITLE}, started`);
    await popup.close();
  });

  test("F146, F152: the client's own page leads to the window for this one client, with a summary of what came", async () => {
    await openProfile(session, outsidePace.id);
    await press(session.page, "planbridge-client", TITLE);
    const review = await reviewWindow(session);
    await shows(review, outsidePace.name);
    await toggle(review, "review", "The participant consents");
    await press(review, "review", "Synchronise");
    await shows(review, "Finished: 1 client processed; 1 success");
    await shows(review, "Budgets of plans outside PACE aren't asked for");
    await shows(review, "Outside PACE the NDIA shows budgets only where all of this holds:");
    await shows(review, "nothing new.");
    expect(await accessibilityFindings(review, "page")).toEqual([]);
    await review.close();
  });
});
