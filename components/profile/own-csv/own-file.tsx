import { useId } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { LeftOutRow } from "../../../lib/domain/profile/own-csv/own-csv-rows.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { Warnings } from "../../base/warnings.tsx";

/** How far an import is. Nothing is stored before a person agrees to what was read. */
export type FileState =
  | { phase: "none" }
  | { phase: "reading" }
  | { phase: "preview" | "saving" | "done"; name: string; stored: number; leftOut: readonly LeftOutRow[] };

export interface OwnFileProps {
  /** What the file holds, such as `connections`. */
  kind: string;
  /** Rows that would be saved. */
  rows: number;
  state: FileState;
  problem: Problem | null;
  onSave: () => void;
  onFile: (file: Blob, name: string) => void;
  onImport: () => void;
  onCancel: () => void;
}

/** Saves a part of the profile as a CSV file, and imports such a file for any participants of this CRM. */
export function OwnFile(props: OwnFileProps) {
  const { kind, rows, state, problem, onSave, onFile } = props;
  const id = useId();
  return (
    <Disclosure title={`Save or import ${kind} as CSV`} wanted={state.phase !== "none" || problem !== null}>
      <div class="pb-entry-file">
        <button
          type="button"
          class="pb-button"
          aria-disabled={rows === 0}
          onClick={() => rows > 0 && onSave()}
        >
          Save {kind} as CSV
        </button>
        <span class="pb-entry-file-label">
          <label for={id}>Import {kind} from CSV</label>
          <input
            id={id}
            type="file"
            accept=".csv,text/csv"
            onChange={({ currentTarget }) => {
              const [file] = currentTarget.files ?? [];
              if (file) onFile(file, file.name);
              // The same file may be chosen again after it was mended.
              currentTarget.value = "";
            }}
          />
        </span>
      </div>
      {state.phase === "reading" && <output>Reading the file…</output>}
      {problem && <ProblemNote problem={problem} alert />}
      {state.phase !== "none" && state.phase !== "reading" && <Preview {...props} state={state} />}
    </Disclosure>
  );
}

function Preview({
  kind,
  state: { phase, name, stored, leftOut },
  onImport,
  onCancel,
}: Pick<OwnFileProps, "kind" | "onImport" | "onCancel"> & {
  state: Exclude<FileState, { phase: "none" | "reading" }>;
}) {
  const isDone = phase === "done";
  return (
    <section class="pb-entry-form" aria-label={`Import of ${kind}`}>
      <output>
        <VisibleText text={name} />: {plural(stored, "row")} {isDone ? "stored" : "can be stored"}.
      </output>
      {leftOut.length > 0 && (
        <>
          <Warnings
            warnings={[`${plural(leftOut.length, "row")} ${isDone ? "left out" : "will be left out"}.`]}
          />
          <section
            class="pb-entry-left-out"
            aria-label="Rows left out"
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
          >
            <ul>
              {leftOut.map(({ line, what }) => (
                <li key={line}>
                  <VisibleText text={`Line ${line}: ${what}`} />
                </li>
              ))}
            </ul>
          </section>
        </>
      )}
      <div class="pb-actions">
        {!isDone && stored > 0 && (
          <button
            type="button"
            class="pb-button pb-button-main"
            aria-disabled={phase === "saving"}
            onClick={() => phase === "preview" && onImport()}
          >
            {phase === "saving" ? "Importing…" : `Import ${plural(stored, "row")}`}
          </button>
        )}
        <button type="button" class="pb-button" onClick={onCancel}>
          {isDone ? "Close" : "Cancel"}
        </button>
      </div>
    </section>
  );
}
