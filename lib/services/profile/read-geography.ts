import {
  type AddressPlace,
  classifyAddress,
  type Geography,
} from "../../domain/profile/geography/classify-address.ts";
import { tidyPostcode } from "../../domain/profile/geography/locality.ts";
import type { LocalityTable } from "../../domain/profile/geography/locality-table.ts";
import type { OwnProfile } from "../../domain/profile/own-profile.ts";
import type { Database } from "../../storage/database.ts";
import { findLocalities, findLocalityTable } from "../../storage/profile/locality-repository.ts";
import { readOwnProfile } from "../../storage/profile/own-profile-repository.ts";

/** Where a participant lives, as far as that is told. It is worked out at each reading, so it is never of an earlier address. */
export interface GeographyView {
  geography: Geography;
  address: AddressPlace;
  table: LocalityTable | null;
  own: OwnProfile;
}

export async function readGeography(db: Database, site: string, ndisNumber: string): Promise<GeographyView> {
  const own = await readOwnProfile(db, site, ndisNumber);
  const address = own.address ?? NOT_TOLD;
  return { ...(await lookUp(db, address)), address, own };
}

const NOT_TOLD: AddressPlace = { postcode: null, suburb: null };

async function lookUp(db: Database, address: AddressPlace) {
  const postcode = tidyPostcode(address.postcode ?? "");
  const [table, localities] = await Promise.all([
    findLocalityTable(db),
    postcode === null ? null : findLocalities(db, postcode),
  ]);
  return { geography: classifyAddress(address, localities), table: table ?? null };
}
