import type { IsoDate } from "../../core/calendar-date.ts";
import type { PaceConsent } from "../change/change.ts";
import { categoryByDigits } from "../catalogue/item-category.ts";
import { supportCategory } from "../catalogue/support-category.ts";
import type { Booking, BookingLine, BookingStatus } from "./booking.ts";

/** What the organisation is to its participants: which conditions the NDIA has for budgets outside PACE depends on it. */
export const ORGANISATION_ROLES = ["plan-manager", "support-coordinator"] as const;

export type OrganisationRole = (typeof ORGANISATION_ROLES)[number];

/** `unknown`: what is stored doesn't tell, which isn't a no. */
export type ConditionState = "holds" | "fails" | "unknown";

/** One of the NDIA's conditions for being shown the budgets of a plan outside PACE. */
export interface BudgetCondition {
  code: "fee-booking" | "plan-managed-booking" | "coordination-booking" | "consent";
  /** What has to be the case, as a sentence. */
  what: string;
  state: ConditionState;
  /** Of one that doesn't hold, or can't be told: why, or what to do. */
  remedy?: string;
}

/** All that tells whether the conditions hold. Absent parts were never retrieved, or never confirmed. */
export interface BudgetAccessSources {
  role: OrganisationRole;
  consent?: PaceConsent | undefined;
  bookings?: { bookings: readonly Booking[]; unread: readonly string[] } | undefined;
  today: IsoDate;
}

/**
 * The NDIA's conditions for budgets outside PACE, all of which have to hold (F102): for a plan manager an active standard
 * booking of its fees, an active plan-managed booking and the participant's consent (F103); for a support coordinator an active
 * booking of support coordination and consent (F104). The NDIA lists an organisation's own bookings, so one that is listed counts.
 */
export function budgetConditions(sources: BudgetAccessSources): BudgetCondition[] {
  const { role, consent } = sources;
  const bookings = role === "plan-manager" ? [feeBooking, planManagedBooking] : [coordinationBooking];
  return [...bookings.map((condition) => condition(sources)), consentCondition(consent)];
}

const FEE_CATEGORY = 14;
const COORDINATION_CATEGORY = 7;
/** Plan management: set-up costs, and the fee of each month. */
const FEE_ITEMS: ReadonlySet<string> = new Set(["14_033_0127_8_3", "14_034_0127_8_3"]);

function feeBooking(sources: BudgetAccessSources): BudgetCondition {
  return bookingCondition(sources, {
    code: "fee-booking",
    what: "An active standard booking for Choice and Control has your plan management fees (14_033_0127_8_3 or 14_034_0127_8_3).",
    fits: (booking) =>
      every(
        isOfType(booking, "standard"),
        some(booking, (line) => every(isOfCategory(line, FEE_CATEGORY), isFeeItem(line))),
      ),
  });
}

function planManagedBooking(sources: BudgetAccessSources): BudgetCondition {
  return bookingCondition(sources, {
    code: "plan-managed-booking",
    what: "The participant has an active plan-managed booking with your organisation.",
    fits: (booking) => isOfType(booking, "plan-managed"),
  });
}

function coordinationBooking(sources: BudgetAccessSources): BudgetCondition {
  return bookingCondition(sources, {
    code: "coordination-booking",
    what: "The participant has an active support coordination booking with your organisation.",
    fits: (booking) => some(booking, (line) => isOfCategory(line, COORDINATION_CATEGORY)),
  });
}

/** Nobody but the NDIA knows of a withdrawn consent, so without a confirmation it is unknown. */
function consentCondition(consent: PaceConsent | undefined): BudgetCondition {
  const what = "The participant consents in the NDIA's participant portal to sharing their plan budgets.";
  if (consent) return { code: "consent", what, state: "holds" };
  return {
    code: "consent",
    what,
    state: "unknown",
    remedy: "Nobody has confirmed it here. Ask the participant, then confirm it when you synchronise.",
  };
}

/** `null`: not told. */
type Told = boolean | null;

function bookingCondition(
  { bookings, today }: BudgetAccessSources,
  { code, what, fits }: Pick<BudgetCondition, "code" | "what"> & { fits: (booking: Booking) => Told },
): BudgetCondition {
  if (!bookings)
    return {
      code,
      what,
      state: "unknown",
      remedy: "Service bookings were never retrieved. Synchronise with Service bookings ticked.",
    };
  const told = new Set(bookings.bookings.map((booking) => every(isActive(booking, today), fits(booking))));
  if (told.has(true)) return { code, what, state: "holds" };
  if (told.has(null) || bookings.unread.length > 0)
    return {
      code,
      what,
      state: "unknown",
      remedy: "The NDIA doesn't tell enough of the service bookings. Look them up in the NDIA's portal.",
    };
  return {
    code,
    what,
    state: "fails",
    remedy: "None of the service bookings that were retrieved is one. Create it, or ask the NDIA.",
  };
}

/** False as soon as one is; unknown where none is false and one isn't told. */
function every(...told: readonly Told[]): Told {
  if (told.includes(false)) return false;
  return told.includes(null) ? null : true;
}

/** Whether any line fits; unknown where the lines couldn't be had. */
function some({ lines }: Booking, fits: (line: BookingLine) => Told): Told {
  if (lines === null) return null;
  const told = new Set(lines.map(fits));
  if (told.has(true)) return true;
  return told.has(null) ? null : false;
}

/** In these a booking exists: it was approved, or a change of it waits for somebody. */
const IN_FORCE: ReadonlySet<BookingStatus> = new Set(["APPR", "APAC", "APRC"]);

function isActive({ status, isActive: told, startDate, endDate }: Booking, today: IsoDate): Told {
  const isOver = endDate !== null && endDate < today;
  return every(startDate <= today && !isOver, status === null ? null : IN_FORCE.has(status), told);
}

function isOfType({ type }: Booking, wanted: Booking["type"]): Told {
  return type === null ? null : type === wanted;
}

/** By the item's own number, or by the NDIA's word for the category. */
function isOfCategory({ item, category }: BookingLine, wanted: number): Told {
  const found = (item === null ? undefined : categoryByDigits(item)) ?? supportCategory(category);
  return found === undefined ? null : found.number === wanted;
}

/** A line for the whole category doesn't tell what it is for. */
function isFeeItem({ item }: BookingLine): Told {
  return item === null ? null : FEE_ITEMS.has(item);
}
