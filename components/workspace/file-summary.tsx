import { VisibleText } from "../base/visible-text.tsx";
import type { RowFilter, RowQuery, Summary } from "../../lib/invoice-files/check/check-results.ts";
import type { ExportPart } from "../../lib/invoice-files/export/write-file.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { findingLabel } from "./finding-label.ts";
import { formatCount } from "../../lib/core/count.ts";
import { FileAmounts } from "./file-amounts.tsx";
import { FileSearch } from "./file-search.tsx";
import { KindFixLine, type KindFixLineProps } from "./kind-fix-line.tsx";
import { plural } from "../base/plural.ts";
import { severityTone } from "../base/severity.tsx";

export interface FileSummaryProps extends KindFixLineProps {
  summary: Summary;
  query: RowQuery;
  /** Whether its layout is that of a known import. */
  importable: boolean;
  /** The result of Next problem. */
  announcement: string;
  onQuery: (query: RowQuery) => void;
  onNext: () => void;
  onWrite: (outcome: ExportPart) => void;
}

/** The summary of a file: counts that filter the rows, notes on the whole file, and the files to save. */
export function FileSummary({
  summary,
  query,
  importable,
  announcement,
  onQuery,
  onNext,
  onWrite,
  ...fixing
}: FileSummaryProps) {
  const { rows, severities, clean, rejects, codes, notes } = summary;
  // What may have to be done is in sight; what is only worth knowing leaves the height to the rows.
  const grave = notes.filter(({ severity }) => severity !== "note");
  const slight = notes.filter(({ severity }) => severity === "note");
  const kinds = Object.entries(codes).toSorted(([, a], [, b]) => b - a);
  const chip = (of: RowFilter, words: string, count: number, tone = "pb-tone-none") => (
    <button
      type="button"
      key={words}
      class={`pb-filter ${count > 0 ? tone : "pb-tone-none"}`}
      aria-pressed={JSON.stringify(query.filter) === JSON.stringify(of)}
      onClick={() => onQuery({ ...query, filter: of })}
    >
      {words} <strong>{formatCount(count)}</strong>
    </button>
  );
  return (
    <section class="pb-file-summary" aria-label="Summary">
      <div class="pb-file-outcome">
        <p>{outcomeText(summary, importable)}</p>
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
      <FileAmounts amounts={summary.amounts} />
      {grave.length > 0 && <FileNotes notes={grave} />}
      <div class="pb-actions">
        <fieldset class="pb-actions pb-filters" aria-label="Show">
          {chip("all", "All rows", rows)}
          {chip("block", "Errors", severities.block, severityTone("block"))}
          {chip("warn", "Warnings", severities.warn, severityTone("warn"))}
          {chip("note", "Notes", severities.note, severityTone("note"))}
        </fieldset>
        {severities.block + severities.warn > 0 && (
          <button type="button" class="pb-button" aria-keyshortcuts="F8" title="F8" onClick={onNext}>
            Next problem
          </button>
        )}
        <FileSearch search={query.search} onSearch={(search) => onQuery({ ...query, search })} />
        <output class="pb-quiet">{announcement}</output>
      </div>
      {kinds.length > 0 && (
        <fieldset class="pb-filters pb-kind-filters" aria-label="Show one kind">
          {kinds.map(([code, count]) => chip({ code }, findingLabel(code), count))}
        </fieldset>
      )}
      <div class="pb-file-kinds">
        <KindFixLine {...fixing} />
        {slight.length > 0 && (
          <Disclosure title={plural(slight.length, "note on this file", "notes on this file")}>
            <FileNotes notes={slight} />
          </Disclosure>
        )}
        {rejects > 0 && (
          <Disclosure title="How the two files are saved">
            <p class="pb-hint">
              Each invoice is saved in one file as a whole, because a part of it wouldn't match its total.
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

function FileNotes({ notes }: Pick<Summary, "notes">) {
  return (
    <ul class="pb-file-notes">
      {notes.map(({ code, severity, what, remedy }) => (
        <li key={code} class={`pb-note-box ${severityTone(severity)}`}>
          <span>
            <strong>
              <VisibleText text={what} />
            </strong>{" "}
            {remedy}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The counts in a sentence, and whether the file is ready to import. */
function outcomeText(summary: Summary, importable: boolean): string {
  const { invoices, rejects, notes, edited, codes } = summary;
  const { block } = summary.severities;
  const empty = codes["blank-row"] ?? 0;
  const rows = summary.rows - empty;
  const emptyRowTexts = empty > 0 ? [`${plural(empty, "empty row")}.`] : [];
  if (rows === 0) return ["There are no rows below the header.", ...emptyRowTexts].join(" ");
  // Notes on the whole file are listed below, and nothing was checked for unknown clients.
  const isUnsure = (codes["client-unknown"] ?? 0) > 0;
  const isNotReady = !importable || isUnsure || notes.some(({ severity }) => severity !== "note");
  // An import may refuse a file for an empty row.
  const readyText = edited > 0 || empty > 0 ? "No errors. clean.csv is ready to import." : CLEAN;
  const noErrors = isUnsure ? "No errors in what could be checked." : "No row has an error.";
  const rest = rejects - block;
  return [
    `${plural(rows, "row")} in ${plural(invoices, "invoice")}.`,
    ...emptyRowTexts,
    ...(block === 0 ? [isNotReady ? noErrors : readyText] : []),
    ...(block > 0
      ? [
          `Errors: ${plural(block, "row")}${rest > 0 ? `, and ${plural(rest, "other row")} of the same invoices` : ""}.`,
        ]
      : []),
    ...(edited > 0 ? [`Edited: ${plural(edited, "row")}.`] : []),
  ].join(" ");
}

const CLEAN = "No errors. This file is ready to import.";
