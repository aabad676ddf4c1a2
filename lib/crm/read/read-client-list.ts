import { readTable, type TableRow } from "./read-table.ts";
import { type RecordPath, rowPath } from "../profile/record-path.ts";
import type { SiteProfile } from "../profile/site-profile.ts";

/** A row of the client list that somebody ticked. */
export interface TickedClient {
  name: string;
  path: RecordPath;
}

export interface TickedClients {
  clients: TickedClient[];
  /** Ticked rows whose record can't be reached, by what they show. Never dropped in silence. */
  unreadable: string[];
}

/** The client list is the table whose rows carry a check box, whatever its columns are called. */
export function readTickedClients(doc: ParentNode, pageUrl: string, profile: SiteProfile): TickedClients {
  const element = doc.querySelector("td input[type=checkbox]")?.closest("table");
  const rows = element ? readTable(element, profile.tables.clients).rows : [];
  const read: TickedClients = { clients: [], unreadable: [] };
  for (const row of rows.filter((each) => each.element.querySelector("input[type=checkbox]:checked"))) {
    const name = nameOf(row);
    const path = rowPath(row.element, pageUrl);
    if (path) read.clients.push({ name, path });
    else read.unreadable.push(name);
  }
  return read;
}

function nameOf(row: TableRow): string {
  return row.cell("name") || row.element.querySelector("a")?.textContent?.trim() || "a client without a name";
}
