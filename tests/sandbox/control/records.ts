import type { DatabaseSync } from "node:sqlite";
import { contractsOf, detailsOf, type Contract, type ContractDetails } from "../crm/records/contracts.ts";
import { all } from "../database/query.ts";
import type { CaseName } from "../people/case-name.ts";
import { isPacePosition, paceTraitsOf, type PaceTrait } from "../people/pace-traits.ts";

export type ClientSummary = {
  id: number;
  name: string;
  /** As the CRM wrote it down. */
  ndisNumber: string | null;
  /** The CRM's two ticks. */
  pace: boolean;
  apiAccess: boolean;
  /** Null for a client made since. */
  caseName: CaseName | null;
  /** What was generated of PACE to the client of this position; nothing for whoever wasn't generated a PACE plan. */
  paceTraits: PaceTrait[];
};

/** The CRM's tables as they stand, for a test that asks what was really stored. */
export type RecordReads = {
  clients(): ClientSummary[];
  /** Newest first, inactive ones included. */
  contractsOf(clientId: number): Contract[];
  contractParts(contractId: number): ContractDetails;
};

type Row = {
  id: number;
  first_name: string;
  surname: string;
  ndis_number: string | null;
  pace: number;
  api_access: number;
  case_name: CaseName | null;
  assigned_pace: number;
};

export function createRecordReads(database: DatabaseSync): RecordReads {
  return {
    clients: () => all<Row>(database, CLIENTS).map(summarise),
    contractsOf: (clientId) => contractsOf(database, clientId),
    contractParts: (contractId) => detailsOf(database, contractId),
  };
}

const CLIENTS = `
  SELECT c.id, c.first_name, c.surname, c.ndis_number, c.pace, c.api_access, d.case_name,
    d.case_name IS NOT NULL AND d.case_name <> 'no-plan' AND c.pace AS assigned_pace
  FROM clients c LEFT JOIN assigned_cases d ON d.client_id = c.id ORDER BY c.id`;

function summarise(row: Row): ClientSummary {
  return {
    id: row.id,
    name: `${row.first_name} ${row.surname}`,
    ndisNumber: row.ndis_number,
    pace: row.pace === 1,
    apiAccess: row.api_access === 1,
    caseName: row.case_name,
    paceTraits: row.assigned_pace === 1 && isPacePosition(row.id - 1) ? [...paceTraitsOf(row.id - 1)] : [],
  };
}
