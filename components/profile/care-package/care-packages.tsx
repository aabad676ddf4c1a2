import { useState } from "preact/hooks";
import { formatDate, type IsoDate, parseIsoDate } from "../../../lib/core/calendar-date.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import { CARE_LEVELS, type CarePackage } from "../../../lib/domain/profile/care-package/care-package.ts";
import {
  draftOf,
  emptyDraft,
  type PackageDraft,
} from "../../../lib/domain/profile/care-package/package-draft.ts";
import { packageFor } from "../../../lib/domain/profile/care-package/package-on-day.ts";
import { SelectField } from "../../base/form/select-field.tsx";
import { TextField } from "../../base/form/text-field.tsx";
import { PackageForm } from "./package-form.tsx";
import { PackageSummary } from "./package-summary.tsx";

export interface CarePackagesProps {
  packages: readonly CarePackage[];
  today: IsoDate;
  isSaving: boolean;
  problem: Problem | null;
  newId: () => string;
  /** Resolves to whether it was stored: the form stays where it wasn't. */
  onSave: (packages: readonly CarePackage[]) => Promise<boolean>;
}

/** The funding records of aged care packages (F154), each as it counts on the day that is looked at. */
export function CarePackages({ packages, today, isSaving, problem, newId, onSave }: CarePackagesProps) {
  const [draft, setDraft] = useState<PackageDraft | null>(null);
  const [typedDay, setTypedDay] = useState(today);
  const [chosen, setChosen] = useState<string | null>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const day = parseIsoDate(typedDay);
  const shown =
    packages.find(({ id }) => id === chosen) ?? packageFor(packages, day ?? today) ?? packages.at(-1);
  if (draft)
    return (
      <PackageForm
        draft={draft}
        others={packages.filter(({ id }) => id !== draft.id)}
        today={today}
        newId={newId}
        isSaving={isSaving}
        problem={problem}
        onDraft={setDraft}
        onSave={(held) => {
          void onSave([...packages.filter(({ id }) => id !== held.id), held]).then((isStored) => {
            if (isStored) setDraft(null);
          });
        }}
        onCancel={() => setDraft(null)}
      />
    );
  return (
    <>
      {packages.length > 1 && shown && (
        <SelectField
          id="package-shown"
          label="Package"
          options={packages.map(({ id, level, start }) => ({
            id,
            name: `${CARE_LEVELS[level]}, from ${formatDate(start)}`,
          }))}
          value={shown.id}
          onChange={setChosen}
        />
      )}
      {shown ? (
        <>
          <TextField
            id="package-day"
            label="As of"
            kind="date"
            value={typedDay}
            problem={day === null ? NO_DAY : null}
            onInput={setTypedDay}
          />
          <PackageSummary held={shown} day={day ?? today} />
        </>
      ) : (
        <p class="pb-empty">No care package was entered.</p>
      )}
      <div class="pb-actions">
        {shown && (
          <button type="button" class="pb-button" onClick={() => setDraft(draftOf(shown))}>
            Change package
          </button>
        )}
        <button type="button" class="pb-button" onClick={() => setDraft(emptyDraft(newId(), today))}>
          Add package
        </button>
        {shown && !isRemoving && (
          <button type="button" class="pb-link" onClick={() => setIsRemoving(true)}>
            Remove package
          </button>
        )}
      </div>
      {shown && isRemoving && (
        <div class="pb-actions" role="alert">
          Remove {CARE_LEVELS[shown.level]} from {formatDate(shown.start)}?
          <button
            type="button"
            class="pb-button"
            onClick={() => {
              setIsRemoving(false);
              void onSave(packages.filter(({ id }) => id !== shown.id));
            }}
          >
            Remove it
          </button>
          <button type="button" class="pb-button" onClick={() => setIsRemoving(false)}>
            Keep it
          </button>
        </div>
      )}
    </>
  );
}

const NO_DAY: Problem = { code: "package-day", what: "This isn't a day.", remedy: "Today is shown." };
