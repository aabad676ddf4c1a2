import type { RowView } from "../../lib/invoice-files/check/check-results.ts";
import type { RowFinding } from "../../lib/invoice-files/read/file-finding.ts";
import { rowNumber } from "../../lib/invoice-files/parse/row-number.ts";
import { SOURCE } from "../../lib/domain/invoice/model/source.ts";
import { showUnseen } from "../../lib/core/invisible-characters.ts";
import type { PlanData } from "./file-plans.tsx";
import { SeverityMark } from "../base/severity.tsx";
import { ShownText } from "../base/visible-text.tsx";
import { timeAgo } from "../base/time-ago.ts";
import { worstFirst, worstOf } from "./worst-severity.ts";

export interface RowDetailProps {
  /** `null`: none was chosen yet. */
  row: RowView | null;
  header: readonly string[];
  /** The row's participant; empty where the file has no such column. */
  ndisNumber: string;
  plans: PlanData;
  now: number;
  onColumn: (column: number) => void;
  onEdit: (row: number, column: number, text: string) => void;
  onRestore: (row: number) => void;
  onRetrieve: (ndisNumbers: readonly string[]) => void;
}

/** Everything that is to be said of the row at hand, what one press can put right, and how old the data for it is. */
export function RowDetail({ row, header, onColumn, onEdit, onRestore, ...client }: RowDetailProps) {
  if (!row)
    return (
      <section class="pb-row-detail" aria-label="Row">
        <p class="pb-quiet">
          Choose a row to read what is to be said of it; F8 goes on to the next problem. A double-click or F2
          edits a cell.
        </p>
      </section>
    );
  return (
    <section class="pb-row-detail" aria-label={`Row ${rowNumber(row.row)}`} aria-live="polite">
      <h2>Row {rowNumber(row.row)}</h2>
      {row.rejected && worstOf(row.findings) !== "block" && (
        <p>
          Another row of its invoice is in the way. An invoice is saved as a whole, so this row goes to
          rejects.csv too.
        </p>
      )}
      {row.findings.length === 0 && !row.rejected && <p class="pb-quiet">Nothing to be said of it.</p>}
      <ul>
        {worstFirst(row.findings).map((finding) => (
          <li key={`${finding.code} ${finding.column}`}>
            <Said
              finding={finding}
              header={header}
              onColumn={onColumn}
              onPut={(column, text) => onEdit(row.row, column, text)}
            />
          </li>
        ))}
      </ul>
      {row.edited.length > 0 && (
        <button type="button" class="pb-button" onClick={() => onRestore(row.row)}>
          Take back the edits of this row
        </button>
      )}
      <PlanAge {...client} />
    </section>
  );
}

function PlanAge({
  ndisNumber,
  plans: { ages, problems, retrieving, renewed },
  now,
  onRetrieve,
}: Pick<RowDetailProps, "ndisNumber" | "plans" | "now" | "onRetrieve">) {
  const at = ages.get(ndisNumber);
  if (at === undefined) return null;
  if (renewed.has(ndisNumber))
    return <p class="pb-hint">A newer plan was retrieved: check again to use it.</p>;
  const problem = problems.get(ndisNumber);
  return (
    <div class="pb-plan-age">
      {at !== null && (
        <p class="pb-hint">
          Plan of {ndisNumber} retrieved {timeAgo(at, now)}.
        </p>
      )}
      {problem && (
        <p class="pb-hint">
          {problem.what} {problem.remedy}
        </p>
      )}
      <button
        type="button"
        class="pb-link"
        aria-disabled={retrieving !== null}
        onClick={() => retrieving ?? onRetrieve([ndisNumber])}
      >
        {at === null ? `Retrieve the plan of ${ndisNumber}` : "Retrieve it again"}
      </button>
    </div>
  );
}

interface SaidProps {
  finding: RowFinding;
  header: readonly string[];
  onColumn: (column: number) => void;
  onPut: (column: number, text: string) => void;
}

function Said({ finding, header, onColumn, onPut }: SaidProps) {
  const {
    severity,
    what,
    remedy,
    careview,
    setting,
    source,
    column = -1,
    replacement,
    choices = [],
  } = finding;
  const offers = replacement === undefined ? choices : [replacement];
  return (
    <>
      <p>
        <SeverityMark severity={severity} />{" "}
        {column >= 0 && (
          <button type="button" class="pb-link" title="Show this cell" onClick={() => onColumn(column)}>
            <ShownText text={header[column] || `Column ${column + 1}`} />
          </button>
        )}
      </p>
      <p>
        {showUnseen(what)} {showUnseen(remedy)}
      </p>
      {careview && <p class="pb-hint">In CareView: {careview}</p>}
      {source !== "file" && source !== SOURCE.planbridge && <p class="pb-hint">Rule: {source}</p>}
      {setting && (
        <p>
          <a class="pb-link" href={`options.html#${setting.section}`} target="_blank">
            {setting.label}
          </a>{" "}
          <span class="pb-hint">Then check the file again.</span>
        </p>
      )}
      {column >= 0 &&
        offers.map((offer) => (
          <button key={offer} type="button" class="pb-button" onClick={() => onPut(column, offer)}>
            {offer === "" ? "Empty this cell" : `Put “${showUnseen(offer)}”`}
          </button>
        ))}
    </>
  );
}
