import type { IsoDate } from "../../core/calendar-date.ts";
import { formatEnd } from "../../core/date-range.ts";
import { daysIn } from "../../core/days.ts";
import { type Cents, formatMoney } from "../../core/money.ts";
import { PLAN_DATE_LABELS } from "../plan/crm-field.ts";
import type { ComparedField } from "../plan/compare-plan-dates.ts";
import type { Plan } from "../plan/plan.ts";
import { hasPlaceholderTotal } from "../plan/service-contract.ts";
import type { ContractStatus } from "../sync/batch.ts";
import { currentPlanOf, type ParticipantOverview } from "./participant-overview.ts";

/** In what the CRM and the NDIA differ, and the words for it. */
export const DRIFT_KINDS = {
  "no-plan": "No plan at the NDIA",
  "newer-plan": "Newer plan at the NDIA",
  "start-differs": "Plan start differs",
  "end-differs": "Plan end differs",
  "placeholder-total": "Placeholder total",
  "total-above": "Total above plan",
  "total-below": "Total below plan",
} as const;

export type DriftKind = keyof typeof DRIFT_KINDS;

/** The two values, where the difference is one of values. */
export type DriftValues =
  | { type: "date"; crm: IsoDate; ndia: IsoDate | null }
  | { type: "money"; crm: Cents; ndia: Cents };

/** Each value in words: a day or an amount. */
export function valueText(values: DriftValues | null, side: "crm" | "ndia"): string {
  if (!values) return "";
  if (values.type === "money") return formatMoney(values[side]);
  return formatEnd(values[side]);
}

/** One difference between an active service contract and what the NDIA holds, by what is stored of both. */
export interface Drift {
  kind: DriftKind;
  site: string;
  ndisNumber: string;
  client: { name: string; path: string };
  contract: { reference: string; path: string };
  /** `null`: something is missing as a whole. */
  values: DriftValues | null;
  /** The money that it is about; `null`: not told. */
  cents: Cents | null;
  /** Days until somebody is hurt by it, such as a claim outside the plan's days; 0: now. `null`: nobody can tell. */
  days: number | null;
  /** Whether Planbridge can propose the change that settles it: it writes what a PACE plan says, to a PACE contract. */
  canPropose: boolean;
  /** When the older of the two was read, in epoch milliseconds. */
  asOf: number;
}

/** A contract with its participant, and what is stored of both. */
interface Known {
  overview: ParticipantOverview;
  status: ContractStatus;
  plan: Plan | undefined;
  today: IsoDate;
}

type Found = Pick<Drift, "kind" | "values" | "cents" | "days">;

/** What was found, and how many contracts were never compared, so that nothing is known of them. */
export interface DriftFindings {
  drifts: Drift[];
  uncompared: number;
}

/**
 * Everything in which active contracts differ from the NDIA. What was never compared, or can't be read, isn't a difference.
 * @param statuses the latest word on each contract, by `contractKey`
 */
export function findDrift(
  overviews: readonly ParticipantOverview[],
  statuses: ReadonlyMap<string, ContractStatus>,
  today: IsoDate,
): DriftFindings {
  const drifts: Drift[] = [];
  let uncompared = 0;
  for (const overview of overviews) {
    const { site, ndisNumber, client, plans } = overview;
    if (!client) continue;
    const plan = currentPlanOf(overview, today);
    for (const contract of client.contracts) {
      const status = statuses.get(contractKey(site, contract.path));
      if (!status) uncompared += 1;
      if (!status || status.outcome === "not-active" || status.outcome === "uncompleted") continue;
      for (const found of driftOf({ overview, status, plan, today }))
        drifts.push({
          ...found,
          site,
          ndisNumber,
          client: { name: client.name, path: client.path },
          contract,
          canPropose: plan?.isPace === true,
          asOf: Math.min(status.checkedAt, plans?.retrievedAt ?? status.checkedAt),
        });
    }
  }
  return { drifts, uncompared };
}

export function contractKey(site: string, path: string): string {
  return `${site}${path}`;
}

function driftOf(known: Known): readonly Found[] {
  const { status } = known;
  if (status.problem?.code === "no-plan")
    return [{ kind: "no-plan", values: null, cents: status.totalFunding ?? null, days: 0 }];
  const start = comparedField(status, PLAN_DATE_LABELS.planStartDate);
  const end = comparedField(status, PLAN_DATE_LABELS.planEndDate);
  // Without dates nothing was compared: the status says why.
  if (!start || !end) return NONE;
  const found = [
    newerPlan(known, start),
    startDrift(known, start),
    endDrift(known, end),
    totalDrift(known, start),
  ];
  return found.filter((each) => each !== undefined);
}

const NONE: readonly Found[] = [];

function comparedField({ compared }: ContractStatus, label: string): ComparedField | undefined {
  return compared.find(({ field }) => field === label);
}

/** Outside PACE each plan is one of its own; a contract is compared with the one that it is about. */
function newerPlan({ overview, today }: Known, { ndia }: ComparedField): Found | undefined {
  const newer = overview.plans?.isPace
    ? undefined
    : overview.plans?.plans.find(({ startDate }) => ndia !== null && startDate > ndia);
  return newer && { kind: "newer-plan", values: null, cents: null, days: daysUntil(newer.startDate, today) };
}

function startDrift(known: Known, compared: ComparedField): Found | undefined {
  const ndia = ndiaDate(known, compared, "startDate");
  if (ndia === compared.crm || ndia === null) return undefined;
  const first = ndia < compared.crm ? ndia : compared.crm;
  return {
    kind: "start-differs",
    values: { type: "date", crm: compared.crm, ndia },
    cents: remainingOf(known),
    days: daysUntil(first, known.today),
  };
}

/** It hurts from the earlier of the two days on: the NDIA pays nothing after its own, the CRM bills nothing after its. */
function endDrift(known: Known, compared: ComparedField): Found | undefined {
  const ndia = ndiaDate(known, compared, "endDate");
  if (ndia === compared.crm) return undefined;
  const first = ndia === null || compared.crm < ndia ? compared.crm : ndia;
  return {
    kind: "end-differs",
    values: { type: "date", crm: compared.crm, ndia },
    cents: remainingOf(known),
    days: daysUntil(first, known.today),
  };
}

/** A PACE plan is the only one there is, so the newest retrieval is about it; outside PACE what was compared stands. */
function ndiaDate({ plan }: Known, { ndia }: ComparedField, name: "startDate" | "endDate"): IsoDate | null {
  return plan?.isPace ? plan[name] : ndia;
}

function totalDrift({ overview: { budgets }, status, plan }: Known, start: ComparedField): Found | undefined {
  const { totalFunding } = status;
  if (totalFunding === undefined || !plan?.isPace) return undefined;
  const ndia = budgets?.planManaged ?? null;
  if (hasPlaceholderTotal(status)) {
    const values = ndia === null ? null : ({ type: "money", crm: totalFunding, ndia } as const);
    return { kind: "placeholder-total", values, cents: ndia, days: 0 };
  }
  // A contract of another time of the plan has a total of that time.
  if (ndia === null || start.ndia !== plan.startDate || totalFunding === ndia) return undefined;
  const values = { type: "money", crm: totalFunding, ndia } as const;
  const cents = Math.abs(totalFunding - ndia);
  return totalFunding > ndia
    ? { kind: "total-above", values, cents, days: 0 }
    : { kind: "total-below", values, cents, days: null };
}

function remainingOf({ overview: { budgets } }: Known): Cents | null {
  return budgets?.remaining.cents ?? null;
}

function daysUntil(day: IsoDate, today: IsoDate): number {
  return Math.max(0, daysIn(today, day) - 1);
}

/** The differences of one kind. */
export interface DriftGroup {
  kind: DriftKind;
  /** The most urgent first. */
  drifts: Drift[];
  clients: number;
  /** The money that all of them are about, and of how many it isn't told. */
  cents: Cents;
  notTold: number;
  /** Of the most urgent one. */
  days: number | null;
}

/** By kind; the group that hurts first stands first, then the one that is about the most money. */
export function groupDrift(drifts: readonly Drift[]): DriftGroup[] {
  return [...Map.groupBy(drifts, ({ kind }) => kind)]
    .map(([kind, group]): DriftGroup => {
      const sorted = group.toSorted(byUrgency);
      return {
        kind,
        drifts: sorted,
        clients: new Set(group.map(({ site, client }) => contractKey(site, client.path))).size,
        cents: group.reduce((sum, { cents }) => sum + (cents ?? 0), 0),
        notTold: group.filter(({ cents }) => cents === null).length,
        days: sorted[0]?.days ?? null,
      };
    })
    .toSorted(byUrgency);
}

/** The fewest days first, then the most money; days that nobody can tell come last. */
function byUrgency(a: Pick<Drift, "days" | "cents">, b: Pick<Drift, "days" | "cents">): number {
  return (a.days ?? Infinity) - (b.days ?? Infinity) || (b.cents ?? 0) - (a.cents ?? 0);
}
