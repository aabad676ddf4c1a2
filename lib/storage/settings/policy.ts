import { browser } from "wxt/browser";
import * as z from "zod/mini";
import type { ConnectionSettings } from "../../domain/connection/connection-settings.ts";
import type { Problem } from "../../core/problem.ts";
import type { State } from "../../domain/holidays/states.ts";
import { connectionSchema } from "./connection-schema.ts";
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
  /** The entries that couldn't be read, such as `connection.orgId` or `sites[1]`. */
  unreadable: string[];
}

/** Settings by enterprise policy (`storage.managed`). Without a policy, Firefox throws and Chrome answers with nothing. */
export async function managedSettings(): Promise<Managed> {
  const { connection, sites, holidays, homeState, ...unknown } = await readPolicy();
  const state = readState(homeState);
  const fields = readConnection(connection);
  const addresses = readSites(sites);
  const days = readHolidays(holidays);
  return {
    connection: fields.read,
    sites: addresses.read,
    holidays: days.read,
    ...(state ? { homeState: state } : {}),
    unreadable: [
      ...fields.unreadable,
      ...addresses.unreadable,
      ...days.unreadable,
      ...(homeState !== undefined && !state ? ["homeState"] : []),
      ...Object.keys(unknown),
    ],
  };
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

function readConnection(stored: unknown): { read: PartialConnection; unreadable: string[] } {
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

function readSites(stored: unknown): { read: Site[]; unreadable: string[] } {
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
