import type { Page } from "puppeteer-core";
import type { BookingTrait } from "../sandbox/people/booking-traits.ts";
import { openedPage } from "./launch.ts";
import { confirm, openContract, openProfile, press, textIn, toggle, waitFor } from "./pace.ts";
import type { TestSession } from "./test-session.ts";

/** A client for bookings, with their contract. */
export function bookingClient({ sandbox: { control } }: TestSession, trait: BookingTrait) {
  const client = control.bookingClients().find((each) => each.trait === trait);
  const [contract] = control.contractsOf(client?.clientId ?? 0);
  if (!client || !contract) throw new Error(`the sandbox has no client who is ${trait}`);
  return { ...client, contract: contract.id };
}

/** The contract's page, reached from the client's: that is how Planbridge learns whose it is. */
export async function openBookingContract(
  session: TestSession,
  { clientId, contract }: { clientId: number; contract: number },
): Promise<void> {
  await openProfile(session, clientId);
  await waitFor(session.page, "planbridge-client", "Create service booking…");
  await openContract(session, contract);
  await waitFor(session.page, "planbridge-status", "Service bookings:");
}

const returned = new WeakSet<Page>();

/** Presses Review and accept… on the CRM's page, declares what is asked, types the amount and accepts with this button. */
export async function acceptBookings(session: TestSession, button: string): Promise<string> {
  await press(session.page, "planbridge-status", "Review and accept…");
  const review = await openedPage(session, "review.html", (each) => returned.has(each));
  returned.add(review);
  await toggle(review, "review", "The participant has talked");
  const text = await textIn("review")(review);
  await confirm(review, button);
  return text;
}
