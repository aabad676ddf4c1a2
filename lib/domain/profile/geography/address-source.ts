import type { StoredProfile } from "../crm-profile/stored-profile.ts";
import type { OwnProfile } from "../own-profile.ts";
import type { AddressPlace } from "./classify-address.ts";

/** An address, and who tells it; `null`: nobody does. */
export interface SourcedAddress {
  address: AddressPlace;
  from: "crm" | "entered" | null;
}

/** The CRM's address where its page tells one, whole or in part; else what was entered. */
export function addressOf(
  read: StoredProfile | undefined,
  own: Pick<OwnProfile, "address"> | undefined,
): SourcedAddress {
  const { postcode, suburb } = read?.read?.profile.details ?? {};
  if (postcode || suburb)
    return { address: { postcode: postcode || null, suburb: suburb || null }, from: "crm" };
  const address = own?.address ?? null;
  return address ? { address, from: "entered" } : { address: { postcode: null, suburb: null }, from: null };
}
