import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import { accessibilityFindings, tooWide } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { openedPage } from "../../support/launch.ts";
import { amountAsked, toggle, waitUntilSettled } from "../../support/pace.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { pressButton, tabTo, waitForWords } from "../../support/user.ts";
import { textOf } from "../../support/workspace.ts";
import { addToDate } from "../../sandbox/dates.ts";
import type { BookingTrait } from "../../sandbox/people/booking-traits.ts";

/** No driver opens a browser's own side panel: its page stands in a tab here. Everything in it and in its windows goes by keys. */
describe.each(BROWSERS)("managing service bookings with the keyboard in %s", (name) => {
  let session: TestSession;
  let panel: Page;
  const seen = new Set<Page>();

  beforeAll(async () => {
    session = await createTestSession(name, { bookingClients: 12 });
    const options = await session.openExtensionPage("options.html");
    const calls = await options.waitForSelector(
      "::-p-xpath(//label[contains(., 'Send end dates, approvals and rejections')]//input[not(@disabled)])",
    );
    await calls?.press(" ");
    await options.close();
    panel = await session.openExtensionPage("sidepanel.html");
    await panel.setViewport({ width: 360, height: 900 });
  });
  afterAll(() => session?.dispose());

  const shows = (page: Page, words: string) => waitForWords(page, words, textOf);
  const atNdia = (id: number) => {
    const held = session.sandbox.control.bookings().find(({ bookingId }) => bookingId === id);
    if (!held) throw new Error("the booking is gone");
    return held;
  };

  /** Shows the client of this kind in the panel with their bookings, and returns the booking that begins with this category. */
  async function showBookings(trait: BookingTrait, category = "DAILY_ACTIVITIES"): Promise<number> {
    const { control, crm } = session.sandbox;
    const client = control.bookingClients().find((each) => each.trait === trait);
    const held = control.bookings(client?.ndisNumber).find(({ lines }) => lines[0]?.category === category);
    if (!client || !held) throw new Error("no such booking");
    await session.page.bringToFront();
    await session.page.goto(`${crm}/Clients/Profile/${client.clientId}`);
    await shows(panel, `NDIS number ${client.ndisNumber}`);
    await panel.bringToFront();
    await shows(panel, "Nothing was retrieved from the NDIA for this client yet.");
    await toggle(panel, "review", "Plan budgets");
    await pressButton(panel, "Synchronise");
    await shows(panel, String(held.bookingId));
    return held.bookingId;
  }

  /** From the booking's card in the panel to its own window. */
  async function manage(id: number): Promise<Page> {
    await panel.bringToFront();
    const button = `.pb-booking-manage[data-booking="${id}"]`;
    await panel.waitForSelector(button);
    await panel.focus("#pb-record-bookings");
    await tabTo(panel, button);
    await panel.keyboard.press("Enter");
    const review = await openedPage(session, "review.html", (page) => seen.has(page));
    seen.add(review);
    await review.waitForSelector("input[type=radio]:not(:disabled)");
    return review;
  }

  async function choose(review: Page, action: string): Promise<void> {
    await tabTo(review, "input[type=radio]:not(:disabled)");
    const isChosen = () => review.$eval(`input[type=radio][value="${action}"]`, (radio) => radio.checked);
    await review.keyboard.press(" ");
    for (let presses = 0; presses < 7 && !(await isChosen()); presses += 1)
      await review.keyboard.press("ArrowDown");
    expect(await isChosen()).toBe(true);
    await review.waitForSelector('.pb-action-form .pb-button-main[aria-disabled="false"]');
  }

  async function typeInto(review: Page, label: string, text: string): Promise<void> {
    const id = await review.$$eval(
      "label",
      (labels, wanted) => labels.find(({ textContent }) => textContent === wanted)?.htmlFor ?? "",
      label,
    );
    await tabTo(review, `[id="${id}"]`);
    await review.keyboard.down("Control");
    await review.keyboard.press("a");
    await review.keyboard.up("Control");
    await review.keyboard.type(text);
  }

  async function typeDay(review: Page, day: string): Promise<void> {
    await tabTo(review, ".pb-date-input");
    await review.keyboard.type(formatDate(day));
    expect(await review.$eval(".pb-date-input", (field) => (field as HTMLInputElement).value)).toBe(
      formatDate(day),
    );
  }

  async function toReview(review: Page): Promise<void> {
    await tabTo(review, ".pb-action-form .pb-button-main");
    await review.keyboard.press("Enter");
    await review.waitForSelector(".pb-review-foot");
    expect(await accessibilityFindings(review, "page")).toEqual([]);
    expect(await tooWide(review, "page")).toEqual([]);
  }

  async function accept(review: Page): Promise<string[]> {
    if ((await review.$(".pb-declaration input")) !== null) {
      await tabTo(review, ".pb-declaration input");
      await review.keyboard.press(" ");
    }
    if ((await review.$(".pb-confirm-form input")) !== null) {
      await tabTo(review, ".pb-confirm-form input");
      await review.keyboard.type(await amountAsked(review));
    }
    await review.waitForSelector('.pb-confirm-form .pb-button-main[aria-disabled="false"]');
    await tabTo(review, ".pb-confirm-form .pb-button-main");
    await review.keyboard.press("Enter");
    return waitUntilSettled(review, "review");
  }

  test("F134, F137, F138: a booking is ended earlier, with money held back for claims on their way", async () => {
    const id = await showBookings("paid");
    const review = await manage(id);
    await shows(review, "it is used: the NDIA deletes no booking with payment requests");
    expect(await accessibilityFindings(review, "page")).toEqual([]);
    expect(await tooWide(review, "page")).toEqual([]);
    await choose(review, "reduce-end");
    const to = addToDate(session.sandbox.control.today(), { days: 30 });
    await typeDay(review, to);
    await typeInto(review, "Hold back of 01 Assistance with Daily Life", "1000");
    await shows(review, "Goes back to its category and can be booked anew: $5,400.00");
    expect(await accessibilityFindings(review, "page")).toEqual([]);
    await toReview(review);
    await shows(review, "refuses to reduce it a second time");
    expect(await accept(review)).toEqual(["verified"]);
    expect(atNdia(id).revised_end).toBe(to);
    await tabTo(review, ".pb-actions .pb-button:last-child");
    // Chromium closes the window before the key comes up again.
    await review.keyboard.press("Enter").catch((error: unknown) => {
      if (!String(error).includes("Target closed")) throw error;
    });
    await shows(panel, `to ${formatDate(to)}`);
  });

  test("F139, F140: Now leads to a booking that the NDIA made, and it is approved", async () => {
    const id = await showBookings("awaiting-provider");
    await shows(panel, `The NDIA made service booking ${id}`);
    const review = await manage(id);
    await choose(review, "approve");
    await toReview(review);
    expect(await accept(review)).toEqual(["verified"]);
    expect(atNdia(id).status).toBe("APPR");
    await review.close();
  });

  test("F129, F131, F132: money moves between the lines of a booking once that is declared", async () => {
    const id = await showBookings("several-lines");
    const review = await manage(id);
    await choose(review, "reallocate");
    await typeInto(review, "Quantity of 01_011_0107_1_1", "90");
    await typeInto(review, "Quantity of 04_104_0125_6_1", "50");
    expect(await accessibilityFindings(review, "page")).toEqual([]);
    await toReview(review);
    expect(await review.$(".pb-confirm-form")).toBeNull();
    expect(await accept(review)).toEqual(["verified"]);
    expect(atNdia(id).lines.map(({ quantity }) => quantity)).toEqual([9000, 5000, 5000]);
    await review.close();
  });

  test("F142, F143: a booking that gets a payment request meanwhile isn't deleted, and the NDIA's words say why", async () => {
    const id = await showBookings("fees-booked", "CB_CHOICE_CONTROL");
    const review = await manage(id);
    await choose(review, "delete");
    await shows(review, "Service bookings shouldn't be deleted");
    await toReview(review);
    session.sandbox.control.addPaymentRequest(id, 10_000);
    expect(await accept(review)).toEqual(["failed"]);
    expect((await textOf(review)).toLowerCase()).toContain("payment request");
    expect(atNdia(id).status).toBe("APPR");
    await review.close();
  });

  test("F144: a force sync without a linked record replaces what is kept, and says that the CRM stays", async () => {
    const id = await showBookings("inactive");
    const review = await manage(id);
    await shows(review, "It is inactive");
    await choose(review, "force-sync");
    session.sandbox.control.resetCounters();
    await tabTo(review, ".pb-action-form .pb-button-main");
    await review.keyboard.press("Enter");
    await shows(review, "no record of it is linked with this booking");
    expect(session.sandbox.control.counters().writes).toEqual({});
    await review.close();
  });
});
