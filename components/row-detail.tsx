import type { RowView } from "../lib/files/checked-file.ts";
import type { RowFinding } from "../lib/files/finding.ts";
import { SeverityMark } from "./severity.tsx";

export interface RowDetailProps {
  row: RowView;
  header: readonly string[];
  onEdit: (row: number, column: number, text: string) => void;
  onRestore: (row: number) => void;
}

/** Everything that is to be said of the row at hand, and what one press can put right. */
export function RowDetail({ row, header, onEdit, onRestore }: RowDetailProps) {
  return (
    <section class="pb-row-detail" aria-label={`Row ${row.row + 2}`} aria-live="polite">
      <h2>Row {row.row + 2}</h2>
      {row.findings.length === 0 && (
        <p class="pb-quiet">
          {row.rejected ? "Another line of its invoice is in the way." : "Nothing to be said of it."}
        </p>
      )}
      <ul>
        {row.findings.map((finding) => (
          <li key={`${finding.code} ${finding.column}`}>
            <Said finding={finding} header={header} onPut={(column, text) => onEdit(row.row, column, text)} />
          </li>
        ))}
      </ul>
      {row.edited.length > 0 && (
        <button type="button" class="pb-button" onClick={() => onRestore(row.row)}>
          Take back the edits of this row
        </button>
      )}
    </section>
  );
}

interface SaidProps {
  finding: RowFinding;
  header: readonly string[];
  onPut: (column: number, text: string) => void;
}

function Said({ finding, header, onPut }: SaidProps) {
  const { severity, what, remedy, careview, setting, source, column, put } = finding;
  return (
    <>
      <p>
        <SeverityMark severity={severity} />{" "}
        {column !== undefined && <span class="pb-chip">{header[column] || `Column ${column + 1}`}</span>}
      </p>
      <p>
        {what} {remedy}
      </p>
      {careview && <p class="pb-hint">CareView: {careview}</p>}
      {source !== "file" && <p class="pb-hint">{source}</p>}
      {setting && (
        <p>
          <a class="pb-link" href={`options.html#${setting.section}`} target="_blank">
            {setting.label}
          </a>{" "}
          <span class="pb-hint">Then check the file again.</span>
        </p>
      )}
      {column !== undefined && put !== undefined && (
        <button type="button" class="pb-button" onClick={() => onPut(column, put)}>
          Put “{put}”
        </button>
      )}
    </>
  );
}
