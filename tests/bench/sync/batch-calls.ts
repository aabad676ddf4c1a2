import { DatabaseSync } from "node:sqlite";
import type { Counts } from "../../sandbox/control/counters.ts";

/** The calls of one client in their order: its page, then for each contract its page and what the NDIA is asked. */
export interface ClientCalls {
  path: string;
  contracts: { path: string; questions: string[] }[];
}

interface StoredClient {
  surname: string;
  date_of_birth: string | null;
  ndis_number: string | null;
}

/** How many service contracts each client has, by the client's id. */
export function countContracts(file: string): Map<number, number> {
  return reading(file, (database) => {
    const rows = database
      .prepare("SELECT client_id AS id, count(*) AS contracts FROM contracts GROUP BY client_id")
      .all();
    return new Map((rows as { id: number; contracts: number }[]).map(({ id, contracts }) => [id, contracts]));
  });
}

/**
 * Every call that a batch of these clients takes, in the order in which each depends on the one before. The addresses
 * come from the sandbox's tables; which questions are asked about whom, from what it counted when the batch ran.
 */
export function callsOf(file: string, clientIds: number[], asked: Counts["participants"]): ClientCalls[] {
  return reading(file, (database) => {
    const clientOf = database.prepare("SELECT surname, date_of_birth, ndis_number FROM clients WHERE id = ?");
    const contractsOf = database.prepare("SELECT id, status FROM contracts WHERE client_id = ? ORDER BY id");
    return clientIds.map((id) => {
      const client = clientOf.get(id) as unknown as StoredClient;
      const contracts = contractsOf.all(id) as unknown as { id: number; status: string }[];
      // A participant is asked about once a batch, for the first contract that needs it.
      const first = contracts.find(({ status }) => status === "Active");
      return {
        path: `/Clients/Profile/${id}`,
        contracts: contracts.map((contract) => ({
          path: `/ServiceContracts/Details/${contract.id}`,
          questions: contract === first ? questionsAbout(client, asked) : [],
        })),
      };
    });
  });
}

function questionsAbout(
  { surname, date_of_birth, ndis_number }: StoredClient,
  asked: Counts["participants"],
): string[] {
  const times = asked[ndis_number ?? ""];
  const query = new URLSearchParams({
    participant: ndis_number ?? "",
    participant_surname: surname,
    date_of_birth: date_of_birth ?? "",
  });
  return [
    ...(times?.determine ? [`4.0/determine-participant-plan/?${query}`] : []),
    ...(times?.plans ? [`4.0/plans/?${query}`] : []),
  ];
}

function reading<Result>(file: string, read: (database: DatabaseSync) => Result): Result {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}
