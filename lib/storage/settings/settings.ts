import * as z from "zod/mini";
import type { ConnectionSettings } from "../../domain/connection/connection-settings.ts";
import { ProblemError } from "../../core/problem.ts";
import { connectionSchema } from "./connection-schema.ts";
import { isOfConnection, managedSettings, type PartialConnection, unreadablePolicy } from "./policy.ts";
import { connectionEvents, siteEvents } from "../../domain/audit/setting-events.ts";
import { ORGANISATION_ROLES, type OrganisationRole } from "../../domain/record/budget-access.ts";
import type { State } from "../../domain/holidays/states.ts";
import type { Database } from "../database.ts";
import {
  deleteSetting,
  readSetting,
  saveAuditedSetting,
  saveSetting,
  updateSetting,
} from "./setting-repository.ts";
import { HolidayList, readState } from "./stored-holidays.ts";
import { Site } from "./stored-site.ts";

/** What was saved by hand; empty if nothing readable was saved. */
export async function savedConnection(db: Database): Promise<PartialConnection> {
  const saved = (await readSetting(db, "connection")) ?? {};
  return z.catch(z.partial(connectionSchema), {}).parse(saved) as PartialConnection;
}

/**
 * The connection in effect: policy wins over what was saved by hand. Throws a blocked `ProblemError` where a part of the policy
 * can't be read: what was saved by hand mustn't stand in for it.
 */
export async function connectionSettings(db: Database): Promise<ConnectionSettings | undefined> {
  const { connection, unreadable } = await managedSettings();
  if (unreadable.some(isOfConnection)) throw new ProblemError("blocked", unreadablePolicy(unreadable));
  const whole = connectionSchema.safeParse({ ...(await savedConnection(db)), ...connection });
  return whole.success ? whole.data : undefined;
}

export async function saveConnection(db: Database, settings: ConnectionSettings): Promise<void> {
  await saveAuditedSetting(db, "connection", settings, (saved) => connectionEvents(saved, settings));
}

/** The CRM addresses that somebody added by hand. */
export async function addedSites(db: Database): Promise<Site[]> {
  return readAddedSites(await readSetting(db, "sites"));
}

function readAddedSites(saved: unknown): Site[] {
  return z.catch(z.array(Site), []).parse(saved);
}

export async function saveAddedSites(db: Database, sites: Site[]): Promise<void> {
  await saveAuditedSetting(db, "sites", sites, (saved) => siteEvents(readAddedSites(saved), sites));
}

/** Public holidays that were added or removed by hand. */
export async function savedHolidays(db: Database): Promise<HolidayList> {
  return HolidayList.parse(await readSetting(db, "holidays"));
}

/** In one transaction, so that neither of two updates at once is lost. */
export async function updateHolidays(
  db: Database,
  change: (list: HolidayList) => HolidayList,
): Promise<void> {
  await updateSetting(db, "holidays", (saved) => change(HolidayList.parse(saved)));
}

/** The default state that was saved by hand. */
export async function savedHomeState(db: Database): Promise<State | undefined> {
  return readState(await readSetting(db, "home-state"));
}

export async function saveHomeState(db: Database, state: State | null): Promise<void> {
  if (state) await saveSetting(db, "home-state", state);
  else await deleteSetting(db, "home-state");
}

/** The plan categories that this CRM's budget form offered when it was last read. */
export async function knownCategories(db: Database, site: string): Promise<string[] | undefined> {
  return z
    .catch(z.optional(z.array(z.string())), undefined)
    .parse(await readSetting(db, `categories/${site}`));
}

export async function saveKnownCategories(db: Database, site: string, categories: string[]): Promise<void> {
  await saveSetting(db, `categories/${site}`, categories);
}

/**
 * Whether budgets of plans outside PACE are asked for. Off unless somebody switches it on: the NDIA's endpoint for them isn't
 * public, so whoever does has its document (`lib/ndia/non-pace-budgets.ts`).
 */
export async function asksForNonPaceBudgets(db: Database): Promise<boolean> {
  return (await readSetting(db, "non-pace-budgets")) === true;
}

export async function saveNonPaceBudgets(db: Database, isOn: boolean): Promise<void> {
  await saveSetting(db, "non-pace-budgets", isOn);
}

/**
 * Whether the calls of service bookings that aren't public are sent: an earlier or later end, approving and rejecting. Off unless
 * somebody switches it on, as above (`lib/ndia/unpublished-booking-calls.ts`).
 */
export async function sendsUnpublishedCalls(db: Database): Promise<boolean> {
  return (await readSetting(db, "unpublished-booking-calls")) === true;
}

export async function saveUnpublishedCalls(db: Database, isOn: boolean): Promise<void> {
  await saveSetting(db, "unpublished-booking-calls", isOn);
}

/** What the organisation is to its participants; a plan manager unless somebody says otherwise. */
export async function organisationRole(db: Database): Promise<OrganisationRole> {
  return z
    .catch(z.enum(ORGANISATION_ROLES), "plan-manager")
    .parse(await readSetting(db, "organisation-role"));
}

export async function saveOrganisationRole(db: Database, role: OrganisationRole): Promise<void> {
  await saveSetting(db, "organisation-role", role);
}
