import { VisibleText } from "../base/visible-text.tsx";
import { useId } from "preact/hooks";
import {
  type Columns,
  FIELD_NAMES,
  type FileField,
  headerKey,
  type RecognisedLayout,
} from "../../lib/invoice-files/parse/layouts.ts";
import { RestoredNote } from "../base/form/restored-note.tsx";
import { useDraft } from "../hooks/use-draft.ts";
import { Warnings } from "../base/warnings.tsx";

export interface MappingFormProps {
  header: readonly string[];
  recognised: RecognisedLayout;
  /** By column: some of its values. */
  samples: readonly (readonly string[])[];
  onMapped: (columns: Columns) => void;
}

const FIELDS = Object.entries(FIELD_NAMES) as [FileField, string][];

/** What each column holds. Columns defined by the layout are read-only; the person chooses the others. */
export function MappingForm({ header, recognised, samples, onMapped }: MappingFormProps) {
  const id = useId();
  const { layout, byHand, missing } = recognised;
  const {
    value: columns,
    setValue,
    isRestored,
    reset,
    forget,
  } = useDraft<Columns>({
    name: `mapping/${headerKey(header)}`,
    initial: recognised.columns,
    keep: (chosen) => chosen,
    restore: restoreColumns,
  });
  const duplicates = columns.filter((field, at) => field !== null && columns.indexOf(field) !== at);
  const duplicateWarnings = duplicates.map(
    (field) => `Two columns are set to ${FIELD_NAMES[field as FileField]}.`,
  );
  const missingWarnings = missing.length > 0 ? [`Missing from the header: ${missing.join(", ")}.`] : [];
  return (
    <form
      class="pb-mapping"
      aria-labelledby={`${id}-title`}
      onSubmit={(event) => {
        event.preventDefault();
        if (duplicates.length > 0) return;
        forget();
        onMapped(columns);
      }}
    >
      <h2 id={`${id}-title`}>What the columns hold</h2>
      <p>
        {layout.id === "other" ? (
          <>Planbridge doesn't recognise this header. Choose what each column holds. </>
        ) : (
          <>
            Recognised as: <strong>{layout.name}</strong>.{" "}
          </>
        )}
        {byHand.length === 0 && "All columns are recognised."}
        {byHand.length > 0 &&
          `${layout.id === "other" ? "" : "Confirm the columns that the public guides don't define. "}Your choice is saved: the next file with the same header is checked straight away.`}
      </p>
      <RestoredNote isShown={isRestored} onClear={() => reset()} />
      <Warnings warnings={[...missingWarnings, ...duplicateWarnings]} />
      <ul class="pb-mapping-columns">
        {header.map((name, column) => (
          // Columns have no other identity than their place.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={column} class="pb-field">
            {/* The linter doesn't see into the component. */}
            {/* oxlint-disable-next-line jsx-a11y/label-has-associated-control */}
            <label for={`${id}-${column}`}>
              <VisibleText text={name || `Column ${column + 1}`} isPublic />
            </label>
            <select
              id={`${id}-${column}`}
              aria-describedby={`${id}-${column}-samples`}
              disabled={!byHand.includes(column)}
              value={columns[column] ?? ""}
              onChange={({ currentTarget }) => {
                const [field = null] = FIELDS[currentTarget.selectedIndex - 1] ?? [];
                setValue((now) => now.with(column, field));
              }}
            >
              <option value="">Not read</option>
              {FIELDS.map(([field, label]) => (
                <option key={field} value={field}>
                  {label}
                </option>
              ))}
            </select>
            <span id={`${id}-${column}-samples`} class="pb-hint pb-mapping-samples">
              <VisibleText text={samples[column]?.join(" · ") || "No values in the first rows"} />
            </span>
          </li>
        ))}
      </ul>
      <div class="pb-actions">
        <button type="submit" class="pb-button pb-button-main" aria-disabled={duplicates.length > 0}>
          Check the file
        </button>
      </div>
    </form>
  );
}

/** For a file with the same header: as many columns, of fields that there are. */
function restoreColumns(kept: unknown, initial: Columns): Columns | undefined {
  const isField = (field: unknown) =>
    field === null || (typeof field === "string" && Object.hasOwn(FIELD_NAMES, field));
  return Array.isArray(kept) && kept.length === initial.length && kept.every(isField)
    ? (kept as Columns)
    : undefined;
}
