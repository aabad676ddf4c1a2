import { CONNECTION_OPTIONS, type ConnectionOption } from "../connections/connection-side.ts";

/** What can be saved as a file and imported from one. */
export const OWN_CSV_KINDS = { connections: "connections", resources: "resources", goals: "goals" } as const;
export type OwnCsvKind = keyof typeof OWN_CSV_KINDS;

/** The columns that all of these files have. The name is for people: whose row it is, the number says. */
export const PARTICIPANT_COLUMNS = { ndisNumber: "NDIS number", participant: "Participant" } as const;

export const CONNECTION_COLUMNS = {
  contact: "Contact",
  contactNdisNumber: "Contact's NDIS number",
  phone: "Phone",
  email: "Email",
  address: "Address",
  type: "Type",
  status: "Status",
} as const;

/** `Yes` or empty. */
export const OPTION_COLUMNS: Readonly<Record<ConnectionOption, string>> = {
  ...CONNECTION_OPTIONS,
  statement: "Statement recipient",
  invoice: "Invoice recipient",
};

export const RESOURCE_COLUMNS = {
  kind: "Kind",
  resource: "Resource",
  from: "From",
  until: "Until",
  goal: "For the goal",
} as const;

export const GOAL_COLUMNS = {
  name: "Goal name",
  goal: "Goal",
  start: "Start",
  end: "End",
  stage: "Stage",
  description: "Description",
  archived: "Archived",
} as const;

/** The columns without which a file of this kind can't be read. */
export const REQUIRED_COLUMNS: Readonly<Record<OwnCsvKind, readonly string[]>> = {
  connections: [PARTICIPANT_COLUMNS.ndisNumber, CONNECTION_COLUMNS.contact, CONNECTION_COLUMNS.type],
  resources: [
    PARTICIPANT_COLUMNS.ndisNumber,
    RESOURCE_COLUMNS.kind,
    RESOURCE_COLUMNS.resource,
    RESOURCE_COLUMNS.from,
  ],
  goals: [PARTICIPANT_COLUMNS.ndisNumber, GOAL_COLUMNS.name, GOAL_COLUMNS.goal],
};
