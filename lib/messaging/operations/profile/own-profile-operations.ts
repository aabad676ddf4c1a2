import * as z from "zod/mini";
import {
  CARE_ITEM_KINDS,
  CARE_LEVELS,
  type CareItemKind,
  type CareLevel,
  type CarePackage,
} from "../../../domain/profile/care-package/care-package.ts";
import type { OwnChange, OwnProfile } from "../../../domain/profile/own-profile.ts";
import { isoDate, ndisNumber, text } from "../body-schemas.ts";
import { defineOperation, EXTENSION_PAGE, reply } from "../define-operation.ts";

const id = z.string().check(z.maxLength(100));
const cents = z.int().check(z.minimum(0), z.maximum(100_000_000));
const name = z.string().check(z.maxLength(100));
const day = z.nullable(isoDate);
const addressPart = z.nullable(z.string().check(z.maxLength(100)));

const revision = z.int().check(z.minimum(0));

const carePackage: z.ZodMiniType<CarePackage> = z.object({
  id,
  level: z.enum(Object.keys(CARE_LEVELS) as [CareLevel, ...CareLevel[]]),
  start: isoDate,
  end: day,
  items: z
    .array(
      z.object({
        id,
        kind: z.enum(Object.keys(CARE_ITEM_KINDS) as [CareItemKind, ...CareItemKind[]]),
        name,
        daily: cents,
        from: day,
        to: day,
      }),
    )
    .check(z.maxLength(100)),
  quarters: z
    .array(z.object({ from: isoDate, amount: z.nullable(cents), spent: z.nullable(cents) }))
    .check(z.maxLength(100)),
  homeCareUnspent: z.nullable(cents),
});

const change: z.ZodMiniType<OwnChange> = z.discriminatedUnion("part", [
  z.object({
    part: z.literal("address"),
    revision,
    address: z.nullable(z.object({ postcode: addressPart, suburb: addressPart })),
  }),
  z.object({ part: z.literal("packages"), revision, packages: z.array(carePackage).check(z.maxLength(20)) }),
]);

export const ownProfileOperations = {
  /** Stores one part of what was entered of a participant, with the revision of what was looked at. */
  "profile.save-own": defineOperation({
    from: EXTENSION_PAGE,
    needs: "propose",
    body: z.object({ site: text, ndisNumber, change }),
    reply: reply<OwnProfile>(),
  }),
};
