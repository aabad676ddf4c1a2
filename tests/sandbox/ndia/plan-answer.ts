import type { Faults } from "../control/faults.ts";
import type { Participant, Plan } from "./participants.ts";

/** The plans as they go over the wire, with a field nobody has documented: clients must bear with those. */
export function describePlans({ pace }: Participant, plans: readonly Plan[]) {
  return plans.map((plan) => ({
    is_pace_plan: pace === 1,
    participant_plan_id: pace === 1 ? 0 : plan.plan_id,
    plan_start_date: plan.plan_start,
    plan_end_date: plan.plan_end,
    plan_first_start_date: plan.first_start,
    sandbox_undocumented: { note: "not in any public description" },
  }));
}

export function describePace({ pace }: Participant, plans: readonly Plan[]) {
  return {
    is_pace_plan: pace === 1,
    plan_first_start_date: (pace === 1 && plans[0]?.first_start) || "0001-01-01",
  };
}

type Described = ReturnType<typeof describePlans>;

const DEFECTS: Record<NonNullable<Faults["ndia"]["badPlan"]>, (plans: Described) => unknown> = {
  date: (plans) => plans.map((plan) => Object.assign(plan, { plan_end_date: "2027-02-31" })),
  order: (plans) =>
    plans.map((plan) =>
      Object.assign(plan, { plan_start_date: plan.plan_end_date, plan_end_date: plan.plan_start_date }),
    ),
  missing: (plans) => plans.map(({ plan_end_date: _left, ...plan }) => plan),
  "no-result": () => undefined,
};

/** The same answer with the defect a test asked for. */
export function corruptPlans(plans: Described, defect: Faults["ndia"]["badPlan"]): unknown {
  return defect === null ? plans : DEFECTS[defect](plans);
}
