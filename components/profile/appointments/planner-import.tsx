import { useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { formatCount } from "../../../lib/core/count.ts";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { Warnings } from "../../base/warnings.tsx";

/** How far the import of a file of schedules or appointments is. */
export type PlannerImportPhase =
  | { phase: "none" }
  | { phase: "reading" }
  /** Read, and not stored yet: a person decides whether to go on without the rows that can't be taken. */
  | {
      phase: "preview" | "saving";
      fileName: string;
      kind: "schedule" | "appointment";
      count: number;
      leftOut: readonly { row: number; what: string }[];
      others: number;
    };

export interface PlannerImportProps {
  importing: PlannerImportPhase;
  problem: Problem | null;
  isImported: boolean;
  /** Saves what is listed with the same columns; `null` where no list is told. */
  onSaveAppointments?: (() => void) | null;
  onSaveSchedules?: (() => void) | null;
  onFile: (file: Blob, name: string) => void;
  onImport: () => void;
  onCancel: () => void;
  onRemove: () => void;
}

/** Schedules and appointments as files: for a CRM whose page doesn't list them, and for work elsewhere. */
export function PlannerImport(props: PlannerImportProps) {
  const { importing, problem, isImported, onSaveAppointments, onSaveSchedules } = props;
  return (
    <Disclosure title="Import and save as CSV" wanted={importing.phase !== "none"}>
      <div class="pb-profile-form">
        {problem && <ProblemNote problem={problem} source="Planbridge" alert />}
        {importing.phase === "none" && <ChoosePlannerFile onFile={props.onFile} />}
        {importing.phase === "reading" && <output>Reading the file…</output>}
        {(importing.phase === "preview" || importing.phase === "saving") && (
          <PlannerPreview importing={importing} onImport={props.onImport} onCancel={props.onCancel} />
        )}
        {isImported && importing.phase === "none" && <RemoveImported onRemove={props.onRemove} />}
        <div class="pb-actions">
          {onSaveAppointments && (
            <button type="button" class="pb-button" onClick={onSaveAppointments}>
              Save appointments as CSV
            </button>
          )}
          {onSaveSchedules && (
            <button type="button" class="pb-button" onClick={onSaveSchedules}>
              Save schedules as CSV
            </button>
          )}
        </div>
      </div>
    </Disclosure>
  );
}

function ChoosePlannerFile({ onFile }: Pick<PlannerImportProps, "onFile">) {
  return (
    <div class="pb-field">
      <label>
        Import schedules or appointments
        <input
          type="file"
          accept=".csv,.xlsx,text/csv"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            if (file) onFile(file, file.name);
            // The same file may be chosen again after it was mended.
            currentTarget.value = "";
          }}
        />
      </label>
      <p class="pb-hint">
        CSV or Excel (.xlsx) with the column Scheduled start, or Schedule ID. It is shown where the CRM's page
        has no such table, and takes the place of the file before.
      </p>
    </div>
  );
}

const MAX_LEFT_OUT = 20;

function PlannerPreview({
  importing: { phase, fileName, kind, count, leftOut, others },
  onImport,
  onCancel,
}: {
  importing: Extract<PlannerImportPhase, { phase: "preview" | "saving" }>;
} & Pick<PlannerImportProps, "onImport" | "onCancel">) {
  const isSaving = phase === "saving";
  const more = leftOut.length - MAX_LEFT_OUT;
  return (
    <>
      <p>
        <VisibleText text={fileName} isPublic />: {plural(count, kind)}
        {others > 0 && `, and ${plural(others, "row")} of other participants, which stay out`}.
      </p>
      {leftOut.length > 0 && (
        <>
          <Warnings warnings={[`${plural(leftOut.length, "row")} can't be taken.`]} />
          <ul class="pb-profile-rows">
            {leftOut.slice(0, MAX_LEFT_OUT).map(({ row, what }) => (
              <li key={row}>
                <VisibleText text={`Row ${row}: ${what}`} />
              </li>
            ))}
            {more > 0 && <li>and {formatCount(more)} more.</li>}
          </ul>
        </>
      )}
      <div class="pb-actions">
        <button
          type="button"
          class="pb-button pb-button-main"
          aria-disabled={isSaving}
          onClick={() => isSaving || onImport()}
        >
          {isSaving ? "Importing…" : `Import ${plural(count, kind)}`}
        </button>
        <button
          type="button"
          class="pb-button"
          aria-disabled={isSaving}
          onClick={() => isSaving || onCancel()}
        >
          Cancel
        </button>
      </div>
    </>
  );
}

function RemoveImported({ onRemove }: Pick<PlannerImportProps, "onRemove">) {
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked)
    return (
      <p>
        A file was imported.{" "}
        <button type="button" class="pb-link" onClick={() => setIsAsked(true)}>
          Remove what was imported
        </button>
      </p>
    );
  return (
    <p class="pb-actions" role="alert">
      Remove the imported schedules and appointments?
      <button
        type="button"
        class="pb-button"
        onClick={() => {
          setIsAsked(false);
          onRemove();
        }}
      >
        Remove
      </button>
      <button type="button" class="pb-button" onClick={() => setIsAsked(false)}>
        Keep them
      </button>
    </p>
  );
}
