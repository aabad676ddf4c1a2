import { browser } from "wxt/browser";
import * as z from "zod/mini";
import type { ConnectionSettings } from "../domain/connection/connection-settings.ts";
import { connectionSchema } from "./connection-schema.ts";
import type { State } from "../domain/holidays/states.ts";
import type { Database } from "./database.ts";
import { deleteSetting, readSetting, saveSetting, updateSetting } from "./setting-repository.ts";
import { HolidayList, readState } from "./stored-holidays.ts";

/** A CRM address and the profile with which its pages are read. */
export const Site = z.object({
  origin: z.string().check(z.refine(isOrigin, "must be an address such as https://crm.example.org")),
  profileId: z.string(),
});
export type Site = z.infer<typeof Site>;

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text && /^https?:/.test(text);
}

/** The connection's readable fields; none is required. */
export type PartialConnection = {
  [Field in keyof ConnectionSettings]?: Exclude<ConnectionSettings[Field], undefined>;
};

/** What an organisation sets for all its computers. Unknown and unreadable entries are dropped whole. */
const Managed = z.object({
  connection: z.catch(z.partial(connectionSchema), {}),
  sites: z.catch(z.array(Site), []),
  holidays: HolidayList,
});
export interface Managed {
  connection: PartialConnection;
  sites: Site[];
  holidays: HolidayList;
  /** The default state, for clients whose address doesn't show one. */
  homeState?: State;
}

/** Settings by enterprise policy (`storage.managed`). Without a policy, Firefox throws and Chrome answers with nothing. */
export async function managedSettings(): Promise<Managed> {
  let stored: Record<string, unknown>;
  try {
    stored = await browser.storage.managed.get(null);
  } catch (error) {
    if (!/manifest|policy|managed/i.test(String(error))) throw error;
    stored = {};
  }
  const { connection = {}, sites = [], holidays } = stored;
  const homeState = readState(stored["homeState"]);
  return {
    ...(Managed.parse({ connection, sites, holidays }) as Managed),
    ...(homeState ? { homeState } : {}),
  };
}

/** What was saved by hand; empty if nothing readable was saved. */
export async function savedConnection(db: Database): Promise<PartialConnection> {
  const saved = (await readSetting(db, "connection")) ?? {};
  return z.catch(z.partial(connectionSchema), {}).parse(saved) as PartialConnection;
}

/** The connection in effect: policy wins over what was saved by hand. */
export async function connectionSettings(db: Database): Promise<ConnectionSettings | undefined> {
  const { connection } = await managedSettings();
  const whole = connectionSchema.safeParse({ ...(await savedConnection(db)), ...connection });
  return whole.success ? whole.data : undefined;
}

export async function saveConnection(db: Database, settings: ConnectionSettings): Promise<void> {
  await saveSetting(db, "connection", settings);
}

/** The CRM addresses that somebody added by hand. */
export async function addedSites(db: Database): Promise<Site[]> {
  return z.catch(z.array(Site), []).parse(await readSetting(db, "sites"));
}

export async function saveAddedSites(db: Database, sites: Site[]): Promise<void> {
  await saveSetting(db, "sites", sites);
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
