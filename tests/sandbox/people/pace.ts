import { addToDate } from "../dates.ts";
import { createRandom, type Random } from "../random.ts";
import { categoryTypes } from "../ndia/support-categories.ts";
import { generatePaceBudgets, simpleBudget } from "./pace-budgets.ts";
import { paceTraitsOf } from "./pace-traits.ts";
import type { PaceHistorySeed, PaceSeed, Person, PlanSeed } from "./person.ts";

/** A category that this CRM's drop-down lists don't have. One participant is generated a budget in it. */
const UNKNOWN_TO_THE_CRM = "YPIRAC Cross Billing";

/** Gives every participant that is on PACE their budgets. A stream of its own: generating them changes nothing about the people. */
export function generatePace(people: readonly Person[], seed: number, today: string): void {
  const random = createRandom(seed + 404);
  for (const [position, person] of people.entries()) {
    person.crm.apiAccess = person.crm.pace && !paceTraitsOf(position).has("no-api-access");
    const plan = person.ndia.plans.at(-1);
    if (person.ndia.pace && plan)
      person.ndia.paceSeed = generatePaceSeed(person, position, plan, today, random);
  }
  const withBudgets = people.filter(({ ndia }) => ndia.paceSeed !== null);
  const chosen = withBudgets.find(({ caseName }) => caseName === "matching") ?? withBudgets[0];
  const plan = chosen?.ndia.plans.at(-1);
  if (plan) chosen?.ndia.paceSeed?.budgets.push(simpleBudget(UNKNOWN_TO_THE_CRM, { plan, random }));
}

function generatePaceSeed(
  person: Person,
  position: number,
  plan: PlanSeed,
  today: string,
  random: Random,
): PaceSeed {
  const traits = paceTraitsOf(position);
  const contract = person.contracts.find(({ active }) => active) ?? person.contracts.at(-1);
  return {
    budgets: generatePaceBudgets(contract, { plan, traits, today, random }),
    history: traits.has("historical-plan") ? generatePaceHistory(plan, random) : null,
  };
}

/** The year before the plan, on the same plan for life. */
function generatePaceHistory(plan: PlanSeed, random: Random): PaceHistorySeed {
  const period = { start: addToDate(plan.start, { years: -1 }), end: addToDate(plan.start, { days: -1 }) };
  const categories = ["Assistance with Daily Life", "Consumables", "Choice and Control"];
  return {
    ...period,
    budgets: categories.map((category) => {
      const approved = random.integer(100_000, 4_000_000);
      const spent = Math.floor((approved * random.integer(40, 100)) / 100);
      return {
        category,
        ...categoryTypes(category),
        management: "Plan-managed",
        ...period,
        approved,
        spent,
        periods: [],
      };
    }),
  };
}
