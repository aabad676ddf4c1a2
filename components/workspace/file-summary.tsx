import type { RowFilter, Summary } from "../../lib/invoice-files/check/check-results.ts";
import type { ExportPart } from "../../lib/invoice-files/export/write-file.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { findingLabel } from "./finding-label.ts";
import { formatCount } from "../../lib/core/count.ts";
import { showUnseen } from "../../lib/core/invisible-characters.ts";
import { plural } from "../base/plural.ts";
import { severityTone } from "../base/severity.tsx";

export interface FileSummaryProps {
  summary: Summary;
  filter: RowFilter;
  /** Its columns are those of an import that is known. */
  importable: boolean;
  /** What came of Next problem. */
  said: string;
  onFilter: (filter: RowFilter) => void;
  onNext: () => void;
  onWrite: (outcome: ExportPart) => void;
}

/** What came of the file: its counts, which are its filters, what is to be said of it as a whole, and the ways out. */
export function FileSummary({
  summary,
  filter,
  importable,
  said,
  onFilter,
  onNext,
  onWrite,
}: FileSummaryProps) {
  const { rows, severities, clean, rejects, codes, notes } = summary;
  const kinds = Object.entries(codes).toSorted(([, a], [, b]) => b - a);
  const chip = (of: RowFilter, words: string, count: number, tone = "pb-tone-none") => (
    <button
      type="button"
      key={words}
      class={`pb-filter ${count > 0 ? tone : "pb-tone-none"}`}
      aria-pressed={JSON.stringify(filter) === JSON.stringify(of)}
      onClick={() => onFilter(of)}
    >
      {words} <strong>{formatCount(count)}</strong>
    </button>
  );
  return (
    <section class="pb-file-summary" aria-label="Summary">
      <div class="pb-file-outcome">
        <p>{outcome(summary, importable)}</p>
        <div class="pb-actions">
          {rejects > 0 && (
            <button type="button" class="pb-button" onClick={() => onWrite("rejects")}>
              Save rejects.csv ({formatCount(rejects)})
            </button>
          )}
          {clean > 0 && (
            <button type="button" class="pb-button pb-button-main" onClick={() => onWrite("clean")}>
              Save clean.csv ({formatCount(clean)})
            </button>
          )}
        </div>
      </div>
      {notes.length > 0 && (
        <ul class="pb-file-notes">
          {notes.map(({ code, severity, what, remedy }) => (
            <li key={code} class={`pb-note-box ${severityTone(severity)}`}>
              <span>
                <strong>{showUnseen(what)}</strong> {remedy}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div class="pb-actions">
        <fieldset class="pb-actions pb-filters" aria-label="Show">
          {chip("all", "All rows", rows)}
          {chip("block", "In the way", severities.block, severityTone("block"))}
          {chip("warn", "To look at", severities.warn, severityTone("warn"))}
          {chip("note", "Notes", severities.note, severityTone("note"))}
        </fieldset>
        {severities.block + severities.warn > 0 && (
          <button type="button" class="pb-button" aria-keyshortcuts="F8" title="F8" onClick={onNext}>
            Next problem
          </button>
        )}
        <output class="pb-quiet">{said}</output>
      </div>
      <div class="pb-file-kinds">
        {kinds.length > 0 && (
          <fieldset class="pb-actions pb-filters" aria-label="Show one kind">
            {kinds.map(([code, count]) => chip({ code }, findingLabel(code), count))}
          </fieldset>
        )}
        {rejects > 0 && (
          <Disclosure title="How the two files are saved">
            <p class="pb-hint">
              An invoice goes to one file or the other as a whole: a part of it wouldn't add up to its total.
              rejects.csv has one more column, Reason. Cells that weren't edited are saved byte for byte. In
              rejects.csv, and in cells that you edited, a formula is saved as text, with a ' before it;
              clean.csv keeps a formula in a column that isn't read. Rows of empty cells are in neither file.
            </p>
          </Disclosure>
        )}
      </div>
    </section>
  );
}

/** The counts in a sentence, and what follows from them. */
function outcome(summary: Summary, importable: boolean): string {
  const { invoices, rejects, notes, edited, codes } = summary;
  const { block } = summary.severities;
  const empty = codes["blank-row"] ?? 0;
  const rows = summary.rows - empty;
  const empties = empty > 0 ? [`${plural(empty, "empty row")}.`] : [];
  if (rows === 0) return ["There are no rows below the header.", ...empties].join(" ");
  // What is to be said of the file as a whole stands right below; and of whom nothing is known, nothing was checked.
  const isUnsure = (codes["client-unknown"] ?? 0) > 0;
  const held = !importable || isUnsure || notes.some(({ severity }) => severity !== "note");
  // An import may refuse a file for an empty row.
  const fine = edited > 0 || empty > 0 ? "Nothing is in the way of importing clean.csv." : CLEAN;
  const rest = rejects - block;
  return [
    `${plural(rows, "row")} in ${plural(invoices, "invoice")}.`,
    ...empties,
    ...(block === 0 ? [held ? `No row is in the way${isUnsure ? ", as far as is known" : ""}.` : fine] : []),
    ...(block > 0
      ? [
          `In the way: ${plural(block, "row")}${rest > 0 ? `, and ${plural(rest, "other row")} of the same invoices` : ""}.`,
        ]
      : []),
    ...(edited > 0 ? [`Edited: ${plural(edited, "row")}.`] : []),
  ].join(" ");
}

const CLEAN = "Nothing is in the way: the file can be imported as it is.";
