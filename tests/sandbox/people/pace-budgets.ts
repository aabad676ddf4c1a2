import { addToDate } from "../dates.ts";
import { categoryTypes, type Management } from "../ndia/support-categories.ts";
import type { Random } from "../random.ts";
import { onePeriod, releasedOf, threeMonthly } from "./pace-periods.ts";
import type { PaceTrait } from "./pace-traits.ts";
import type { ContractSeed, PaceBudgetSeed, PlanSeed } from "./person.ts";

type GenerationContext = { plan: PlanSeed; traits: ReadonlySet<PaceTrait>; today: string; random: Random };

/** Categories that any participant may have besides those of the contract. */
const COMMON: readonly string[] = [
  "Transport",
  "Assistive Technology",
  "Improved Relationships",
  "Improved Learning",
  "Improved Living Arrangements",
];

const CHOICE_AND_CONTROL = "Choice and Control";

/** The budgets of one plan as the agency holds them, set beside the contract the CRM has for it. */
export function generatePaceBudgets(
  contract: ContractSeed | undefined,
  context: GenerationContext,
): PaceBudgetSeed[] {
  const budgets = [...fromContract(contract, context), ...fromTraits(context)];
  const has = (category: string) => budgets.some((budget) => budget.category === category);
  if (!context.traits.has("without-choice-and-control") && !has(CHOICE_AND_CONTROL))
    budgets.push(simpleBudget(CHOICE_AND_CONTROL, context));
  if (context.traits.has("negative-core-flexible")) {
    for (const category of ["Assistance with Daily Life", "Consumables"])
      if (!has(category)) budgets.push(simpleBudget(category, context));
  }
  const wanted = context.random.integer(3, 6);
  for (const category of context.random.shuffle(COMMON))
    if (budgets.length < wanted) budgets.push(simpleBudget(category, context));
  return spend(
    budgets.map((budget) => ({ ...budget, periods: periodsOf(budget, context) })),
    context,
  );
}

/** A budget of the plan's own dates whose amount is nobody's business but the agency's. Nothing is spent of it yet. */
export function simpleBudget(
  category: string,
  { plan, random }: Pick<GenerationContext, "plan" | "random">,
  management: Management = "Plan-managed",
): PaceBudgetSeed {
  const approved = random.integer(100_000, 4_000_000);
  const { start, end } = plan;
  return { category, ...categoryTypes(category), management, start, end, approved, spent: 0, periods: [] };
}

/**
 * The contract's categories. Where the two sides agree, every second one is the same to the cent; all the others
 * differ in their amount, and one that only the CRM has is left out.
 */
function fromContract(contract: ContractSeed | undefined, context: GenerationContext): PaceBudgetSeed[] {
  const { traits, random } = context;
  const held = contract?.budgets ?? [];
  const crmOnly = held.findLast(({ category }) => category !== CHOICE_AND_CONTROL)?.category;
  const leftOut = new Set([
    ...(traits.has("crm-only") ? [crmOnly] : []),
    ...(traits.has("without-choice-and-control") ? [CHOICE_AND_CONTROL] : []),
  ]);
  return held
    .filter(({ category }) => !leftOut.has(category))
    .map(({ category, amount }, index) => {
      const difference = random.integer(1, 9) * random.pick([1000, -1000]);
      const isSame = traits.has("agrees") && index % 2 === 0;
      return { ...simpleBudget(category, context), approved: isSame ? amount : amount + difference };
    });
}

function fromTraits(context: GenerationContext): PaceBudgetSeed[] {
  const { plan, today } = context;
  const byTrait: Partial<Record<PaceTrait, () => PaceBudgetSeed[]>> = {
    "ended-category": () => [
      { ...simpleBudget("Finding and Keeping a Job", context), end: addToDate(today, { days: -3 }) },
    ],
    "shorter-category": () => [
      {
        ...simpleBudget("Support Coordination", context),
        start: addToDate(plan.start, { days: 14 }),
        end: addToDate(plan.end, { months: -3 }),
      },
    ],
    "self-managed": () => [
      simpleBudget("Increased Social and Community Participation", context, "Self-managed"),
    ],
    "agency-managed": () => [simpleBudget("Home Modifications", context, "Agency-managed")],
    "split-management": () => [
      simpleBudget("Improved Health and Wellbeing", context),
      simpleBudget("Improved Health and Wellbeing", context, "Self-managed"),
    ],
    "home-and-living": () => [simpleBudget("Home and Living", context)],
    "behaviour-support": () => [simpleBudget("Behaviour Support", context)],
    "assistive-technology-maintenance": () => [
      simpleBudget("Assistive Technology Maintenance, Repair and Rental", context),
    ],
    "transport-recurring": () => [simpleBudget("Transport Recurring", context, "Self-managed")],
  };
  return [...context.traits].flatMap((trait) => byTrait[trait]?.() ?? []);
}

function periodsOf(budget: PaceBudgetSeed, { traits, today }: GenerationContext): PaceBudgetSeed["periods"] {
  const isPaidOut = budget.supportType === "Core" || budget.category === CHOICE_AND_CONTROL;
  if (!isPaidOut || budget.management !== "Plan-managed") return [];
  if (traits.has("one-period")) return onePeriod(budget);
  return traits.has("several-periods") ? threeMonthly(budget, today) : [];
}

/** Up to four fifths of what is released, and nothing at all now and then: but never of Choice and Control, which pays our fees. */
function spend(budgets: PaceBudgetSeed[], { traits, random }: GenerationContext): PaceBudgetSeed[] {
  const spent = budgets.map((budget) => {
    const share = random.integer(10, 80);
    const isUntouched = random.integer(0, 3) === 0 && budget.category !== CHOICE_AND_CONTROL;
    return { ...budget, spent: isUntouched ? 0 : Math.floor((releasedOf(budget) * share) / 100) };
  });
  if (!traits.has("negative-core-flexible")) return spent;
  const [overdrawn, covering] = spent.filter(
    ({ supportType, budgetType }) => supportType === "Core" && budgetType === "Flexible",
  );
  if (overdrawn && covering) {
    covering.spent = Math.floor(covering.approved / 4);
    overdrawn.spent = overdrawn.approved + Math.floor(covering.approved / 2);
  }
  return spent;
}
