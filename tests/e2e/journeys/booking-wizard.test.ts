import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BookingTrait } from "../../sandbox/people/booking-traits.ts";
import { accessibilityFindings, tooWide } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { openProfile, reviewWindow, waitFor } from "../../support/pace.ts";
import { enterAt, tabTo, typeAt } from "../../support/press/tab-to.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { waitForWords } from "../../support/user.ts";
import { textOf } from "../../support/workspace.ts";

/** The plan-management fee of each month; setting up ended before the plan began. */
const FEE_ITEM = "14_034_0127_8_3";
const START = "Create service booking…";

/** By keyboard alone, from the client's page to the side panel. */
describe.each(BROWSERS)("creating service bookings in %s", (name) => {
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 3, bookingClients: 2 });
  });
  afterAll(() => session?.dispose());

  const clientOf = (trait: BookingTrait) => {
    const found = session.sandbox.control.bookingClients().find((each) => each.trait === trait);
    if (!found) throw new Error(`no client for bookings is ${trait}`);
    return found;
  };
  const bookingsOf = (trait: BookingTrait) => session.sandbox.control.bookings(clientOf(trait).ndisNumber);
  const shows = (page: Page, words: string) => waitForWords(page, words, textOf);
  const isSound = async (page: Page) =>
    expect([await accessibilityFindings(page, "page"), await tooWide(page, "page")]).toEqual([[], []]);

  async function openWizard(trait: BookingTrait): Promise<Page> {
    await session.page.bringToFront();
    await openProfile(session, clientOf(trait).clientId);
    await waitFor(session.page, "planbridge-client", START);
    await enterAt(session.page, START);
    const review = await reviewWindow(session);
    await review.bringToFront();
    await shows(review, "Before you send it");
    return review;
  }

  async function addLine(review: Page, category: string, amount: string): Promise<void> {
    await enterAt(review, "Add");
    await review.keyboard.type(category);
    await typeAt(review, "Amount", amount);
  }

  async function accept(review: Page, amount: string): Promise<void> {
    await shows(review, "Will be created");
    expect(await textOf(review)).not.toContain("to confirm");
    await tabTo(review, "The participant has talked");
    await review.keyboard.press(" ");
    await shows(review, `Type ${amount} to confirm`);
    await typeAt(review, "Type ", amount);
    await enterAt(review, "Submit");
  }

  test("F2, F119, F124, F125: a booking is created by keyboard from the client's page, and stands in the side panel as the NDIA has it", async () => {
    const before = bookingsOf("fees-booked").length;
    const review = await openWizard("fees-booked");
    await isSound(review);
    await enterAt(review, "Continue");
    await addLine(review, "03", "300.50");
    await shows(review, "Total $300.50");
    await isSound(review);
    await enterAt(review, "Review");
    await accept(review, "300.50");
    await shows(review, "Saved and verified at the NDIA.");
    await isSound(review);
    const made = bookingsOf("fees-booked").slice(before);
    expect(
      made.map(({ type, status, lines }) => [type, status, lines[0]?.category, lines[0]?.allocated]),
    ).toEqual([["ZPLM", "INPR", "CONSUMABLES", 30_050]]);
    await review.close();
    const panel = await session.openExtensionPage("sidepanel.html");
    await session.page.bringToFront();
    await shows(panel, String(made[0]?.bookingId));
    await shows(panel, "In Process");
    await panel.close();
  });

  test("F117: what would overlap that booking is refused beside its field, and what was typed outlives the window", async () => {
    const review = await openWizard("fees-booked");
    await enterAt(review, "Continue");
    await addLine(review, "03", "12.00");
    await shows(review, "is for 03 Consumables already");
    const before = bookingsOf("fees-booked").length;
    await enterAt(review, "Review");
    expect(await textOf(review)).not.toContain("Will be created");
    await review.close();
    const again = await openWizard("fees-booked");
    await shows(again, "Restored what you had entered.");
    await enterAt(again, "Continue");
    await shows(again, "Total $12.00");
    expect(bookingsOf("fees-booked")).toHaveLength(before);
    await again.close();
  });

  test("F16, F192: without a fee booking the wizard begins with it, and plan managed bookings wait for it", async () => {
    const review = await openWizard("no-bookings");
    await tabTo(review, "Standard");
    await review.keyboard.press("ArrowDown");
    await shows(review, "Create the standard booking of your fees first.");
    await review.keyboard.press("ArrowUp");
    await shows(review, "Nothing stands in the way.");
    await enterAt(review, "Continue");
    await shows(review, "Line 1");
    expect(await review.$eval("#pb-line-1-item", (item) => (item as HTMLInputElement).value)).toBe(FEE_ITEM);
    await typeAt(review, "Rate", "999999.00");
    await enterAt(review, "Review");
    await accept(review, "999,999.00");
    await shows(review, "The category has less money left than the booking asks for.");
    await shows(review, "Message from the NDIA");
    expect(bookingsOf("no-bookings")).toEqual([]);
    await isSound(review);
    await review.close();
  });
});
