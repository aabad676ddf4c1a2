import { createRandom } from "../random.ts";
import { paceTraitsOf } from "./pace-traits.ts";
import type { Person } from "./person.ts";
import { generateBookings, generatePlanBudgets } from "./record-bookings.ts";
import { generateGoals, generatePastGoal } from "./record-goals.ts";

/**
 * What the agency holds of each participant besides plans: goals for all, bookings and plan budgets outside PACE. A stream of
 * its own: generating it changes nothing about the people.
 */
export function generateRecords(people: readonly Person[], seed: number): void {
  const random = createRandom(seed + 505);
  let turn = 0;
  for (const [position, { ndia }] of people.entries()) {
    const { pace, plans, record } = ndia;
    record.consents = position % 7 !== 5;
    for (const plan of plans) record.goals.push(...generateGoals(position, plan, pace, random));
    const current = plans.at(-1);
    if (!current) continue;
    if (pace) {
      if (paceTraitsOf(position).has("historical-plan")) record.goals.push(generatePastGoal(current, random));
      continue;
    }
    record.bookings = generateBookings(turn, current, random);
    record.budgets = plans.flatMap((plan) => generatePlanBudgets(turn, plan, record.bookings, random));
    turn += 1;
  }
}
