import { ProblemError } from "../../core/problem.ts";
import { emptyOwnProfile, type OwnChange, type OwnProfile } from "../../domain/profile/own-profile.ts";
import type { Database } from "../database.ts";
import { decodeRow, decodeRows, encodeRow } from "../row-codec.ts";

/** What people entered of a participant for this CRM; an empty one where nothing was entered. */
export async function readOwnProfile(db: Database, site: string, ndisNumber: string): Promise<OwnProfile> {
  const stored = decodeRow("ownProfiles", await db.get("ownProfiles", [site, ndisNumber]));
  return stored ?? emptyOwnProfile(site, ndisNumber);
}

/** What people entered of a participant, for each CRM. */
export async function ownProfilesOf(db: Database, ndisNumber: string): Promise<OwnProfile[]> {
  return decodeRows("ownProfiles", await db.getAllFromIndex("ownProfiles", "by-participant", ndisNumber));
}

/**
 * Stores one part of what was entered. Refused where somebody else saved it in the meantime, or where what is stored can't be
 * read: neither is overwritten by somebody who hasn't seen it.
 */
export async function saveOwnPart(
  db: Database,
  { site, ndisNumber }: Pick<OwnProfile, "site" | "ndisNumber">,
  { revision, ...change }: OwnChange,
): Promise<OwnProfile> {
  const tx = db.transaction("ownProfiles", "readwrite");
  const row = await tx.store.get([site, ndisNumber]);
  const stored = row === undefined ? emptyOwnProfile(site, ndisNumber) : decodeRow("ownProfiles", row);
  if (stored?.revisions[change.part] !== revision) {
    tx.abort();
    await tx.done.catch(() => undefined);
    throw stored ? changedMeanwhile() : damaged();
  }
  const saved: OwnProfile = {
    ...stored,
    ...(change.part === "address" ? { address: change.address } : { packages: change.packages }),
    revisions: { ...stored.revisions, [change.part]: revision + 1 },
  };
  await Promise.all([tx.store.put(encodeRow("ownProfiles", saved)), tx.done]);
  return saved;
}

function changedMeanwhile(): ProblemError {
  return new ProblemError("permanent", {
    code: "profile-changed-meanwhile",
    what: "Somebody saved this part of the profile in another window, after you had opened it. Nothing of yours was stored.",
    remedy: "Look at what is stored now, and enter your change again.",
  });
}

function damaged(): ProblemError {
  return new ProblemError("permanent", {
    code: "profile-damaged",
    what: "What is stored of this part of the profile can't be read, so it isn't overwritten.",
    remedy: "Options > Stored data lists it as set aside.",
  });
}
