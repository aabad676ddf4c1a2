import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatDate } from "../../lib/core/calendar-date.ts";
import { addDays, weekday, weekdayName } from "../../lib/core/days.ts";
import { holidayOn } from "../../lib/domain/holidays/holidays.ts";
import { STATE_IDS } from "../../lib/domain/holidays/states.ts";
import { FIREFOX_ALONE } from "../support/browsers.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import { fillHead, fillLine, findingsOf, INVOICE, openInvoice, valueOf } from "../support/invoice.ts";
import { machineToday } from "../support/clock/machine-clock.ts";
import { person, press } from "../support/pace.ts";
import { pressButton, type, waitForWords } from "../support/user.ts";

describe.each(FIREFOX_ALONE)("public holidays in %s", (name) => {
  let session: TestSession;
  beforeAll(async () => {
    session = await createTestSession(name, { clients: 30 });
  });
  afterAll(() => session?.dispose());

  test("a holiday added in Options warns about a weekday item, and the warning links back to it", async () => {
    const { page, sandbox } = session;
    const day = ordinaryDay();
    const options = await session.openExtensionPage("options.html");
    await addHoliday(options, day, "Show day");
    await waitForWords(options, `${formatDate(day)} ${weekdayName(day).slice(0, 3)}`, textOf);
    await waitForWords(options, "added for all states", textOf);
    await options.close();

    await openInvoice(session, person(sandbox, ({ caseName }) => caseName === "matching").id);
    await fillHead(page, "PH-1");
    await fillLine(page, 0, {
      DeliveredFrom: formatDate(day),
      DeliveredTo: formatDate(day),
      SupportItem: "01_011_0107_1_1 - Weekday Daytime",
    });
    const words = new RegExp(
      `${formatDate(day)} is a public holiday in (${STATE_IDS.join("|")}) \\(Show day\\)`,
    );
    await expect.poll(holidayWords).toMatch(words);

    await press(page, INVOICE, "Edit holidays");
    const opened = await tabOf("/options.html#holidays");
    await opened.bringToFront();
    // In the first days of January the day is one of the year before, and the list begins with this year's.
    await opened.waitForSelector("#pb-holiday-year");
    await opened.select("#pb-holiday-year", day.slice(0, 4));
    await waitForWords(opened, "added for all states", textOf);
    await pressRemove(opened, `Remove Show day, ${formatDate(day)}`);
    await expect.poll(() => textOf(opened)).not.toContain("added for all states");
    await opened.close();

    // Nothing is loaded anew, and what was typed is still there.
    await page.bringToFront();
    await expect.poll(holidayWords).toBeUndefined();
    expect(await valueOf(page, 0, "DeliveredFrom")).toBe(formatDate(day));
  });

  test("the default state is saved, and invalid input is reported at its field", async () => {
    const options = await session.openExtensionPage("options.html");
    await options.waitForSelector("#pb-home-state");
    await options.select("#pb-home-state", "TAS");
    await addHoliday(options, "2026-12-25", "Christmas");
    await waitForWords(options, "is already a public holiday in all states (Christmas Day).", textOf);
    await expect.poll(() => options.evaluate(() => document.activeElement?.id)).toBe("pb-holiday-date");
    await options.reload({ waitUntil: [] });
    await expect.poll(() => valueIn(options, "#pb-home-state")).toBe("TAS");
    // What was refused is there again, with the state that it had; without it the default state's list is shown.
    await pressButton(options, "Clear it");
    await options.reload({ waitUntil: [] });
    await expect.poll(() => valueIn(options, "#pb-holiday-state")).toBe("TAS");
    await options.close();
  });

  const holidayWords = async () =>
    (await findingsOf(session.page)).find(({ code }) => code === "public-holiday")?.words;

  async function tabOf(address: string): Promise<Page> {
    // Firefox doesn't tell a driver of an address that an extension opens.
    const addressOf = (tab: Page) => tab.evaluate(() => location.href).catch(() => "");
    const find = async () => {
      for (const tab of await session.browser.pages())
        if ((await addressOf(tab)).endsWith(address)) return tab;
      return undefined;
    };
    await expect.poll(find).toBeDefined();
    return (await find()) as Page;
  }
});

const textOf = (page: Page) => page.evaluate(() => document.body.innerText);

function valueIn(page: Page, selector: string): Promise<string | undefined> {
  return page.evaluate((wanted) => document.querySelector<HTMLSelectElement>(wanted)?.value, selector);
}

async function addHoliday(options: Page, date: string, name: string): Promise<void> {
  await options.waitForSelector("#pb-holiday-date");
  // How a day is typed depends on the browser's language.
  await options.$eval(
    "#pb-holiday-date",
    (field, value) => {
      (field as HTMLInputElement).value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    date,
  );
  await type(options, "#pb-holiday-name", name);
  await options.select("#pb-holiday-scope", "all");
  await pressButton(options, "Add holiday");
}

async function pressRemove(options: Page, label: string): Promise<void> {
  const button = await options.waitForSelector(`button[aria-label="${label}"]`);
  await button?.click();
}

/** The last weekday before today that no state keeps. */
function ordinaryDay(): string {
  let day = addDays(machineToday(), -1);
  while ([0, 6].includes(weekday(day)) || STATE_IDS.some((state) => holidayOn(day, state)))
    day = addDays(day, -1);
  return day;
}
