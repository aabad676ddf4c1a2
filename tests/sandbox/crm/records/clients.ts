import type { DatabaseSync } from "node:sqlite";
import { all, first } from "../../database/query.ts";

export type Client = {
  id: number;
  type: string;
  first_name: string;
  surname: string;
  gender: string;
  date_of_birth: string | null;
  ndis_number: string | null;
  email: string;
  additional_emails: string;
  phone: string;
  address: string;
  suburb: string;
  state: string;
  postcode: string;
  service_region: string;
  service_types: string;
  current_rate: number | null;
  status: string;
  statement_opt_out: number;
  postal_statement: number;
  auto_approved: number;
  pace: number;
  api_access: number;
};

export type ListedClient = Pick<
  Client,
  | "id"
  | "first_name"
  | "surname"
  | "ndis_number"
  | "date_of_birth"
  | "email"
  | "status"
  | "service_region"
  | "pace"
>;
export type ClientSearch = { text: string; status: string; page: number; pageSize: number };

const FILTER = `
  (?1 = '' OR status = ?1) AND
  (?2 = '' OR first_name || ' ' || surname LIKE ?2 ESCAPE '\\' OR email LIKE ?2 ESCAPE '\\' OR ndis_number LIKE ?2 ESCAPE '\\')`;

export function findClient(database: DatabaseSync, id: number): Client | undefined {
  return first<Client>(database, "SELECT * FROM clients WHERE id = ?", id);
}

/** Whether the sandbox made the client by itself. */
export function isInvented(database: DatabaseSync, id: number): boolean {
  return first(database, "SELECT 1 FROM assigned_cases WHERE client_id = ?", id) !== undefined;
}

/** One page of the list, by surname, and how many clients there are on all pages. */
export function searchClients(
  database: DatabaseSync,
  { text, status, page, pageSize }: ClientSearch,
): { clients: ListedClient[]; total: number } {
  const pattern = text === "" ? "" : `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const total =
    first<{ total: number }>(
      database,
      `SELECT count(*) AS total FROM clients WHERE ${FILTER}`,
      status,
      pattern,
    )?.total ?? 0;
  const clients = all<ListedClient>(
    database,
    `SELECT id, first_name, surname, ndis_number, date_of_birth, email, status, service_region, pace FROM clients
     WHERE ${FILTER} ORDER BY surname COLLATE NOCASE, first_name COLLATE NOCASE, id LIMIT ?3 OFFSET ?4`,
    status,
    pattern,
    pageSize,
    (page - 1) * pageSize,
  );
  return { clients, total };
}

/** Another client with this NDIS number, if there is one. */
export function findDuplicate(database: DatabaseSync, ndisNumber: string, ownId: number): number | undefined {
  return first<{ id: number }>(
    database,
    "SELECT id FROM clients WHERE ndis_number = ? AND id <> ?",
    ndisNumber,
    ownId,
  )?.id;
}

export function fullName({ first_name, surname }: Pick<Client, "first_name" | "surname">): string {
  return `${first_name} ${surname}`;
}
