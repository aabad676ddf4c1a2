import { formatDate, overlapInDays, type IsoDate } from "../../core/calendar-date.ts";
import { PLAN_DATE_LABELS } from "./crm-field.ts";
import type { Plan } from "./plan.ts";
import type { Problem } from "../../core/problem.ts";
import { hasPlaceholderTotal, type ServiceContract } from "./service-contract.ts";

/** One compared field: both values as dates, whether or not they agree. */
export interface ComparedField {
  /** The CRM's label; stored with each job. */
  field: string;
  crm: IsoDate;
  ndia: IsoDate | null;
  same: boolean;
}

/** What a comparison of a contract with the NDIA's plans came to. Without a problem, every field agrees. */
export interface PlanVerdict {
  compared: ComparedField[];
  problem?: Problem;
  /** Worth knowing, but no reason to fail. */
  notes: string[];
}

const END_OF_TIME = "9999-12-31";

/**
 * The plan that a contract is about, out of the (at most two) that the NDIA returns.
 * A PACE plan is the only one there is (F80). A non-PACE plan is known by its NDIS reference (F79);
 * where the CRM doesn't hold that reference, by its start date, then its end date, then the longest overlap, then the latest.
 */
export function planForContract(contract: ServiceContract, plans: Plan[]): Plan | undefined {
  const byStart = plans.toSorted((a, b) => b.startDate.localeCompare(a.startDate));
  const period = { start: contract.planStartDate, end: contract.planEndDate };
  const shared = (plan: Plan) =>
    overlapInDays(period, { start: plan.startDate, end: plan.endDate ?? END_OF_TIME });
  return (
    byStart.find((plan) => plan.isPace) ??
    byStart.find(
      ({ reference }) => reference && [contract.contractNumber, contract.reference].includes(reference),
    ) ??
    byStart.find((plan) => plan.startDate === contract.planStartDate) ??
    byStart.find((plan) => plan.endDate === contract.planEndDate) ??
    byStart.toSorted((a, b) => shared(b) - shared(a))[0]
  );
}

/** Compares an active contract's plan dates with the NDIA's. The NDIA is always right (F3, F13, F83). */
export function comparePlanDates(contract: ServiceContract, plans: Plan[]): PlanVerdict {
  const plan = planForContract(contract, plans);
  if (!plan) return { compared: [], notes: [], problem: noPlanProblem() };
  const start = compare(PLAN_DATE_LABELS.planStartDate, contract.planStartDate, plan.startDate);
  const end = compare(PLAN_DATE_LABELS.planEndDate, contract.planEndDate, plan.endDate);
  const compared = [start, end];
  const different = compared.filter((field) => !field.same);
  const verdict: PlanVerdict = { compared, notes: notesOn(contract, plan, plans) };
  // The end date is the usual culprit, so when both differ it is the field that the person is sent to.
  const worst = different.at(-1);
  if (worst) verdict.problem = { code: codeOf(start, end), ...datesDiffer(different, worst) };
  return verdict;
}

function codeOf(start: ComparedField, end: ComparedField): string {
  if (!start.same && !end.same) return "plan-dates-differ";
  return end.same ? "plan-start-differs" : "plan-end-differs";
}

function compare(field: string, crm: IsoDate, ndia: IsoDate | null): ComparedField {
  return { field, crm, ndia, same: crm === ndia };
}

function datesDiffer(different: ComparedField[], worst: ComparedField): Omit<Problem, "code"> {
  const each = different.map(
    ({ field, crm, ndia }) =>
      `${field} is ${formatDate(crm)} here and ${ndia ? formatDate(ndia) : "open"} at the NDIA`,
  );
  return {
    what: `${each.join("; ")}.`,
    remedy: `Edit the contract, set ${different.map(({ field }) => field).join(" and ")} to the NDIA's date, save, then sync again.`,
    field: worst.field,
  };
}

function noPlanProblem(): Problem {
  return {
    code: "no-plan",
    what: "The NDIA holds no plan for this participant.",
    remedy:
      "Check with the participant whether a plan has been approved. There is nothing to sync until there is one.",
  };
}

function notesOn(contract: ServiceContract, plan: Plan, plans: Plan[]): string[] {
  const newer = plans.find((other) => other.startDate > plan.startDate);
  return [
    ...(newer ? [`The NDIA also has a newer plan, from ${formatDate(newer.startDate)}.`] : []),
    ...(hasPlaceholderTotal(contract) ? ["Total Funding is still the $1.00 placeholder."] : []),
  ];
}
