import { showInvisible } from "../../../lib/core/invisible-characters.ts";
import type { RowView } from "../../../lib/invoice-files/check/check-results.ts";
import type { RowFinding } from "../../../lib/invoice-files/read/file-finding.ts";
import { rowNumber } from "../../../lib/invoice-files/parse/row-number.ts";
import { SOURCE } from "../../../lib/domain/invoice/model/source.ts";
import type { ProviderReply } from "../../../lib/invoice-files/export/reply-message.ts";
import type { PlanData } from "../file-plans.tsx";
import { SeverityMark } from "../../base/severity.tsx";
import { NdisNumber, VisibleText } from "../../base/visible-text.tsx";
import { timeAgo } from "../../base/time-ago.ts";
import { ReplyDraft } from "./reply-draft.tsx";
import { sortBySeverity, worstSeverity } from "./worst-severity.ts";

export interface RowDetailProps {
  /** `null`: no row chosen yet. */
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
  /** The reply to the row's provider, while it is shown. */
  reply: ProviderReply | null;
  onReply: () => void;
  onSaveReply: (reply: ProviderReply) => void;
  onCopyReply: (reply: ProviderReply) => Promise<void>;
  onCloseReply: () => void;
}

/** The findings of the active row, their fixes, and the age of its plan. */
export function RowDetail({ row, header, onColumn, onEdit, onRestore, ...others }: RowDetailProps) {
  if (!row)
    return (
      <section class="pb-row-detail" aria-label="Row">
        <p class="pb-quiet">
          Choose a row to see its findings. Press F8 to go to the next problem. Double-click a cell, or press
          F2, to edit it. Press S to sort by the column you are in, and R to reply to the provider.
        </p>
      </section>
    );
  return (
    <section class="pb-row-detail" aria-label={`Row ${rowNumber(row.row)}`} aria-live="polite">
      <h2>Row {rowNumber(row.row)}</h2>
      {row.rejected && worstSeverity(row.findings) !== "block" && (
        <p>
          Another row of this invoice has an error. An invoice is saved as a whole, so this row goes to
          rejects.csv too.
        </p>
      )}
      {row.findings.length === 0 && !row.rejected && <p class="pb-quiet">No findings.</p>}
      <ul>
        {sortBySeverity(row.findings).map((finding) => (
          <li key={`${finding.code} ${finding.column}`}>
            <FindingItem
              finding={finding}
              header={header}
              onColumn={onColumn}
              onReplace={(column, text) => onEdit(row.row, column, text)}
            />
          </li>
        ))}
      </ul>
      {row.edited.length > 0 && (
        <button type="button" class="pb-button" onClick={() => onRestore(row.row)}>
          Undo edits in this row
        </button>
      )}
      {row.rejected && others.reply === null && (
        <button type="button" class="pb-button" aria-keyshortcuts="R" title="R" onClick={others.onReply}>
          Reply to provider
        </button>
      )}
      {others.reply && (
        <ReplyDraft
          reply={others.reply}
          onSave={others.onSaveReply}
          onCopy={others.onCopyReply}
          onClose={others.onCloseReply}
        />
      )}
      <PlanAge {...others} />
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
          Plan of <NdisNumber value={ndisNumber} /> retrieved {timeAgo(at, now)}.
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
        {at === null ? (
          <>
            Retrieve the plan of <NdisNumber value={ndisNumber} />
          </>
        ) : (
          "Retrieve it again"
        )}
      </button>
    </div>
  );
}

interface FindingItemProps {
  finding: RowFinding;
  header: readonly string[];
  onColumn: (column: number) => void;
  onReplace: (column: number, text: string) => void;
}

function FindingItem({ finding, header, onColumn, onReplace }: FindingItemProps) {
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
  const replacements = replacement === undefined ? choices : [replacement];
  return (
    <>
      <p>
        <SeverityMark level={severity} />{" "}
        {column >= 0 && (
          <button type="button" class="pb-link" title="Show this cell" onClick={() => onColumn(column)}>
            <VisibleText text={header[column] || `Column ${column + 1}`} isPublic />
          </button>
        )}
      </p>
      <p>
        <VisibleText text={what} /> <VisibleText text={remedy} />
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
        replacements.map((text) => (
          <button key={text} type="button" class="pb-button" onClick={() => onReplace(column, text)}>
            {text === "" ? "Empty this cell" : `Change to “${showInvisible(text)}”`}
          </button>
        ))}
    </>
  );
}
