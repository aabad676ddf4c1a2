import { expect, test } from "vitest";
import { CATEGORIES } from "../../../sandbox/crm/records/choices.ts";
import { categoryTypes } from "../../../sandbox/ndia/support-categories.ts";
import { generatePeople } from "../../../sandbox/people/generate-people.ts";
import { releasedOf } from "../../../sandbox/people/pace-periods.ts";
import { paceTraitsOf, type PaceTrait } from "../../../sandbox/people/pace-traits.ts";
import type { PaceBudgetSeed, PaceSeed, Person } from "../../../sandbox/people/person.ts";

const today = "2026-11-20";
const seeds = Array.from({ length: 25 }, (_, seed) => seed);
const UNKNOWN = "YPIRAC Cross Billing";

type PaceClient = { position: number; person: Person; pace: PaceSeed };

function generate(clients: number, seed: number): PaceClient[] {
  return generatePeople({ clients, seed, today }).flatMap((person, position) =>
    person.ndia.paceSeed ? [{ position, person, pace: person.ndia.paceSeed }] : [],
  );
}

const planOf = ({ person }: PaceClient) => person.ndia.plans.at(-1);
const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
const coreFlexible = ({ supportType, budgetType }: PaceBudgetSeed) =>
  supportType === "Core" && budgetType === "Flexible";

test("generatePaceBudgets returns the same budgets for the same seed, others for another", () => {
  expect(generate(60, 1)).toEqual(generate(60, 1));
  expect(generate(60, 1).map(({ pace }) => pace)).not.toEqual(generate(60, 2).map(({ pace }) => pace));
});

test.each(seeds)(
  "generatePaceBudgets gives budgets exactly to PACE participants with a plan (seed %i)",
  (seed) => {
    for (const { ndia } of generatePeople({ clients: 60, seed, today }))
      expect(ndia.paceSeed !== null).toBe(ndia.pace && ndia.plans.length > 0);
    const sizes = generate(60, seed).map(({ pace }) => pace.budgets.length);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(3);
    expect(sizes.filter((size) => size > 8).length).toBeLessThan(sizes.length / 10);
  },
);

/** What each trait looks like in the budgets; a trait that isn't seen in them would be a promise nobody keeps. */
const SIGNS: [PaceTrait, (client: PaceClient) => boolean][] = [
  ["one-period", ({ pace }) => pace.budgets.some(({ periods }) => periods.length === 1)],
  ["several-periods", ({ pace }) => pace.budgets.some(({ periods }) => periods.length > 3)],
  ["ended-category", ({ pace }) => pace.budgets.some(({ end }) => end < today)],
  [
    "shorter-category",
    (client) => client.pace.budgets.some(({ start }) => start > (planOf(client)?.start ?? "")),
  ],
  ["self-managed", ({ pace }) => pace.budgets.some(({ management }) => management === "Self-managed")],
  ["agency-managed", ({ pace }) => pace.budgets.some(({ management }) => management === "Agency-managed")],
  [
    "split-management",
    ({ pace }) => new Set(pace.budgets.map(({ category }) => category)).size < pace.budgets.length,
  ],
  ["negative-core-flexible", ({ pace }) => pace.budgets.some((budget) => budget.spent > budget.approved)],
  ["historical-plan", ({ pace }) => pace.history !== null],
  [
    "crm-only",
    ({ pace, person }) =>
      person.contracts
        .at(-1)
        ?.budgets.some((held) => pace.budgets.every(({ category }) => category !== held.category)) ?? false,
  ],
  ["home-and-living", ({ pace }) => pace.budgets.some(({ category }) => category === "Home and Living")],
  ["behaviour-support", ({ pace }) => pace.budgets.some(({ category }) => category === "Behaviour Support")],
  [
    "assistive-technology-maintenance",
    ({ pace }) => pace.budgets.some(({ category }) => category.startsWith("Assistive Technology Main")),
  ],
  [
    "transport-recurring",
    ({ pace }) => pace.budgets.some(({ supportType }) => supportType === "Recurring transport"),
  ],
];

test.each(SIGNS)("twenty generated clients include %s, whatever the seed", (trait, isSeen) => {
  for (const seed of seeds) {
    const bearers = generate(20, seed).filter(({ position }) => paceTraitsOf(position).has(trait));
    // Whoever has no contract has nothing that only the CRM could have.
    const able = bearers.filter(({ person }) => trait !== "crm-only" || person.contracts.length > 0);
    expect(able.length).toBeGreaterThan(0);
    expect(able.every(isSeen)).toBe(true);
  }
});

test.each(seeds)(
  "generatePaceBudgets gives one participant a category that the CRM doesn't have (seed %i)",
  (seed) => {
    const categories = generate(60, seed).flatMap(({ pace }) => pace.budgets.map(({ category }) => category));
    expect(categories.filter((category) => !CATEGORIES.includes(category))).toEqual([UNKNOWN]);
  },
);

test("generatePaceBudgets overdraws only Core Flexible categories that the rest covers", () => {
  const people = seeds.flatMap((seed) => generate(60, seed));
  const overdrawn = people.filter(({ pace }) =>
    pace.budgets.some((budget) => budget.spent > releasedOf(budget)),
  );
  expect(overdrawn.length).toBeGreaterThan(0);
  for (const { pace } of overdrawn) {
    const below = pace.budgets.filter((budget) => budget.spent > releasedOf(budget));
    expect(below.every(coreFlexible)).toBe(true);
    const left = pace.budgets.filter(coreFlexible).map((budget) => releasedOf(budget) - budget.spent);
    expect(sum(left)).toBeGreaterThanOrEqual(0);
  }
});

test("generated funding periods have no gap and add up to the budget", () => {
  const budgets = generate(200, 3).flatMap(({ pace }) => pace.budgets);
  const divided = budgets.filter(({ periods }) => periods.length > 0);
  expect(divided.some((budget) => releasedOf(budget) < budget.approved)).toBe(true);
  for (const { periods, approved, start, end } of divided) {
    expect(sum(periods.map(({ amount }) => amount))).toBe(approved);
    expect([periods[0]?.start, periods.at(-1)?.end]).toEqual([start, end]);
    for (const [index, period] of periods.slice(1).entries())
      expect(Date.parse(period.start) - Date.parse(periods[index]?.end ?? "")).toBe(86_400_000);
  }
});

test("generated budgets lie inside their plan, and most pay the fee from Choice and Control", () => {
  const people = generate(200, 4);
  for (const each of people) {
    const plan = planOf(each);
    for (const { category, start, end, supportType, budgetType } of each.pace.budgets) {
      expect(start >= (plan?.start ?? "9") && end <= (plan?.end ?? "0") && start <= end).toBe(true);
      expect({ supportType, budgetType }).toEqual(categoryTypes(category));
    }
  }
  const paying = people.filter(({ pace }) =>
    pace.budgets.some(({ category, spent }) => category === "Choice and Control" && spent > 0),
  );
  expect(paying.length).toBeGreaterThan(people.length / 2);
});

test("half of the generated clients have a matching category, and everyone one that differs", () => {
  const people = generate(200, 5).filter(({ person }) => person.contracts.length > 0);
  const same = ({ pace, person }: PaceClient) =>
    pace.budgets.filter((budget) =>
      person.contracts
        .at(-1)
        ?.budgets.some(({ category, amount }) => category === budget.category && amount === budget.approved),
    ).length;
  const agreeing = people.filter((each) => same(each) > 0);
  expect(agreeing.length / people.length).toBeCloseTo(0.5, 1);
  expect(people.every((each) => same(each) < each.pace.budgets.length)).toBe(true);
});
