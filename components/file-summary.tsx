import type { RowFilter, Summary } from "../lib/files/checked-file.ts";
import type { Outcome } from "../lib/files/write-file.ts";
import { formatCount, plural } from "./plural.ts";
import { severityTone } from "./severity.tsx";

export interface FileSummaryProps {
  summary: Summary;
  filter: RowFilter;
  onFilter: (filter: RowFilter) => void;
  onNext: () => void;
  onWrite: (outcome: Outcome) => void;
}

/** What came of the file: its counts, which are its filters, what is to be said of it as a whole, and the ways out. */
export function FileSummary({ summary, filter, onFilter, onNext, onWrite }: FileSummaryProps) {
  const { rows, invoices, severities, clean, rejects, codes, notes, edited } = summary;
  const kinds = Object.entries(codes).sort(([, a], [, b]) => b - a);
  const chip = (of: RowFilter, words: string, count: number) => (
    <button
      type="button"
      key={words}
      class="pb-link"
      aria-pressed={JSON.stringify(filter) === JSON.stringify(of)}
      onClick={() => onFilter(of)}
    >
      {words} {formatCount(count)}
    </button>
  );
  return (
    <section class="pb-file-summary" aria-label="Summary">
      <p>
        {plural(rows, "row")} in {plural(invoices, "invoice")}.
        {edited > 0 && ` Edited: ${plural(edited, "row")}.`}
      </p>
      {notes.length > 0 && (
        <ul class="pb-file-notes">
          {notes.map(({ code, severity, what, remedy }) => (
            <li key={code} class={`pb-note-box ${severityTone(severity)}`}>
              <span>
                <strong>{what}</strong> {remedy}
              </span>
            </li>
          ))}
        </ul>
      )}
      <fieldset class="pb-actions pb-filters" aria-label="Show">
        {chip("all", "All rows", rows)}
        {chip("block", "In the way", severities.block)}
        {chip("warn", "To look at", severities.warn)}
        {chip("note", "Notes", severities.note)}
        {kinds.map(([code, count]) => chip({ code }, code.replaceAll("-", " "), count))}
      </fieldset>
      <div class="pb-actions">
        <button type="button" class="pb-button" onClick={onNext}>
          Next problem
        </button>
        <button type="button" class="pb-button pb-button-main" onClick={() => onWrite("clean")}>
          Save clean.csv ({formatCount(clean)})
        </button>
        <button type="button" class="pb-button" onClick={() => onWrite("rejects")}>
          Save rejects.csv ({formatCount(rejects)})
        </button>
      </div>
      <p class="pb-hint">
        An invoice goes to one file or the other as a whole. Cells that weren't edited are saved byte for
        byte, formulas too; only in cells that Planbridge writes is a leading = + - @ or tab made harmless
        with a '.
      </p>
    </section>
  );
}
