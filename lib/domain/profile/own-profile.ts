import type { CarePackage } from "./care-package/care-package.ts";
import type { AddressPlace } from "./geography/classify-address.ts";

/** What people enter of a participant that neither the NDIA nor the CRM's pages tell. */
export interface OwnProfile {
  site: string;
  ndisNumber: string;
  /** Counts the savings, so that of two windows the later one learns of the earlier one's. */
  revision: number;
  /** Where the CRM shows no address; `null`: nothing was entered. */
  address: AddressPlace | null;
  packages: readonly CarePackage[];
}

export function emptyOwnProfile(site: string, ndisNumber: string): OwnProfile {
  return { site, ndisNumber, revision: 0, address: null, packages: [] };
}
