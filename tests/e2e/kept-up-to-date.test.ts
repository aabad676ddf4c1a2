import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatDate } from "../../lib/core/calendar-date.ts";
import { addToDate } from "../sandbox/dates.ts";
import { accessibilityFindings, tooWide } from "../support/accessibility-check.ts";
import { BROWSERS } from "../support/browsers.ts";
import { type Person, person } from "../support/pace.ts";
import { pressStill } from "../support/press/press-still.ts";
import { createTestSession, killWorker, type TestSession } from "../support/test-session.ts";
import { pressButton, waitForWords } from "../support/user.ts";
import { textOf } from "../support/workspace.ts";

/** What of the extension's own functions its pages are asked to do. */
interface Badge {
  browser: { action: { getBadgeText(of: object): Promise<string> } };
}

/** Two participants are known, so 30 days have room for two calls: those of the one on PACE, who has more money. */
describe.each(BROWSERS)("participants are kept up to date in %s", (name) => {
  let session: TestSession;
  let panel: Page;
  let onPace: Person;
  let outsidePace: Person;
  let today: string;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    const { control } = session.sandbox;
    today = control.today();
    onPace = person(
      session.sandbox,
      ({ caseName, paceTraits }) => caseName === "matching" && paceTraits.length > 0,
    );
    outsidePace = person(session.sandbox, ({ caseName, pace }) => caseName === "matching" && !pace);
    for (const { ndisNumber } of [onPace, outsidePace])
      control.changeParticipant(ndisNumber, { consents: true, planEnd: addToDate(today, { days: -1 }) });
    await openPanel();
  });
  afterAll(() => session?.dispose());

  /** Anew, as a person opens it. */
  async function openPanel(): Promise<void> {
    await panel?.close();
    panel = await session.openExtensionPage("sidepanel.html");
    await panel.setViewport({ width: 360, height: 900 });
  }
  const shows = (words: string, page = panel) => waitForWords(page, words, textOf);
  const badge = () => panel.evaluate(() => (globalThis as unknown as Badge).browser.action.getBadgeText({}));
  const callsFor = ({ ndisNumber }: Person) =>
    Object.values(session.sandbox.control.counters().participants[ndisNumber] ?? {}).reduce(
      (a, b) => a + b,
      0,
    );

  async function synchronise({ id, name: client }: Person): Promise<void> {
    await session.page.bringToFront();
    await session.page.goto(`${session.sandbox.crm}/Clients/Profile/${id}`);
    await shows(client);
    await panel.bringToFront();
    const tick = await panel.waitForSelector(
      "::-p-xpath(//label[contains(., 'The participant consents')]//input)",
    );
    if (tick) await pressStill(tick);
    await pressButton(panel, "Synchronise");
    await shows("Sharing plan budgets was confirmed");
  }

  /** What was stored just now is as if it had been stored two days ago: its plan's end has passed since. */
  async function letTwoDaysPass(): Promise<void> {
    await panel.evaluate(async (day) => {
      const settle = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
          request.addEventListener("success", () => resolve(request.result));
          request.addEventListener("error", () => reject(new Error("the database refused it")));
        });
      const db = await settle(indexedDB.open("planbridge"));
      const store = db.transaction("overviews", "readwrite").objectStore("overviews");
      type Row = { plans: { retrievedAt: number }; budgets?: { retrievedAt: number }; dueOn: string };
      for (const row of (await settle(store.getAll())) as Row[]) {
        for (const part of [row.plans, row.budgets]) if (part) part.retrievedAt -= 2 * 86_400_000;
        await settle(store.put({ ...row, dueOn: day }));
      }
      db.close();
    }, today);
  }

  test("F113: on the day after a plan's end the extension is found by itself, within the allowance, and told by a badge", async () => {
    await synchronise(outsidePace);
    await synchronise(onPace);
    expect(await badge()).toBe("");
    await shows("Nothing new");
    const { control } = session.sandbox;
    control.changeParticipant(onPace.ndisNumber, { planEnd: addToDate(today, { months: 10 }) });
    control.resetCounters();
    // From now on the background's own alarm may find it at any moment.
    await letTwoDaysPass();
    // The browser ends the background; the next message starts it, as its alarm would.
    await killWorker(session);
    await openPanel();
    await expect.poll(badge).toBe("1");
    expect([callsFor(onPace), callsFor(outsidePace)]).toEqual([2, 0]);
  });

  test("the digest in the panel tells what came, and the badge is gone once it is seen", async () => {
    await openPanel();
    await shows("New about 1 participant");
    expect(await accessibilityFindings(panel, "page")).toEqual([]);
    const tabs = (await session.browser.pages()).length;
    await panel.click(".pb-digest summary");
    const end = formatDate(addToDate(today, { months: 10 }));
    await shows(`The NDIA extended the plan to ${end}.`);
    expect(await textOf(panel)).toContain(onPace.name);
    expect(await accessibilityFindings(panel, "page")).toEqual([]);
    expect(await tooWide(panel, "page")).toEqual([]);
    await expect.poll(badge).toBe("");
    await panel.click(".pb-digest summary");
    await shows("Nothing new");
    expect((await session.browser.pages()).length).toBe(tabs);
  });

  test("Options shows the calls and who waits, and a smaller allowance is kept", async () => {
    const options = await session.openExtensionPage("options.html");
    await shows("Kept up to date", options);
    await shows("2 of 200", options);
    await shows("2 of 2", options);
    await shows("1 participant", options);
    await shows("1 participant retrieved", options);
    await options.$eval("#upkeep-allowance", (input) => {
      (input as HTMLInputElement).value = "";
    });
    await options.type("#upkeep-allowance", "2001");
    await options.click("#upkeep form button");
    await shows("Enter a whole number from 0 to 2,000.", options);
    expect(await accessibilityFindings(options, "page")).toEqual([]);
    await options.click("#upkeep-allowance", { count: 3 });
    await options.type("#upkeep-allowance", "0");
    await options.click("#upkeep form button");
    await shows("Switched off. Enter a number to switch it on.", options);
    await options.close();
    const again = await session.openExtensionPage("options.html");
    await shows("2 of 0", again);
    await again.close();
  });
});
