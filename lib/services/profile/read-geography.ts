import {
  type AddressPlace,
  classifyAddress,
  type Geography,
} from "../../domain/profile/geography/classify-address.ts";
import { addressOf, type SourcedAddress } from "../../domain/profile/geography/address-source.ts";
import { type Locality, tidyPostcode } from "../../domain/profile/geography/locality.ts";
import type { LocalityTable } from "../../domain/profile/geography/locality-table.ts";
import type { OwnProfile } from "../../domain/profile/own-profile.ts";
import type { Database } from "../../storage/database.ts";
import { findCrmProfile } from "../../storage/profile/crm-profile-repository.ts";
import { findLocalities, findLocalityTable } from "../../storage/profile/locality-repository.ts";
import { readOwnProfile } from "../../storage/profile/own-profile-repository.ts";

/** Where a participant lives, as far as that is told. It is worked out at each reading, so it is never of an earlier address. */
export interface GeographyView extends SourcedAddress {
  geography: Geography;
  table: LocalityTable | null;
  own: OwnProfile;
}

export async function readGeography(db: Database, site: string, ndisNumber: string): Promise<GeographyView> {
  const [read, own, table] = await Promise.all([
    findCrmProfile(db, site, ndisNumber),
    readOwnProfile(db, site, ndisNumber),
    findLocalityTable(db),
  ]);
  const told = addressOf(read, own);
  return { ...told, geography: await locate(db, told.address), table: table ?? null, own };
}

/** Looks an address up in the table that was imported. */
export function locate(db: Database, address: AddressPlace): Promise<Geography> {
  return locateBy((postcode) => findLocalities(db, postcode), address);
}

/** @param find the suburbs whose postcodes begin as this one does; `null`: no table was imported */
export async function locateBy(
  find: (postcode: string) => Promise<readonly Locality[] | null>,
  address: AddressPlace,
): Promise<Geography> {
  const postcode = tidyPostcode(address.postcode ?? "");
  return classifyAddress(address, postcode === null ? null : await find(postcode));
}
