import { PARTICIPANT_COLUMNS } from "../own-csv/own-csv-columns.ts";
import { CONNECTION_CSV, GOAL_CSV, RESOURCE_CSV, type RowOf } from "../own-csv/own-csv-lists.ts";
import type { NamedParticipant } from "../own-change.ts";
import type { OwnRowsView } from "../own-rows-view.ts";
import { type PackTable, tableOf } from "./handover-pack.ts";

/** What tells of nobody, by the names of the columns; everything else may name or describe people. */
const PUBLIC: ReadonlySet<string> = new Set([
  "Type",
  "Status",
  "Primary contact",
  "Next of kin",
  "Statement recipient",
  "Invoice recipient",
  "Kind",
  "From",
  "Until",
  "Start",
  "End",
  "Stage",
  "Archived",
]);

const OF_PARTICIPANT: ReadonlySet<string> = new Set(Object.values(PARTICIPANT_COLUMNS));

/** Connections, resources and the organisation's goals, as their files have them, without whose they are. */
export function ownTables(own: OwnRowsView, participant: NamedParticipant): PackTable[] {
  return [
    table("Connections", CONNECTION_CSV, own.connections, participant),
    table("Resources", RESOURCE_CSV, own.resources, participant),
    table("Goals of the organisation", GOAL_CSV, own.goals, participant),
  ].filter(({ rows }) => rows.length > 0);
}

function table<View>(
  title: string,
  columns: readonly { header: string; value: (row: RowOf<View>) => string | null }[],
  views: readonly View[],
  participant: NamedParticipant,
): PackTable {
  const shown = columns
    .filter(({ header }) => !OF_PARTICIPANT.has(header))
    .map(({ header, value }) => ({
      header,
      ...(PUBLIC.has(header) ? {} : { isPersonal: true as const }),
      value: (view: View) => value({ participant, view }) ?? "",
    }));
  return tableOf(title, shown, views);
}
