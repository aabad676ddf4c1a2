import type { DatabaseSync } from "node:sqlite";
import { all } from "../database/query.ts";
import { findParticipant, findPlans, type Plan } from "../ndia/participants.ts";
import type { CaseName } from "../people/case-name.ts";
import type { Outcome } from "../people/cases.ts";

/** The truth about one thing a sync meets: an active contract, or a client that has none (then `contractId` is null). */
export type Expected = {
  clientId: number;
  name: string;
  contractId: number | null;
  contractReference: string | null;
  expected: Outcome;
  /** The case the client was generated, or null for one made since. */
  caseName: CaseName | null;
};

type Row = {
  client_id: number;
  first_name: string;
  surname: string;
  date_of_birth: string | null;
  ndis_number: string | null;
  case_name: CaseName | null;
  contract_id: number | null;
  reference: string | null;
  contract_number: string | null;
  plan_start: string | null;
  plan_end: string | null;
  contracts: number;
};

/**
 * Compares the CRM's tables with the agency's as they stand now. It is written apart from the product on purpose, and
 * looks at the tables rather than at the pages and answers, so that it can't share a misreading with what it checks.
 */
export function expectedOutcomes(database: DatabaseSync): Expected[] {
  const rows = all<Row>(
    database,
    `SELECT c.id AS client_id, c.first_name, c.surname, c.date_of_birth, c.ndis_number, d.case_name,
       k.id AS contract_id, k.reference, k.contract_number, k.plan_start, k.plan_end,
       (SELECT count(*) FROM contracts WHERE client_id = c.id) AS contracts
     FROM clients c
     LEFT JOIN contracts k ON k.client_id = c.id AND k.status = 'Active'
     LEFT JOIN assigned_cases d ON d.client_id = c.id
     ORDER BY c.id, k.id`,
  );
  return rows.map((row) => ({
    clientId: row.client_id,
    name: `${row.first_name} ${row.surname}`,
    contractId: row.contract_id,
    contractReference: row.reference,
    expected: expectedOutcome(database, row),
    caseName: row.case_name,
  }));
}

function expectedOutcome(database: DatabaseSync, row: Row): Outcome {
  if (row.contract_id === null) return row.contracts > 0 ? "inactive" : "none";
  if (row.date_of_birth === null) return "failed:date-of-birth-missing";
  const participant = findParticipant(database, row.ndis_number ?? "");
  if (!participant) return "failed:ndis-number";
  if (participant.surname.toLowerCase() !== row.surname.toLowerCase()) return "failed:surname";
  if (participant.date_of_birth !== row.date_of_birth) return "failed:date-of-birth";
  if (!participant.authorised) return "failed:authority";
  const plan = planOf(row, findPlans(database, participant.ndis_number));
  if (!plan) return "failed:no-plan";
  if (plan.plan_start !== row.plan_start) return "failed:plan-start";
  return plan.plan_end === row.plan_end ? "success" : "failed:plan-end";
}

/** The plan whose id the contract carries, or else the one that started last. */
function planOf({ reference, contract_number }: Row, plans: readonly Plan[]): Plan | undefined {
  const named = plans.find(({ plan_id }) => [reference, contract_number].includes(String(plan_id)));
  return named ?? plans.toSorted((a, b) => b.plan_start.localeCompare(a.plan_start))[0];
}
