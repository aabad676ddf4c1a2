import type { CrmProfile } from "../../domain/profile/crm-profile/crm-profile.ts";
import type { ImportedPlanner, StoredProfile } from "../../domain/profile/crm-profile/stored-profile.ts";
import type { Database } from "../database.ts";
import { decodeRow, decodeRows, encodeRow } from "../row-codec.ts";

/** What is kept of a participant's profile for this CRM. */
export async function findCrmProfile(
  db: Database,
  site: string,
  ndisNumber: string,
): Promise<StoredProfile | undefined> {
  return decodeRow("crmProfiles", await db.get("crmProfiles", [site, ndisNumber]));
}

/** What is kept of a participant's profile for each CRM. */
export async function crmProfilesOf(db: Database, ndisNumber: string): Promise<StoredProfile[]> {
  return decodeRows("crmProfiles", await db.getAllFromIndex("crmProfiles", "by-participant", ndisNumber));
}

/** Keeps what a client's page told; what a person imported stays. `at`: epoch milliseconds. */
export function saveReadProfile(
  db: Database,
  site: string,
  ndisNumber: string,
  read: { at: number; profile: CrmProfile },
): Promise<void> {
  return updateProfile(db, site, ndisNumber, ({ imported }) => ({ read, ...(imported ? { imported } : {}) }));
}

/** Keeps what a person imported, or nothing of it any more. A kind that the file doesn't have stays as it was. */
export function saveImportedPlanner(
  db: Database,
  site: string,
  ndisNumber: string,
  planner: ImportedPlanner | null,
): Promise<void> {
  return updateProfile(db, site, ndisNumber, ({ read, imported }) => ({
    ...(read ? { read } : {}),
    ...(planner ? { imported: mergePlanner(imported, planner) } : {}),
  }));
}

function mergePlanner(before: ImportedPlanner | undefined, planner: ImportedPlanner): ImportedPlanner {
  return {
    at: planner.at,
    schedules: planner.schedules ?? before?.schedules ?? null,
    appointments: planner.appointments ?? before?.appointments ?? null,
  };
}

/** Reads and writes in one transaction. One that is set aside is replaced whole: the CRM is read again, and a file is imported again. */
async function updateProfile(
  db: Database,
  site: string,
  ndisNumber: string,
  change: (stored: Partial<StoredProfile>) => Omit<StoredProfile, "site" | "ndisNumber">,
): Promise<void> {
  const { store, done } = db.transaction("crmProfiles", "readwrite");
  const stored = decodeRow("crmProfiles", await store.get([site, ndisNumber]));
  await Promise.all([
    store.put(encodeRow("crmProfiles", { ...change(stored ?? {}), site, ndisNumber })),
    done,
  ]);
}
