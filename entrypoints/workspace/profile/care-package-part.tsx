import { ProblemNote } from "../../../components/base/problem-note.tsx";
import { CarePackages } from "../../../components/profile/care-package/care-packages.tsx";
import { OwnFile } from "../../../components/profile/own-csv/own-file.tsx";
import { ProfilePart } from "../../../components/profile/profile-view.tsx";
import type { CarePackage } from "../../../lib/domain/profile/care-package/care-package.ts";
import { PACKAGE_COLUMNS, packageRows } from "../../../lib/domain/profile/care-package/package-csv.ts";
import { today } from "../../../lib/platform/system-clock.ts";
import { readOwnProfile } from "../../../lib/storage/profile/own-profile-repository.ts";
import { saveList } from "../save-list.ts";
import { useStored } from "../use-stored.ts";
import type { PartProps } from "./part-props.ts";
import { tableCsv } from "./table-csv.ts";
import { useOwnProfile } from "./use-own-profile.ts";
import { usePackageFile } from "./use-package-file.ts";

/** Aged care: a Home Care Package until 31 October 2025, Support at Home since. */
export function CarePackagePart({ site, ndisNumber, isShown }: PartProps) {
  const { value, problem, look } = useStored((db) => readOwnProfile(db, site, ndisNumber), isShown);
  const { isSaving, problem: refused, save } = useOwnProfile(value ?? undefined, look);
  const packages = value?.packages ?? NONE;
  const onSave = (next: readonly CarePackage[]) => save({ part: "packages", packages: next });
  const file = usePackageFile(packages, onSave);
  const rows = packageRows(packages);
  return (
    <ProfilePart
      id="care-package"
      title="Care package"
      hint="For people with a Home Care Package or Support at Home. You enter it here: neither the NDIA nor the CRM tells it."
    >
      {problem && <ProblemNote problem={problem} source="Planbridge" />}
      {value && (
        <>
          <CarePackages
            packages={packages}
            today={today()}
            isSaving={isSaving}
            problem={refused}
            newId={() => crypto.randomUUID()}
            onSave={onSave}
          />
          {refused && file.state.phase === "preview" && (
            <ProblemNote problem={refused} source="Planbridge" alert />
          )}
          <OwnFile
            kind="care packages"
            rows={rows.length}
            {...file}
            onSave={() => saveList("care-packages", tableCsv(PACKAGE_COLUMNS, rows))}
          />
        </>
      )}
    </ProfilePart>
  );
}

const NONE: readonly never[] = [];
