import { addToDate } from "../dates.ts";
import type { Random } from "../random.ts";
import type { BudgetSeed, ContractSeed, PlanSeed } from "./person.ts";

/** What people are generated. No item is for certain days of the week only: captured invoices are of whatever day it is. */
const CATALOGUE: readonly { category: string; item: string; rate: number }[] = [
  {
    category: "Assistance with Daily Life",
    item: "01_020_0120_1_1 House Cleaning and Other Household Activities",
    rate: 7023,
  },
  { category: "Consumables", item: "03_040010057_0103_1_1 Low Cost Assistive Technology", rate: 4550 },
  {
    category: "Assistance with Social, Economic and Community Participation",
    item: "04_210_0125_6_1 Community, Social and Recreational Activities",
    rate: 7023,
  },
  { category: "Choice and Control", item: "14_034_0127_8_3 Plan Management Monthly Fee", rate: 10_445 },
  { category: "Improved Daily Living Skills", item: "15_037_0117_1_3 Therapy Assistant", rate: 8699 },
];

const PROVIDERS: readonly string[] = [
  "Billabong Care Co",
  "Southern Cross Therapy",
  "Kookaburra Community Access",
  "Planwise Demo",
];

/** A contract whose dates are the plan's, with budgets that add up to its total and a few services delivered. */
export function generateContract(plan: PlanSeed, pace: boolean, random: Random, today: string): ContractSeed {
  const budgets = random
    .shuffle(CATALOGUE)
    .slice(0, random.integer(2, 4))
    .map((entry) => generateBudget(entry, plan, random, today));
  return {
    reference: `NDIS Plan ${plan.start.slice(0, 4)}-${plan.end.slice(0, 4)}`,
    // Outside PACE the agency numbers plans and the office copies the number; a PACE plan's id is 0, so it keeps its own.
    contractNumber: pace ? String(random.integer(120_000_000, 129_999_999)) : String(plan.id),
    planStart: plan.start,
    planEnd: plan.end,
    totalFunding: budgets.reduce((sum, { amount }) => sum + amount, 0),
    active: true,
    budgets,
  };
}

/** The year before a contract, long finished. */
export function generateHistoricContract(later: ContractSeed, random: Random): ContractSeed {
  const planStart = addToDate(later.planStart, { years: -1 });
  const [kept] = later.budgets;
  const budgets = kept ? [{ ...kept, delivered: [] }] : [];
  return {
    reference: `NDIS Plan ${planStart.slice(0, 4)}-${later.planStart.slice(0, 4)}`,
    contractNumber: String(random.integer(110_000_000, 119_999_999)),
    planStart,
    planEnd: addToDate(later.planStart, { days: -1 }),
    totalFunding: budgets.reduce((sum, { amount }) => sum + amount, 0),
    active: false,
    budgets,
  };
}

function generateBudget(
  entry: (typeof CATALOGUE)[number],
  plan: PlanSeed,
  random: Random,
  today: string,
): BudgetSeed {
  const quantity = random.integer(20, 160) * 100;
  const amount = Math.ceil((entry.rate * quantity) / 10_000) * 100 + random.integer(0, 99);
  const delivered = Array.from({ length: random.integer(0, 2) }, (_, index) => ({
    date: addToDate(plan.start, { days: 3 + index * 7 }),
    quantity: random.integer(1, 4) * 100,
    invoice: `INV-${random.integer(10_000, 99_999)}`,
    status: random.pick(["Ready for Extraction", "Extracted", "Provider Paid"]),
  })).filter(({ date }) => date <= today);
  return {
    category: entry.category,
    amount,
    support: { item: entry.item, provider: random.pick(PROVIDERS), rate: entry.rate, quantity },
    delivered,
  };
}
