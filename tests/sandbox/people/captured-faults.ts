import { addToDate } from "../dates.ts";
import type { CapturedLineSeed, CapturedSeed, CaptureFault, Capturing } from "./captured-seed.ts";
import { threeMonthly } from "./pace-periods.ts";
import { isPacePosition, paceTraitsOf } from "./pace-traits.ts";
import { saturdayUpTo, workingDayUpTo } from "./working-day.ts";

type Distortion = {
  fits(capturing: Capturing): boolean;
  apply(captured: CapturedSeed, capturing: Capturing): CapturedSeed;
};

const always = () => true;
const PERIODICAL: ReadonlySet<string> = new Set([
  "Assistance with Daily Life",
  "Consumables",
  "Assistance with Social, Economic and Community Participation",
]);
/** Standard items whose price is that of a weekday. */
const BY_WEEKDAY: ReadonlySet<string> = PERIODICAL.difference(new Set(["Consumables"]));

/** The order is the one in which they wait for a client: those that fewest clients can have stand in front. */
export const CAPTURE_FAULTS: Record<CaptureFault, Distortion> = {
  "spans-two-periods": {
    fits: ({ position, budget }) =>
      isPacePosition(position) &&
      paceTraitsOf(position).has("several-periods") &&
      PERIODICAL.has(budget.category),
    apply: (captured, { contract, today }) => {
      const { planStart: start, planEnd: end } = contract;
      const [, ...later] = threeMonthly({ start, end, approved: 0 }, today);
      const boundary = later.findLast((period) => period.start <= today) ?? later[0];
      const to = boundary?.start ?? end;
      return withLine(captured, { from: addToDate(to, { days: -2 }), to });
    },
  },
  "not-plan-managed": {
    fits: (capturing) => notPlanManaged(capturing) !== undefined,
    apply: (captured, capturing) => withLine(captured, { category: notPlanManaged(capturing) ?? "" }),
  },
  "weekday-on-saturday": {
    fits: ({ budget, contract, today }) =>
      BY_WEEKDAY.has(budget.category) && lastSaturday(today) >= contract.planStart,
    apply: (captured, { budget, today }) => {
      const day = lastSaturday(today);
      return withLine(captured, { from: day, to: day, item: `${budget.support.item} - Weekday Daytime` });
    },
  },
  none: { fits: always, apply: (captured) => captured },
  "outside-budget": {
    fits: always,
    apply: (captured, { contract }) => {
      const day = workingDayUpTo(addToDate(contract.planStart, { days: -4 }));
      return withLine(captured, { from: day, to: day });
    },
  },
  "abn-checksum": {
    fits: always,
    apply: (captured) => ({
      ...captured,
      abn: captured.abn.slice(0, -1) + String((Number(captured.abn.slice(-1)) + 1) % 10),
    }),
  },
  "off-by-a-cent": {
    fits: always,
    apply: (captured) => withLine(captured, { total: (captured.lines[0]?.total ?? 0) + 1 }),
  },
  "older-than-two-years": {
    fits: always,
    apply: (captured, { today }) => {
      const day = workingDayUpTo(addToDate(today, { years: -2, days: -20 }));
      return { ...withLine(captured, { from: day, to: day }), date: addToDate(day, { days: 1 }) };
    },
  },
  "duplicate-line": {
    fits: always,
    apply: (captured) => ({ ...captured, lines: [...captured.lines, ...captured.lines] }),
  },
  "item-number-form": { fits: always, apply: (captured) => withLine(captured, { item: "SC-0107/11 Visit" }) },
};

function withLine(captured: CapturedSeed, change: Partial<CapturedLineSeed>): CapturedSeed {
  return { ...captured, lines: captured.lines.map((line) => ({ ...line, ...change })) };
}

/** A category that the agency, or the participant, pays for and the office doesn't. */
function notPlanManaged({ person }: Capturing): string | undefined {
  const budgets = person.ndia.paceSeed?.budgets ?? [];
  const managed = new Set(
    budgets.filter(({ management }) => management === "Plan-managed").map(({ category }) => category),
  );
  return budgets.find(({ category }) => !managed.has(category))?.category;
}

function lastSaturday(today: string): string {
  return saturdayUpTo(addToDate(today, { days: -1 }));
}
