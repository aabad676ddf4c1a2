import { html } from "hono/html";
import type { DatabaseSync } from "node:sqlite";
import { all } from "../../database/query.ts";
import { clientSearch, searchName } from "../pages/invoice-client.ts";
import { layout } from "../pages/layout.ts";
import { searchClients, type Client } from "../records/clients.ts";
import type { CrmContext } from "../request.ts";

/** As many as a list of suggestions can hold and stay one. */
export const SUGGESTED = `
  SELECT first_name, surname, ndis_number FROM clients WHERE status = 'Active'
  ORDER BY surname COLLATE NOCASE, first_name COLLATE NOCASE, id LIMIT 500`;

/** The one client that is meant: a suggestion as it stands, an NDIS number, or a name that only one client has. */
export function findByName(database: DatabaseSync, typed: string): number | undefined {
  const text = typed.trim();
  const number = /(?:^| - )(\d{9})$/.exec(text)?.[1];
  const { clients, total } = searchClients(database, {
    text: number ?? text,
    status: "Active",
    page: 1,
    pageSize: 25,
  });
  if (text === "") return undefined;
  return total === 1 ? clients[0]?.id : clients.find((client) => searchName(client) === text)?.id;
}

/** Create New Invoice before a client was chosen. */
export function clientSearchPage(c: CrmContext, database: DatabaseSync, typed: string) {
  const suggested = all<Pick<Client, "first_name" | "surname" | "ndis_number">>(database, SUGGESTED);
  const body = html`<h1>Create New Invoice</h1>
    ${typed ? html`<p class="alert" role="alert">No single client matches “${typed}”.</p>` : ""}
    ${clientSearch(suggested, typed)}
    <p class="toolbar"><a class="btn" href="/Invoices">Back</a></p>`;
  return c.html(layout({ title: "Create New Invoice", session: c.get("session"), body }));
}
