import { addToDate } from "../dates.ts";
import type { BookingSeed, PlanBudgetSeed, PlanSeed, RecordSeed } from "./person.ts";

/** How the service bookings of one client for bookings differ from another's. All have budgets with much left to book. */
export const BOOKING_TRAITS = [
  /** Only the plan manager's fees are booked, and approved: plan managed bookings can follow at once. */
  "fees-booked",
  /** No bookings at all; the plan states both items of Choice and Control; the contract's total is $1. */
  "no-bookings",
  /** A stated item of Assistive Technology leaves money of the category over. */
  "stated-rest",
  /** The NDIA made two bookings: one awaits the provider's approval, and a change of the other does. */
  "awaiting-provider",
  /** Payment requests exist for one of the bookings. */
  "paid",
  /** One booking has several lines in core categories. */
  "several-lines",
  /** The plan and its bookings began before 1 July 2024. */
  "before-july-2024",
  /** The end of a booking was brought forward before. */
  "reduced",
  /** Approved and inactive all the same. */
  "inactive",
  /** What is created waits for the participant, and is approved then. */
  "participant-approves",
  /** What is created is rejected. */
  "rejected",
  /** The participant doesn't consent to budgets being told. */
  "no-consent",
] as const;

export type BookingTrait = (typeof BOOKING_TRAITS)[number];

const SETUP = "14_033_0127_8_3";
const FEES = "14_034_0127_8_3";

/** Category by code and name, purpose, stated item, and what is approved in cents. */
const BUDGETS = [
  ["DAILY_ACTIVITIES", "Assistance with Daily Life", "Core", "", 6_000_000],
  ["CONSUMABLES", "Consumables", "Core", "", 800_000],
  ["TRANSPORT", "Transport", "Core", "", 300_000],
  [
    "SOCIAL_COMMUNITY_CIVIC",
    "Assistance with Social, Economic and Community Participation",
    "Core",
    "",
    2_500_000,
  ],
  ["CB_DAILY_ACTIVITY", "Improved Daily Living Skills", "Capacity Building", "", 1_500_000],
  ["CB_CHOICE_CONTROL", "Choice and Control", "Capacity Building", FEES, 125_340],
] as const;

/** The plan: a year that began lately, but for the one that has been going since before July 2024. */
export function bookingPlan(trait: BookingTrait, id: number, today: string): PlanSeed {
  const start = trait === "before-july-2024" ? "2024-03-01" : addToDate(today, { days: -60 - (id % 7) * 5 });
  const end =
    trait === "before-july-2024"
      ? addToDate(today, { days: 200 })
      : addToDate(addToDate(start, { years: 1 }), { days: -1 });
  return { id, start, end, firstStart: "0001-01-01" };
}

/** What the agency holds of a client for bookings. */
export function bookingRecord(trait: BookingTrait, plan: PlanSeed): RecordSeed {
  const bookings = bookingsOf(trait, plan);
  const outcome =
    trait === "rejected" ? "REJT" : trait === "participant-approves" ? ("APAP APPR" as const) : null;
  return {
    consents: trait !== "no-consent",
    goals: [],
    bookings,
    budgets: budgetsOf(trait, plan, bookings),
    ...(outcome && { bookingOutcome: outcome }),
  };
}

function bookingsOf(trait: BookingTrait, plan: PlanSeed): BookingSeed[] {
  if (trait === "no-bookings") return [];
  const fees = { ...bookingOf(plan, "CB_CHOICE_CONTROL", FEES, 125_340), type: "ZSAG" };
  const daily = bookingOf(plan, "DAILY_ACTIVITIES", "", 1_000_000);
  const madeByAgency = { type: "ZSAG", createdBy: "NDIA" } as const;
  switch (trait) {
    case "awaiting-provider":
      return [
        fees,
        { ...bookingOf(plan, "DAILY_ACTIVITIES", "", 450_000), ...madeByAgency, status: "APRO" },
        { ...bookingOf(plan, "CB_DAILY_ACTIVITY", "", 200_000), ...madeByAgency, status: "APRC" },
      ];
    case "paid":
      return [fees, { ...daily, lines: daily.lines.map((line) => ({ ...line, remaining: 640_000 })) }];
    case "several-lines":
      return [fees, severalLines(plan)];
    case "before-july-2024":
      return [fees, daily];
    case "reduced":
      return [fees, { ...daily, revisedEnd: addToDate(plan.end, { days: -30 }) }];
    case "inactive":
      return [fees, { ...daily, active: false }];
    default:
      return [fees];
  }
}

function bookingOf(plan: PlanSeed, category: string, item: string, cents: number): BookingSeed {
  return {
    planId: plan.id,
    type: "ZPLM",
    start: plan.start,
    end: plan.end,
    revisedEnd: null,
    status: "APPR",
    active: true,
    lines: [{ category, item, quantity: item === FEES ? 12 : 1, allocated: cents, remaining: cents }],
  };
}

function severalLines(plan: PlanSeed): BookingSeed {
  const line = (category: string, item: string, quantity: number, rate: number) => ({
    category,
    item,
    quantity,
    allocated: quantity * rate,
    remaining: quantity * rate,
  });
  return {
    ...bookingOf(plan, "", "", 0),
    lines: [
      line("DAILY_ACTIVITIES", "01_011_0107_1_1", 100, 7023),
      line("DAILY_ACTIVITIES", "01_020_0120_1_1", 50, 5881),
      line("SOCIAL_COMMUNITY_CIVIC", "04_104_0125_6_1", 40, 7023),
    ],
  };
}

function budgetsOf(
  trait: BookingTrait,
  { id: planId }: PlanSeed,
  bookings: readonly BookingSeed[],
): PlanBudgetSeed[] {
  const lines = bookings.flatMap((booking) => booking.lines);
  const budgets = BUDGETS.map(([code, category, purpose, item, approved]): PlanBudgetSeed => {
    const booked = lines.filter((line) => line.category === code);
    const allocated = booked.reduce((sum, line) => sum + line.allocated, 0);
    const spent = booked.reduce((sum, line) => sum + line.allocated - line.remaining, 0);
    return { planId, category, purpose, item, approved, allocated, spent };
  });
  const other = { planId, allocated: 0, spent: 0 };
  if (trait === "no-bookings")
    budgets.push({
      ...other,
      category: "Choice and Control",
      purpose: "Capacity Building",
      item: SETUP,
      approved: 23_235,
    });
  if (trait === "stated-rest") {
    const technology = { ...other, category: "Assistive Technology", purpose: "Capital" };
    budgets.push(
      { ...technology, item: "05_123906171_0113_1_2", approved: 380_000 },
      { ...technology, item: "", approved: 90_000 },
    );
  }
  return budgets;
}
