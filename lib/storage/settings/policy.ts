import { browser } from "wxt/browser";
import * as z from "zod/mini";
import type { Access } from "../../domain/access/access.ts";
import type { EnvironmentBand } from "../../domain/access/environment-band.ts";
import type { ConnectionSettings } from "../../domain/connection/connection-settings.ts";
import type { Problem } from "../../core/problem.ts";
import type { State } from "../../domain/holidays/states.ts";
import { connectionSchema } from "./connection-schema.ts";
import { type PolicyPart, readAccess, readBand, readEntryNames, readProtection } from "./policy-access.ts";
import { HolidayList, readHolidays, readState } from "./stored-holidays.ts";
import { Site } from "./stored-site.ts";

/** The connection's readable fields; none is required. */
export type PartialConnection = {
  [Field in keyof ConnectionSettings]?: Exclude<ConnectionSettings[Field], undefined>;
};

/** What an organisation sets for all its computers. It is read entry by entry. */
export interface Managed {
  connection: PartialConnection;
  sites: Site[];
  holidays: HolidayList;
  /** The default state, for clients whose address doesn't show one. */
  homeState?: State;
  /** What may be done on this computer. */
  access: Access;
  environmentBand?: EnvironmentBand;
  /** Opens the sealed data on the organisation's computers: 32 bytes, never shown or sent. */
  protectionKey?: Uint8Array<ArrayBuffer>;
  /** The entries that are set and were read, such as `connection.orgId` or `role`. */
  entries: string[];
  /** The entries that couldn't be read, such as `connection.orgId` or `sites[1]`. */
  unreadable: string[];
}

/** Settings by enterprise policy (`storage.managed`). Without a policy, Firefox throws and Chrome answers with nothing. */
export async function managedSettings(): Promise<Managed> {
  const policy = await readPolicy();
  const { connection, sites, holidays, homeState, role, acceptUpTo, ...others } = policy;
  const { environmentBand, protection, entries, ...unknown } = others;
  const names = readEntryNames(entries);
  const missing = names.read.filter((name) => !Object.hasOwn(policy, name));
  const state = readState(homeState);
  const fields = readConnection(connection);
  const addresses = readSites(sites);
  const days = readHolidays(holidays);
  const access = readAccess(
    missing.includes("role") ? UNTOLD : role,
    missing.includes("acceptUpTo") ? UNTOLD : acceptUpTo,
  );
  const band = readBand(environmentBand);
  const key = readProtection(protection);
  const unreadable = [
    ...[fields, addresses, days].flatMap((part) => part.unreadable),
    ...(homeState !== undefined && !state ? ["homeState"] : []),
    ...[access, band, key, names].flatMap((part) => part.unreadable),
    ...missing,
    ...Object.keys(unknown),
  ];
  return {
    connection: fields.read,
    sites: addresses.read,
    holidays: days.read,
    ...(state ? { homeState: state } : {}),
    access: access.read,
    ...(band.read ? { environmentBand: band.read } : {}),
    ...(key.read ? { protectionKey: key.read } : {}),
    entries: entriesOf(policy, fields.read).filter(
      (name) => !unreadable.includes(name) && (name !== "protection" || key.read),
    ),
    unreadable: [...new Set(unreadable)],
  };
}

/** In place of an entry that the policy names and the browser has left out: no value of it can be read. */
const UNTOLD = Symbol("untold");

/** Names of what is set. Of the connection each field, since each stands at its own place in Options. */
function entriesOf(policy: Record<string, unknown>, read: PartialConnection): string[] {
  const others = Object.keys(policy).filter((name) => name !== "connection" && name !== "entries");
  return [...Object.keys(read).map((name) => `connection.${name}`), ...others];
}

/** The policy as the browser has it, unread; empty where there is none. */
export async function readPolicy(): Promise<Record<string, unknown>> {
  try {
    return await browser.storage.managed.get(null);
  } catch (error) {
    if (!/manifest|policy|managed/i.test(String(error))) throw error;
    return {};
  }
}

function readConnection(stored: unknown): PolicyPart<PartialConnection> {
  if (stored === undefined) return { read: {}, unreadable: [] };
  if (typeof stored !== "object" || stored === null || Array.isArray(stored))
    return { read: {}, unreadable: ["connection"] };
  const read: Record<string, unknown> = {};
  const unreadable: string[] = [];
  const schemas: Readonly<Record<string, z.ZodMiniType>> = connectionSchema.shape;
  for (const [name, value] of Object.entries(stored)) {
    const parsed = Object.hasOwn(schemas, name) ? schemas[name]?.safeParse(value) : undefined;
    if (parsed?.success) read[name] = parsed.data;
    else unreadable.push(`connection.${name}`);
  }
  return { read, unreadable };
}

/** CRM addresses entry by entry, as a policy and a set-up file have them. */
export function readSites(stored: unknown): PolicyPart<Site[]> {
  if (stored === undefined) return { read: [], unreadable: [] };
  if (!Array.isArray(stored)) return { read: [], unreadable: ["sites"] };
  const parsed = stored.map((entry) => Site.safeParse(entry));
  return {
    read: parsed.flatMap((site) => (site.success ? [site.data] : [])),
    unreadable: parsed.flatMap(({ success }, at) => (success ? [] : [`sites[${at}]`])),
  };
}

/** Whether this entry of a policy says where, or as whom, the connection is made. */
export function isOfConnection(entry: string): boolean {
  return entry === "connection" || entry.startsWith("connection.");
}

/** Names the entries and no value: one may be the API key. */
export function unreadablePolicy(entries: readonly string[]): Problem {
  const isBlocking = entries.some(isOfConnection);
  return {
    code: "policy-unreadable",
    at: "options",
    what: `Your organisation's policy has entries that Planbridge can't read: ${entries.join(", ")}.${isBlocking ? " Planbridge isn't connected until they are corrected." : ""}`,
    remedy: "Tell whoever manages your computers: the entries and their form are in managed-schema.json.",
  };
}
