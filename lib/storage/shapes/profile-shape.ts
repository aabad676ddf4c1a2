import { CARE_ITEM_KINDS, CARE_LEVELS } from "../../domain/profile/care-package/care-package.ts";
import type { CareItem, CarePackage, CareQuarter } from "../../domain/profile/care-package/care-package.ts";
import type { AddressPlace } from "../../domain/profile/geography/classify-address.ts";
import type { Locality } from "../../domain/profile/geography/locality.ts";
import type { LocalityPart } from "../../domain/profile/geography/locality-table.ts";
import type { OwnProfile } from "../../domain/profile/own-profile.ts";
import { cents, count, day, list, nullable, oneOf, shape, text, when } from "./row-check.ts";

const carePackage = shape<CarePackage>({
  id: text,
  level: oneOf(...Object.keys(CARE_LEVELS)),
  start: day,
  end: nullable(day),
  items: list(
    shape<CareItem>({
      id: text,
      kind: oneOf(...Object.keys(CARE_ITEM_KINDS)),
      name: text,
      daily: cents,
      from: nullable(day),
      to: nullable(day),
    }),
  ),
  quarters: list(shape<CareQuarter>({ from: day, amount: nullable(cents), spent: nullable(cents) })),
  homeCareUnspent: nullable(cents),
});

/** What people entered of a participant. */
export const ownProfileShape = shape<OwnProfile>({
  site: text,
  ndisNumber: text,
  revisions: shape<OwnProfile["revisions"]>({ address: count, packages: count }),
  address: nullable(shape<AddressPlace>({ postcode: nullable(text), suburb: nullable(text) })),
  packages: list(carePackage),
});

const mmm = when((value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 7);

/** A part of the postcode table that a person imported. */
export const localityPartShape = shape<LocalityPart>({
  prefix: text,
  localities: list(
    shape<Locality>({
      postcode: text,
      suburb: text,
      mmm: nullable(mmm),
      phn: nullable(text),
      lga: nullable(text),
    }),
  ),
});
