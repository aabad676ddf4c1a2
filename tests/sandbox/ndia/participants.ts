import type { DatabaseSync } from "node:sqlite";
import { all, first, insert, run } from "../database/query.ts";

export type Participant = {
  ndis_number: string;
  surname: string;
  date_of_birth: string;
  pace: number;
  authorised: number;
};
export type Plan = { plan_id: number; plan_start: string; plan_end: string; first_start: string };

/** What a test may change on the agency's side. Dates as YYYY-MM-DD; the plan dates are those of the current plan. */
export type ParticipantChange = {
  surname?: string | undefined;
  dateOfBirth?: string | undefined;
  authorised?: boolean | undefined;
  /** Whether the participant agrees that this organisation sees goals and budgets outside PACE. */
  consents?: boolean | undefined;
  pace?: boolean | undefined;
  planStart?: string | undefined;
  planEnd?: string | undefined;
};

export function findParticipant(database: DatabaseSync, ndisNumber: string): Participant | undefined {
  const sql =
    "SELECT ndis_number, surname, date_of_birth, pace, authorised FROM participants WHERE ndis_number = ?";
  return first<Participant>(database, sql, ndisNumber);
}

/** At most two: the previous plan, where there is one, and then the current. */
export function findPlans(database: DatabaseSync, ndisNumber: string): Plan[] {
  const sql =
    "SELECT plan_id, plan_start, plan_end, first_start FROM participant_plans WHERE ndis_number = ? ORDER BY position";
  return all<Plan>(database, sql, ndisNumber);
}

/**
 * PACE budgets that began or ended with the plan go on doing so when its dates change, as they do in an extension;
 * funding periods stay. False when there is no such participant.
 */
export function changeParticipant(
  database: DatabaseSync,
  ndisNumber: string,
  change: ParticipantChange,
): boolean {
  const known = findParticipant(database, ndisNumber);
  if (!known) return false;
  run(
    database,
    "UPDATE participants SET surname = ?, date_of_birth = ?, authorised = ?, pace = ? WHERE ndis_number = ?",
    change.surname ?? known.surname,
    change.dateOfBirth ?? known.date_of_birth,
    Number(change.authorised ?? known.authorised),
    Number(change.pace ?? known.pace),
    ndisNumber,
  );
  if (change.consents !== undefined) changeConsent(database, ndisNumber, change.consents);
  moveBudgets(database, ndisNumber, change);
  run(
    database,
    `UPDATE participant_plans SET plan_start = coalesce(?1, plan_start), plan_end = coalesce(?2, plan_end)
     WHERE ndis_number = ?3 AND position = (SELECT max(position) FROM participant_plans WHERE ndis_number = ?3)`,
    change.planStart ?? null,
    change.planEnd ?? null,
    ndisNumber,
  );
  return true;
}

function changeConsent(database: DatabaseSync, ndisNumber: string, consents: boolean): void {
  run(database, "DELETE FROM record_consents_withheld WHERE ndis_number = ?", ndisNumber);
  if (!consents) insert(database, "record_consents_withheld", { ndis_number: ndisNumber });
}

function moveBudgets(
  database: DatabaseSync,
  ndisNumber: string,
  { planStart, planEnd }: ParticipantChange,
): void {
  const plan = findPlans(database, ndisNumber).at(-1);
  if (!plan) return;
  run(
    database,
    `UPDATE pace_budgets SET plan_start = ?1,
       start_date = CASE start_date WHEN ?2 THEN ?1 ELSE start_date END,
       end_date = CASE end_date WHEN ?4 THEN ?3 ELSE end_date END
     WHERE ndis_number = ?5 AND plan_start = ?2`,
    planStart ?? plan.plan_start,
    plan.plan_start,
    planEnd ?? plan.plan_end,
    plan.plan_end,
    ndisNumber,
  );
}
