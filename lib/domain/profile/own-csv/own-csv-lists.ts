import type { ConnectionView } from "../connections/connection-views.ts";
import { CONNECTION_STATUSES, type ConnectionOption } from "../connections/connection-side.ts";
import type { OwnGoalView } from "../own-goals/goal-views.ts";
import { GOAL_STAGES } from "../own-goals/own-goal.ts";
import type { NamedParticipant } from "../own-change.ts";
import { RESOURCE_KINDS } from "../resources/resource.ts";
import type { UseView } from "../resources/resource-views.ts";
import {
  CONNECTION_COLUMNS,
  GOAL_COLUMNS,
  OPTION_COLUMNS,
  PARTICIPANT_COLUMNS,
  RESOURCE_COLUMNS,
} from "./own-csv-columns.ts";

/** A column of a file that is saved: under the name by which an import finds it. */
interface OwnCsvColumn<Row> {
  header: string;
  value: (row: Row) => string | null;
}

/** A row and whose it is. */
export interface RowOf<View> {
  participant: NamedParticipant;
  view: View;
}

const PARTICIPANT: readonly OwnCsvColumn<RowOf<unknown>>[] = [
  { header: PARTICIPANT_COLUMNS.ndisNumber, value: ({ participant }) => participant.ndisNumber },
  { header: PARTICIPANT_COLUMNS.participant, value: ({ participant }) => participant.name },
];

const yes = (isSo: boolean): string | null => (isSo ? "Yes" : null);

export const CONNECTION_CSV: readonly OwnCsvColumn<RowOf<ConnectionView>>[] = [
  ...PARTICIPANT,
  { header: CONNECTION_COLUMNS.contact, value: ({ view }) => view.name },
  { header: CONNECTION_COLUMNS.contactNdisNumber, value: ({ view }) => view.ndisNumber },
  { header: CONNECTION_COLUMNS.phone, value: ({ view }) => view.contact?.phone ?? null },
  { header: CONNECTION_COLUMNS.email, value: ({ view }) => view.contact?.email ?? null },
  { header: CONNECTION_COLUMNS.address, value: ({ view }) => view.contact?.address ?? null },
  { header: CONNECTION_COLUMNS.type, value: ({ view }) => view.word },
  { header: CONNECTION_COLUMNS.status, value: ({ view }) => CONNECTION_STATUSES[view.side.status] },
  ...(Object.entries(OPTION_COLUMNS) as [ConnectionOption, string][]).map(
    ([option, header]): OwnCsvColumn<RowOf<ConnectionView>> => ({
      header,
      value: ({ view }) => yes(view.side.options.includes(option)),
    }),
  ),
];

export const RESOURCE_CSV: readonly OwnCsvColumn<RowOf<UseView>>[] = [
  ...PARTICIPANT,
  {
    header: RESOURCE_COLUMNS.kind,
    value: ({ view }) => (view.resource ? RESOURCE_KINDS[view.resource.kind] : null),
  },
  { header: RESOURCE_COLUMNS.resource, value: ({ view }) => view.resource?.name ?? null },
  { header: RESOURCE_COLUMNS.from, value: ({ view }) => view.use.startDate },
  { header: RESOURCE_COLUMNS.until, value: ({ view }) => view.use.endDate },
  { header: RESOURCE_COLUMNS.goal, value: ({ view }) => view.goal?.name ?? null },
];

export const GOAL_CSV: readonly OwnCsvColumn<RowOf<OwnGoalView>>[] = [
  ...PARTICIPANT,
  { header: GOAL_COLUMNS.name, value: ({ view }) => view.goal.name },
  { header: GOAL_COLUMNS.goal, value: ({ view }) => view.about?.text ?? null },
  { header: GOAL_COLUMNS.start, value: ({ view }) => view.goal.startDate },
  { header: GOAL_COLUMNS.end, value: ({ view }) => view.goal.endDate },
  {
    header: GOAL_COLUMNS.stage,
    value: ({ view }) => (view.goal.stage === null ? null : GOAL_STAGES[view.goal.stage]),
  },
  { header: GOAL_COLUMNS.description, value: ({ view }) => view.goal.description },
  { header: GOAL_COLUMNS.archived, value: ({ view }) => yes(view.goal.isArchived) },
];
