import { useId, useState } from "preact/hooks";
import { formatCount } from "../../../lib/core/count.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import type { LeftOutLocality, LocalityTable } from "../../../lib/domain/profile/geography/locality-table.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { dayAndTime } from "../../base/time-ago.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { Warnings } from "../../base/warnings.tsx";

/** How far the import of a postcode table is. */
export type PostcodeImport =
  | { phase: "none" }
  | { phase: "reading" }
  /** Read, and not stored yet: a person decides whether to go on without the rows that can't be read. */
  | { phase: "preview" | "saving"; fileName: string; count: number; leftOut: readonly LeftOutLocality[] };

export interface PostcodeTableProps {
  table: LocalityTable | null;
  importing: PostcodeImport;
  problem: Problem | null;
  onFile: (file: Blob, name: string) => void;
  onImport: () => void;
  onCancel: () => void;
  onRemove: () => void;
}

/** The table by which suburbs are looked up: what is imported, and the import of another one. */
export function PostcodeTable(props: PostcodeTableProps) {
  const { table, importing, problem } = props;
  return (
    <Disclosure title="Postcode table" wanted={table === null || importing.phase !== "none"}>
      <div class="pb-profile-form">
        {table ? (
          <p>
            <VisibleText text={table.fileName} isPublic />: {plural(table.count, "suburb")}, imported{" "}
            {dayAndTime(table.importedAt)}. <RemoveTable onRemove={props.onRemove} />
          </p>
        ) : (
          <p>No postcode table yet.</p>
        )}
        {problem && <ProblemNote problem={problem} source="Planbridge" alert />}
        {importing.phase === "none" && <ChooseFile isFirst={table === null} onFile={props.onFile} />}
        {importing.phase === "reading" && <output>Reading the file…</output>}
        {(importing.phase === "preview" || importing.phase === "saving") && (
          <Preview importing={importing} onImport={props.onImport} onCancel={props.onCancel} />
        )}
      </div>
    </Disclosure>
  );
}

function ChooseFile({ isFirst, onFile }: { isFirst: boolean } & Pick<PostcodeTableProps, "onFile">) {
  const id = useId();
  return (
    <div class="pb-field">
      <label for={id}>{isFirst ? "Import a table" : "Import another table in its place"}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.xlsx,text/csv"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) onFile(file, file.name);
          // The same file may be chosen again after it was mended.
          currentTarget.value = "";
        }}
      />
      <p class="pb-hint">CSV or Excel (.xlsx) with the columns Postcode, Suburb, MMM, PHN and LGA.</p>
    </div>
  );
}

function Preview({
  importing,
  onImport,
  onCancel,
}: {
  importing: Extract<PostcodeImport, { phase: "preview" | "saving" }>;
} & Pick<PostcodeTableProps, "onImport" | "onCancel">) {
  const { fileName, count, leftOut } = importing;
  const isSaving = importing.phase === "saving";
  const more = leftOut.length - MAX_LEFT_OUT;
  return (
    <>
      <p>
        <VisibleText text={fileName} isPublic />: {plural(count, "suburb")}.
      </p>
      {leftOut.length > 0 && (
        <>
          <Warnings
            warnings={[
              `${plural(leftOut.length, "row")} can't be taken as ${leftOut.length === 1 ? "it is" : "they are"}.`,
            ]}
          />
          <ul class="pb-profile-rows">
            {leftOut.slice(0, MAX_LEFT_OUT).map(({ row, what }) => (
              <li key={row}>
                <VisibleText text={`Row ${row}: ${what}`} isPublic />
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
          {isSaving ? "Importing…" : `Import ${plural(count, "suburb")}`}
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

const MAX_LEFT_OUT = 20;

function RemoveTable({ onRemove }: { onRemove: () => void }) {
  const [isAsked, setIsAsked] = useState(false);
  if (!isAsked)
    return (
      <button type="button" class="pb-link" onClick={() => setIsAsked(true)}>
        Remove
      </button>
    );
  return (
    <span class="pb-actions" role="alert">
      Remove the table?
      <button type="button" class="pb-button" onClick={onRemove}>
        Remove table
      </button>
      <button type="button" class="pb-button" onClick={() => setIsAsked(false)}>
        Keep it
      </button>
    </span>
  );
}
