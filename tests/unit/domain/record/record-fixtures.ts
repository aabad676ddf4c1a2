import type { RecordSources } from "../../../../lib/domain/record/build-record.ts";
import type { Booking } from "../../../../lib/domain/record/booking.ts";
import type { Goal } from "../../../../lib/domain/record/goal.ts";
import type { NonPaceBudget } from "../../../../lib/domain/record/non-pace-budget.ts";
import type { PlanRetrieval } from "../../../../lib/domain/record/plan-views.ts";
import type { PacePlan } from "../../../../lib/domain/plan/plan-budget.ts";
import { NOW, TODAY } from "../../test-clock.ts";

export const NUMBER = "430000025";
export const SITE = "https://crm.example.org";
export const HOUR_MS = 3_600_000;

/** A plan outside PACE that runs today. */
export const PLAN = { isPace: false, reference: "1080001", startDate: "2026-07-01", endDate: "2027-06-30" };

export function goal(text: string | null, change: Partial<Goal> = {}): Goal {
  return { term: "short", text, steps: [], created: null, ...change };
}

export function booking(change: Partial<Booking> = {}): Booking {
  return {
    id: "50081234",
    planReference: PLAN.reference,
    type: "plan-managed",
    typeWord: "ZPLM",
    startDate: PLAN.startDate,
    endDate: PLAN.endDate,
    status: "APPR",
    statusWord: "Approved",
    isActive: true,
    inKind: false,
    lines: [
      {
        category: "CONSUMABLES",
        item: null,
        description: null,
        quantity: 100,
        allocated: 100_000,
        remaining: 75_000,
      },
    ],
    ...change,
  };
}

export function nonPaceBudget(change: Partial<NonPaceBudget> = {}): NonPaceBudget {
  return {
    planReference: PLAN.reference,
    category: "Consumables",
    purpose: "Core",
    item: null,
    approved: 200_000,
    allocated: 100_000,
    spent: 50_000,
    remaining: 150_000,
    ...change,
  };
}

/** A PACE retrieval with the plan's budgets. */
export function paceRetrieval(pace: PacePlan, retrievedAt = NOW): PlanRetrieval {
  return { retrievedAt, isPace: true, plans: [pace], pace: [pace] };
}

export function sources(change: Partial<RecordSources>): RecordSources {
  return { ndisNumber: NUMBER, now: NOW, today: TODAY, retrievals: [], contracts: [], ...change };
}
