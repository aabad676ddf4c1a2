import { addToDate } from "../dates.ts";
import type { Random } from "../random.ts";
import type { BookingSeed, PlanBudgetSeed, PlanSeed } from "./person.ts";

/** The categories of bookings, by the agency's code, with an item of each. */
const CATEGORIES = [
  { code: "DAILY_ACTIVITIES", name: "Assistance with Daily Life", purpose: "Core", item: "01_011_0107_1_1" },
  { code: "CONSUMABLES", name: "Consumables", purpose: "Core", item: "03_040010057_0103_1_1" },
  {
    code: "CB_DAILY_ACTIVITY",
    name: "Improved Daily Living Skills",
    purpose: "Capacity Building",
    item: "15_037_0117_1_3",
  },
  {
    code: "ASSISTIVE_TECHNOLOGY",
    name: "Assistive Technology",
    purpose: "Capital",
    item: "05_123906171_0113_1_2",
  },
] as const;

const FEES = {
  code: "CB_CHOICE_CONTROL",
  name: "Choice and Control",
  purpose: "Capacity Building",
  item: "14_034_0127_8_3",
} as const;

/** In turn, so that a small sandbox has a booking in each. */
export const BOOKING_STATUSES = [
  "APPR",
  "INPR",
  "APAP",
  "APRO",
  "APAC",
  "APRC",
  "REJT",
  "CMPD",
  "DELE",
] as const;

/**
 * The bookings of the `turn`th participant outside PACE: the plan manager's fees, which come before every other, and one
 * for each of some categories. Every third participant has one of a plan that the agency doesn't list any more.
 */
export function generateBookings(turn: number, plan: PlanSeed, random: Random): BookingSeed[] {
  const [first, ...more] = random.shuffle(CATEGORIES).slice(0, random.integer(2, 4));
  const fees = { ...bookingOf(plan, random), type: "ZSAG", lines: [lineOf(FEES, 12, random)] };
  const others = [first, ...more].flatMap((category, index) =>
    category
      ? [
          {
            ...bookingOf(plan, random),
            status: statusAt(turn * 2 + index),
            // The last of them is for its whole category.
            lines: [lineOf(index === more.length ? { ...category, item: "" } : category, 1, random)],
          },
        ]
      : [],
  );
  const [some] = others;
  if (some && turn % 3 === 1) some.planId = plan.id + 7;
  // What waits for the provider was made by the agency.
  for (const other of others) if (/^APR[OC]$/.test(other.status)) other.createdBy = "NDIA";
  const last = others.at(-1);
  // Approved and inactive all the same.
  if (last && turn % 4 === 2) Object.assign(last, { status: "APPR", active: false });
  return [fees, ...others];
}

function bookingOf(plan: PlanSeed, random: Random): BookingSeed {
  return {
    planId: plan.id,
    type: "ZPLM",
    start: plan.start,
    end: plan.end,
    revisedEnd: random.integer(0, 3) === 0 ? addToDate(plan.end, { days: -14 }) : null,
    status: "APPR",
    active: true,
    lines: [],
  };
}

function lineOf({ code, item }: { code: string; item: string }, quantity: number, random: Random) {
  const allocated = random.integer(20_000, 900_000);
  const isUsed = random.integer(0, 3) > 0;
  return {
    category: code,
    item,
    quantity: item === "" ? 1 : quantity,
    allocated,
    remaining: isUsed ? allocated - Math.floor((allocated * random.integer(5, 90)) / 100) : allocated,
  };
}

function statusAt(turn: number): string {
  return BOOKING_STATUSES[turn % BOOKING_STATUSES.length] ?? "APPR";
}

/**
 * The budgets of a plan outside PACE: a line for each category that is booked, and one of a stated item besides. Every
 * sixth participant has a line whose spending the agency leaves out.
 */
export function generatePlanBudgets(
  turn: number,
  plan: PlanSeed,
  bookings: readonly BookingSeed[],
  random: Random,
): PlanBudgetSeed[] {
  const lines = bookings.filter(({ planId }) => planId === plan.id).flatMap((booking) => booking.lines);
  const budgets = [...CATEGORIES, FEES].flatMap(({ code, name, purpose }): PlanBudgetSeed[] => {
    const booked = lines.filter(({ category }) => category === code);
    if (booked.length === 0) return [];
    const allocated = booked.reduce((sum, line) => sum + line.allocated, 0);
    const spent = booked.reduce((sum, line) => sum + line.allocated - line.remaining, 0);
    return [
      {
        planId: plan.id,
        category: name,
        purpose,
        item: "",
        approved: allocated + random.integer(0, 5) * 10_000,
        allocated,
        spent,
      },
    ];
  });
  const stated = {
    planId: plan.id,
    category: "Assistive Technology",
    purpose: "Capital",
    item: "05_123906171_0113_1_2",
    approved: random.integer(50_000, 500_000),
    allocated: 0,
    spent: 0,
  };
  const [first] = budgets;
  if (first && turn % 6 === 3) first.spent = null;
  return [...budgets, stated];
}
