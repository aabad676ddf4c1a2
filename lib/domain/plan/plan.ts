import type { IsoDate } from "../../core/calendar-date.ts";

/** An NDIS plan as the NDIA states it. Plans are made by the NDIA only; this is always a copy (F83). */
export interface Plan {
  isPace: boolean;
  /** The NDIA's own id of a non-PACE plan (F84). A PACE plan has none: a participant has one for ever. */
  reference: string | null;
  startDate: IsoDate;
  /** `null` when the NDIA names no end. */
  endDate: IsoDate | null;
}

/** The one kept record of a plan. `key` decides what counts as the same plan. */
export interface PlanRecord extends Plan {
  key: string;
  ndisNumber: string;
  /** The snapshot that this record was last brought up to date from. */
  snapshotId: string;
  firstRetrievedAt: number;
  lastRetrievedAt: number;
}

/**
 * Which record a retrieved plan belongs to.
 * Non-PACE: by NDIS reference (F79). PACE: one record a participant, active or not, whatever its dates (F80–F82).
 */
export function planKey(ndisNumber: string, plan: Plan): string {
  return plan.isPace ? `${ndisNumber}/pace` : `${ndisNumber}/${plan.reference}`;
}

/** Brings the kept record up to date, or begins one when the plan is new (F79, F81). */
export function recordPlan(
  stored: PlanRecord | undefined,
  plan: Plan,
  retrieval: { ndisNumber: string; snapshotId: string; at: number },
): PlanRecord {
  return {
    ...plan,
    key: planKey(retrieval.ndisNumber, plan),
    ndisNumber: retrieval.ndisNumber,
    snapshotId: retrieval.snapshotId,
    firstRetrievedAt: stored?.firstRetrievedAt ?? retrieval.at,
    lastRetrievedAt: retrieval.at,
  };
}
