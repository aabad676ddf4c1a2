import { addressOf } from "../../domain/profile/geography/address-source.ts";
import { type RemoteArea, remoteArea } from "../../domain/profile/geography/classify-address.ts";
import { prefixOf } from "../../domain/profile/geography/locality-table.ts";
import type { Database } from "../../storage/database.ts";
import { crmProfilesOf, findCrmProfile } from "../../storage/profile/crm-profile-repository.ts";
import { findLocalities, findLocalityTable } from "../../storage/profile/locality-repository.ts";
import { ownProfilesOf, readOwnProfile } from "../../storage/profile/own-profile-repository.ts";
import { locate, locateBy } from "./read-geography.ts";

/** Whether a participant of this CRM lives in a remote or very remote area; `null`: neither, or it isn't known. */
export async function findRemoteArea(
  db: Database,
  site: string,
  ndisNumber: string,
): Promise<RemoteArea | null> {
  const [read, own] = await Promise.all([
    findCrmProfile(db, site, ndisNumber),
    readOwnProfile(db, site, ndisNumber),
  ]);
  return remoteArea(await locate(db, addressOf(read, own).address));
}

/** The same of many participants over all CRMs; whoever lives elsewhere, or of whom two CRMs tell differently, isn't in it. */
export async function findRemoteAreas(
  db: Database,
  ndisNumbers: readonly string[],
): Promise<Map<string, RemoteArea>> {
  const areas = new Map<string, RemoteArea>();
  if (!(await findLocalityTable(db))) return areas;
  // Many live under few postcodes: each part of the table is read once.
  const parts = new Map<string, ReturnType<typeof findLocalities>>();
  const find = (postcode: string) => {
    const part = parts.get(prefixOf(postcode)) ?? findLocalities(db, postcode);
    parts.set(prefixOf(postcode), part);
    return part;
  };
  await Promise.all(
    ndisNumbers.map(async (ndisNumber) => {
      const [reads, owns] = await Promise.all([crmProfilesOf(db, ndisNumber), ownProfilesOf(db, ndisNumber)]);
      const sites = new Set([...reads, ...owns].map(({ site }) => site));
      const found = await Promise.all(
        Array.from(sites, async (site) => {
          const ofSite = ({ site: own }: { site: string }) => own === site;
          const { address } = addressOf(reads.find(ofSite), owns.find(ofSite));
          return remoteArea(await locateBy(find, address));
        }),
      );
      const [area] = found;
      if (area && found.every((each) => each === area)) areas.set(ndisNumber, area);
    }),
  );
  return areas;
}
