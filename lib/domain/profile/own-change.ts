import type { AuditEvent } from "../audit/audit-entry.ts";
import type { ConnectionSide } from "./connections/connection-side.ts";
import type { ConnectionType } from "./connections/connection-type.ts";
import type { Contact } from "./connections/contact.ts";
import type { OrganisationGoal, OwnGoal } from "./own-goals/own-goal.ts";
import type { OwnRow } from "./own-row.ts";
import { type ParticipantKey, participantOf } from "./profile-key.ts";
import type { Resource } from "./resources/resource.ts";
import type { ResourceUse } from "./resources/resource-use.ts";

/** What an organisation enters itself about its participants, by the store that holds it. */
export interface OwnRows {
  contacts: Contact[];
  connections: ConnectionSide[];
  resources: Resource[];
  resourceUses: ResourceUse[];
  organisationGoals: OrganisationGoal[];
  ownGoals: OwnGoal[];
}

export const OWN_STORES = [
  "contacts",
  "connections",
  "resources",
  "resourceUses",
  "organisationGoals",
  "ownGoals",
] as const satisfies (keyof OwnRows)[];

/** A participant of a CRM, with the name that the CRM has for them; `null`: no page that tells it was read. */
export interface NamedParticipant extends ParticipantKey {
  name: string | null;
}

/** What a change is checked against, as it is stored at that moment. */
export interface OwnState extends OwnRows {
  types: ConnectionType[];
  participants: NamedParticipant[];
}

/** What is stored together, in one transaction, or not at all. */
export interface OwnChange {
  put?: Partial<OwnRows>;
  removed?: Partial<OwnRows>;
  /** All connection types, where one of them changes. */
  types?: ConnectionType[];
}

/** What people call a row of each store. */
const WHAT: Readonly<Record<keyof OwnRows, string>> = {
  contacts: "contact",
  connections: "connection",
  resources: "resource",
  resourceUses: "resource of a participant",
  organisationGoals: "goal of the organisation",
  ownGoals: "goal",
};

/** What is entered in the audit trail of a change: of each row whose it is and its id, and none of its texts. */
export function ownEvents({ put = {}, removed = {}, types }: OwnChange): AuditEvent[] {
  const eventsOf = (rows: Partial<OwnRows>, kindOf: (row: OwnRow) => AuditEvent["kind"]): AuditEvent[] =>
    OWN_STORES.flatMap((store) =>
      (rows[store] ?? []).map((row) => ({
        kind: kindOf(row),
        ...ofWhom(row),
        details: { what: WHAT[store], id: row.id },
      })),
    );
  return [
    ...eventsOf(put, ({ revision }) => (revision === 1 ? "profile-added" : "profile-changed")),
    ...eventsOf(removed, () => "profile-removed"),
    ...(types ? [{ kind: "profile-changed" as const, details: { what: "connection types" } }] : []),
  ];
}

function ofWhom(row: OwnRow): Partial<ParticipantKey> {
  if ("ndisNumber" in row) {
    const { site, ndisNumber } = row as OwnGoal | ResourceUse;
    return { site, ndisNumber };
  }
  return "profile" in row ? (participantOf((row as ConnectionSide).profile) ?? {}) : {};
}
