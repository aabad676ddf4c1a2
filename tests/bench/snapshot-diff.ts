import { type PlanDiff, diffPlans } from "../../lib/domain/change/plan-diff.ts";
import type { PacePlan, PlanBudget } from "../../lib/domain/plan/plan-budget.ts";
import { type Measured, median } from "./report.ts";

const BUDGETS = 12;
const PERIODS = 12;
/** So many comparisons are timed as one: a single one is shorter than the clock is exact. */
const COMPARISONS = 200;
const SAMPLES = 61;
const WARM_UP = 10;

/**
 * Comparing two retrievals of a plan, beside comparing their text, which tells nothing but "different". In Node, whose
 * engine is Chromium's: the comparison is a function of plain data, and needs nothing of a browser.
 */
export function measureSnapshotDiff(): Measured[] {
  const [before, after] = retrievals();
  expectTwoFields(diffPlans(before, after));
  const samples: { ours: number; text: number }[] = [];
  for (let sample = -WARM_UP; sample < SAMPLES; sample += 1) {
    const text = timePerRun(() => JSON.stringify(before) !== JSON.stringify(after));
    const ours = timePerRun(() => diffPlans(before, after).changed.length === 1);
    if (sample >= 0) samples.push({ ours, text });
  }
  return [
    {
      name: "snapshot-diff",
      value: median(samples.map(({ ours }) => ours)),
      unit: "µs",
      floor: median(samples.map(({ text }) => text)),
      notes: [
        `in Node; ${BUDGETS} budgets of ${PERIODS} funding periods, two fields of one budget differ; medians of ${SAMPLES} samples of ${COMPARISONS} comparisons`,
      ],
    },
  ];
}

/** Microseconds. Each run has to find the difference, or there would be nothing to time. */
function timePerRun(isDifferent: () => boolean): number {
  let found = 0;
  const began = performance.now();
  for (let run = 0; run < COMPARISONS; run += 1) if (isDifferent()) found += 1;
  const took = performance.now() - began;
  if (found !== COMPARISONS) throw new Error("a comparison missed the difference");
  return (took * 1000) / COMPARISONS;
}

/** As they come out of the database: the same plan twice, nothing shared; the last budget grew by its last period. */
function retrievals(): [PacePlan, PacePlan] {
  const before: PacePlan = {
    isPace: true,
    reference: null,
    startDate: "2026-01-01",
    endDate: "2026-12-31",
    current: true,
    budgets: Array.from({ length: BUDGETS }, (_, at) => budget(at)),
    oddities: [],
  };
  const after = structuredClone(before);
  const grown = after.budgets.at(-1);
  const last = grown?.fundingPeriods.at(-1);
  if (!grown || !last) throw new Error("there is nothing to differ");
  grown.total += 100_000;
  last.amount += 100_000;
  return [before, after];
}

function budget(at: number): PlanBudget {
  const amount = 100_000 + at;
  return {
    category: `Support category ${at + 1}`,
    supportType: "Capacity Building",
    stated: true,
    component: "Capacity Building Stated (Plan-managed)",
    management: "plan",
    startDate: "2026-01-01",
    endDate: "2026-12-31",
    total: PERIODS * amount,
    spent: 40_000,
    remaining: PERIODS * amount - 40_000,
    fundingPeriods: Array.from({ length: PERIODS }, (_, month) => ({
      startDate: day(month, 1),
      endDate: day(month + 1, 0),
      amount,
      released: month < 6,
    })),
  };
}

function day(month: number, date: number): string {
  return new Date(Date.UTC(2026, month, date)).toISOString().slice(0, 10);
}

function expectTwoFields({ plan, changed, added, removed }: PlanDiff): void {
  const fields = changed.flatMap((each) => each.fields);
  if (plan.length + added.length + removed.length > 0 || changed.length !== 1 || fields.length !== 2)
    throw new Error("the comparison doesn't tell what differs");
}
