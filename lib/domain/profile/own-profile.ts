import type { CarePackage } from "./care-package/care-package.ts";
import type { AddressPlace } from "./geography/classify-address.ts";

/** What is saved by itself. */
export type OwnPart = "address" | "packages";

/** One part as it was changed, and the revision of what was looked at. */
export type OwnChange = { revision: number } & (
  | { part: "address"; address: OwnProfile["address"] }
  | { part: "packages"; packages: OwnProfile["packages"] }
);

/** What people enter of a participant that neither the NDIA nor the CRM's pages tell. */
export interface OwnProfile {
  site: string;
  ndisNumber: string;
  /** Count the savings of each part, so that of two windows the later one learns of the earlier one's. */
  revisions: Readonly<Record<OwnPart, number>>;
  /** Where the CRM shows no address; `null`: nothing was entered. */
  address: AddressPlace | null;
  packages: readonly CarePackage[];
}

export function emptyOwnProfile(site: string, ndisNumber: string): OwnProfile {
  return { site, ndisNumber, revisions: { address: 0, packages: 0 }, address: null, packages: [] };
}
