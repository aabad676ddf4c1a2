import type { IDBPTransaction } from "idb";
import type { Problem } from "../../core/problem.ts";
import {
  OWN_STORES,
  type NamedParticipant,
  type OwnChange,
  ownEvents,
  type OwnRows,
  type OwnState,
} from "../../domain/profile/own-change.ts";
import type { Contact } from "../../domain/profile/connections/contact.ts";
import type { ConnectionSide } from "../../domain/profile/connections/connection-side.ts";
import {
  contactOf,
  type ParticipantKey,
  participantOf,
  type ProfileKey,
} from "../../domain/profile/profile-key.ts";
import { addAuditEntries, AUDIT_STORES } from "../audit/append-audit.ts";
import type { Database } from "../database.ts";
import { decodeRow, decodeRows, encodeRow } from "../row-codec.ts";
import type { Schema } from "../schema.ts";
import { CONNECTION_TYPES, readConnectionTypes } from "./connection-type-setting.ts";

/** Which rows are needed: those of these profiles, or all. Resources and the organisation's goals always come whole. */
export type OwnScope = { profiles: readonly ProfileKey[] } | "all";

const READ_STORES = [...OWN_STORES, "overviews", "settings"] as const;
const WRITTEN_STORES = [...READ_STORES, ...AUDIT_STORES] as const;

type Writing = IDBPTransaction<Schema, (typeof READ_STORES)[number][], "readwrite">;
type Transaction = IDBPTransaction<Schema, (typeof READ_STORES)[number][], "readonly" | "readwrite">;

/** What is kept of these profiles, as it is at one moment. */
export function readOwnState(db: Database, scope: OwnScope): Promise<OwnState> {
  return readState(db.transaction(READ_STORES), scope);
}

/**
 * Changes what is kept as it is stored now, in one transaction with its entries in the audit trail: all of it is stored, or nothing.
 * `plan` says what changes, or why nothing may.
 */
export async function changeOwnRows(
  db: Database,
  scope: OwnScope,
  plan: (state: OwnState) => OwnChange | { problem: Problem },
): Promise<Problem | null> {
  const tx = db.transaction(WRITTEN_STORES, "readwrite");
  const change = plan(await readState(tx as unknown as Transaction, scope));
  if ("problem" in change) {
    await tx.done;
    return change.problem;
  }
  try {
    await Promise.all([
      ...write(tx as unknown as Writing, change),
      addAuditEntries(tx, ownEvents(change)),
      tx.done,
    ]);
  } catch (error) {
    abort(tx);
    throw error;
  }
  return null;
}

function write(tx: Writing, { put = {}, removed = {}, types }: OwnChange): Promise<unknown>[] {
  const writes: Promise<unknown>[] = OWN_STORES.flatMap((name) => {
    const store = tx.objectStore(name);
    return [
      ...(removed[name] ?? []).map(async (row) => store.delete(keyOf(name, row) as never)),
      ...(put[name] ?? []).map(async (row) => store.put(encodeRow(name, row as never))),
    ];
  });
  if (types) writes.push(tx.objectStore("settings").put(encodeRow("settings", types), CONNECTION_TYPES));
  return writes;
}

/** Rows that were on their way go with the one that can't be stored. */
function abort(tx: { abort: () => void }): void {
  try {
    tx.abort();
  } catch {
    // It has ended already, by the same error.
  }
}

/** Everybody who may be connected, of one CRM: its participants and all contacts. */
export async function listConnectable(
  db: Database,
  site: string,
): Promise<{ participants: NamedParticipant[]; contacts: Contact[] }> {
  const tx = db.transaction(["overviews", "contacts"]);
  const [overviews, contacts] = await Promise.all([
    tx.objectStore("overviews").getAll(),
    tx.objectStore("contacts").getAll(),
  ]);
  const participants = decodeRows("overviews", overviews).filter((overview) => overview.site === site);
  return { participants: participants.map(named), contacts: decodeRows("contacts", contacts) };
}

/** Every resource, and who has it when: from the resources' side. */
export async function readResources(
  db: Database,
): Promise<Pick<OwnState, "resources" | "resourceUses" | "participants">> {
  const tx = db.transaction(["resources", "resourceUses", "overviews"]);
  const [resources, uses, overviews] = await Promise.all([
    tx.objectStore("resources").getAll(),
    tx.objectStore("resourceUses").getAll(),
    tx.objectStore("overviews").getAll(),
  ]);
  return {
    resources: decodeRows("resources", resources),
    resourceUses: decodeRows("resourceUses", uses),
    participants: decodeRows("overviews", overviews).map(named),
  };
}

function keyOf(name: keyof OwnRows, row: { id: string }): string | [string, string] {
  return name === "connections" ? [(row as ConnectionSide).profile, row.id] : row.id;
}

async function readState(tx: Transaction, scope: OwnScope): Promise<OwnState> {
  const [resources, organisationGoals, types, rest] = await Promise.all([
    tx.objectStore("resources").getAll(),
    tx.objectStore("organisationGoals").getAll(),
    tx.objectStore("settings").get(CONNECTION_TYPES),
    scope === "all" ? readAll(tx) : readScoped(tx, scope.profiles),
  ]);
  return {
    ...rest,
    resources: decodeRows("resources", resources),
    organisationGoals: decodeRows("organisationGoals", organisationGoals),
    types: readConnectionTypes(decodeRow("settings", types)),
  };
}

type Rest = Omit<OwnState, "resources" | "organisationGoals" | "types">;

async function readAll(tx: Transaction): Promise<Rest> {
  const [contacts, connections, resourceUses, ownGoals, overviews] = await Promise.all([
    tx.objectStore("contacts").getAll(),
    tx.objectStore("connections").getAll(),
    tx.objectStore("resourceUses").getAll(),
    tx.objectStore("ownGoals").getAll(),
    tx.objectStore("overviews").getAll(),
  ]);
  return {
    contacts: decodeRows("contacts", contacts),
    connections: decodeRows("connections", connections),
    resourceUses: decodeRows("resourceUses", resourceUses),
    ownGoals: decodeRows("ownGoals", ownGoals),
    participants: decodeRows("overviews", overviews).map(named),
  };
}

/** What these profiles hold, and who is at the other ends. */
async function readScoped(tx: Transaction, profiles: readonly ProfileKey[]): Promise<Rest> {
  const participants = profiles.flatMap((profile) => participantOf(profile) ?? []);
  const keys = participants.map(({ site, ndisNumber }): [string, string] => [site, ndisNumber]);
  const [sides, uses, goals] = await Promise.all([
    Promise.all(profiles.map((key) => tx.objectStore("connections").index("by-profile").getAll(key))),
    Promise.all(keys.map((key) => tx.objectStore("resourceUses").index("by-participant").getAll(key))),
    Promise.all(keys.map((key) => tx.objectStore("ownGoals").index("by-participant").getAll(key))),
  ]);
  const connections = decodeRows("connections", sides.flat());
  const ends = [...new Set([...profiles, ...connections.map(({ related }) => related)])];
  const [contacts, others] = await Promise.all([
    Promise.all(ends.flatMap((end) => findContact(tx, contactOf(end)))),
    Promise.all(ends.flatMap((end) => findParticipant(tx, participantOf(end)))),
  ]);
  return {
    contacts: contacts.flatMap((row) => decodeRow("contacts", row) ?? []),
    connections,
    resourceUses: decodeRows("resourceUses", uses.flat()),
    ownGoals: decodeRows("ownGoals", goals.flat()),
    participants: others.flatMap((row) => decodeRow("overviews", row) ?? []).map(named),
  };
}

function findContact(tx: Transaction, id: string | null) {
  return id === null ? [] : [tx.objectStore("contacts").get(id)];
}

function findParticipant(tx: Transaction, key: ParticipantKey | null) {
  return key === null ? [] : [tx.objectStore("overviews").get([key.site, key.ndisNumber])];
}

function named({
  site,
  ndisNumber,
  client,
}: ParticipantKey & { client?: { name: string } }): NamedParticipant {
  return { site, ndisNumber, name: client?.name ?? null };
}
