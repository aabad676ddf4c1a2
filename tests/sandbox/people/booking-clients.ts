import { createRandom } from "../random.ts";
import { bookingPlan, bookingRecord, type BookingTrait } from "./booking-traits.ts";
import { FICTION_PHONES, FIRST_NAMES, PLACES, STREETS, SURNAMES } from "./names.ts";
import type { Person } from "./person.ts";

/**
 * A client outside PACE whose two sides agree and who can be booked for. They are made apart from all others, who stay as
 * they are however many of these there are. The same number always gives the same client.
 * @param number counted from 1
 */
export function generateBookingClient(
  number: number,
  trait: BookingTrait,
  ndisNumber: string,
  today: string,
): Person {
  const random = createRandom(7_000_000 + number);
  const plan = bookingPlan(trait, 9_500_000 + number * 10 + 5, today);
  const record = bookingRecord(trait, plan);
  const place = random.pick(PLACES);
  const [firstName, surname] = [random.pick(FIRST_NAMES), random.pick(SURNAMES)];
  const dateOfBirth = `${random.integer(1950, 2005)}-0${random.integer(1, 9)}-${random.integer(10, 28)}`;
  return {
    caseName: trait === "no-bookings" ? "total-is-placeholder" : "matching",
    crm: {
      firstName,
      surname,
      gender: "Not stated",
      dateOfBirth,
      ndisNumber,
      email: `booking.${number}@example.test`,
      phone: random.pick(FICTION_PHONES),
      address: `${random.integer(1, 240)} ${random.pick(STREETS)}`,
      suburb: place.suburb,
      state: place.state,
      postcode: place.postcode,
      region: place.region,
      pace: false,
      apiAccess: false,
    },
    // Without plan budgets, as a contract is before its first synchronisation.
    contracts: [
      {
        reference: `NDIS Plan ${plan.start.slice(0, 4)}-${plan.end.slice(0, 4)}`,
        contractNumber: String(plan.id),
        planStart: plan.start,
        planEnd: plan.end,
        totalFunding:
          trait === "no-bookings" ? 100 : record.budgets.reduce((sum, { approved }) => sum + approved, 0),
        active: true,
        budgets: [],
      },
    ],
    ndia: {
      ndisNumber,
      surname,
      dateOfBirth,
      pace: false,
      authorised: true,
      plans: [plan],
      paceSeed: null,
      record,
    },
  };
}
