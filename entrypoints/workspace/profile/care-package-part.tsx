import { ProblemNote } from "../../../components/base/problem-note.tsx";
import { CarePackages } from "../../../components/profile/care-package/care-packages.tsx";
import { ProfilePart } from "../../../components/profile/profile-view.tsx";
import { today } from "../../../lib/platform/system-clock.ts";
import { readOwnProfile } from "../../../lib/storage/profile/own-profile-repository.ts";
import { useStored } from "../use-stored.ts";
import type { PartProps } from "./part-props.ts";
import { useOwnProfile } from "./use-own-profile.ts";

/** Aged care: a Home Care Package until 31 October 2025, Support at Home since. */
export function CarePackagePart({ site, ndisNumber, isShown }: PartProps) {
  const { value, problem, look } = useStored((db) => readOwnProfile(db, site, ndisNumber), isShown);
  const { isSaving, problem: refused, save } = useOwnProfile(value ?? undefined, look);
  return (
    <ProfilePart
      id="care-package"
      title="Care package"
      hint="For people with a Home Care Package or Support at Home. You enter it here: neither the NDIA nor the CRM tells it."
    >
      {problem && <ProblemNote problem={problem} source="Planbridge" />}
      {value && (
        <CarePackages
          packages={value.packages}
          today={today()}
          isSaving={isSaving}
          problem={refused}
          newId={() => crypto.randomUUID()}
          onSave={(packages) => save({ part: "packages", packages })}
        />
      )}
    </ProfilePart>
  );
}
