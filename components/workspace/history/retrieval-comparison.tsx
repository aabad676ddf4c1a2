import { useId, useMemo, useState } from "preact/hooks";
import { compareRetrievals } from "../../../lib/domain/history/compare-retrievals.ts";
import { type ComparedPart, flattenParts, isWhollySame } from "../../../lib/domain/history/compared-part.ts";
import type { HistoryRetrieval } from "../../../lib/domain/history/history-retrieval.ts";
import { dayAndTime } from "../../base/time-ago.ts";
import { Warnings } from "../../base/warnings.tsx";
import { listCsv } from "../list/list-csv.ts";
import { ComparedParts } from "./compared-parts.tsx";
import { COMPARISON_CSV, isDifference } from "./compared-value.ts";
import { retrievalSite } from "./retrieval-columns.tsx";
import { contentText } from "./retrieval-text.ts";

/** Which two retrievals are compared, by their ids. */
export interface ComparedPair {
  before: string;
  after: string;
}

export interface RetrievalComparisonProps {
  /** Newest first; at least two. */
  retrievals: readonly HistoryRetrieval[];
  pair: ComparedPair;
  onPair: (pair: ComparedPair) => void;
  onSave: (csv: string) => void;
}

/** Any two retrievals of a participant beside each other: what was, what is, and what one of them doesn't tell. */
export function RetrievalComparison({ retrievals, pair, onPair, onSave }: RetrievalComparisonProps) {
  const id = useId();
  const [isAll, setAll] = useState(false);
  const [before, after] = [pair.before, pair.after].map((wanted) =>
    retrievals.find((each) => each.id === wanted),
  );
  const comparison = useMemo(() => before && after && compareRetrievals(before, after), [before, after]);
  const shown = (comparison ? flattenParts(comparison.plans) : []).filter(
    (value) => isAll || isDifference(value.state, value),
  );
  const choice = (side: keyof ComparedPair, label: string) => (
    <div class="pb-field">
      <label for={`${id}-${side}`}>{label}</label>
      <select
        id={`${id}-${side}`}
        value={pair[side]}
        onChange={({ currentTarget }) => onPair({ ...pair, [side]: currentTarget.value })}
      >
        {retrievals.map((retrieval) => (
          <option key={retrieval.id} value={retrieval.id}>
            {`${dayAndTime(retrieval.retrievedAt)}: ${contentText(retrieval)} (${retrievalSite(retrieval)})`}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <section class="pb-history-section" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>Compare two retrievals</h2>
      <div class="pb-list-search">
        {choice("before", "Before")}
        {choice("after", "After")}
        <label class="pb-history-all">
          <input
            type="checkbox"
            checked={isAll}
            onChange={({ currentTarget }) => setAll(currentTarget.checked)}
          />
          Show what is the same too
        </label>
        {shown.length > 0 && (
          <button type="button" class="pb-button" onClick={() => onSave(listCsv(COMPARISON_CSV, shown))}>
            Save as CSV
          </button>
        )}
      </div>
      {before && after && before.retrievedAt > after.retrievedAt && (
        <Warnings
          warnings={["The first one is the newer of the two: what is new there is called gone here."]}
        />
      )}
      <div aria-live="polite">
        {comparison?.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
        {comparison && <p>{sameText(comparison.plans, pair)}</p>}
      </div>
      {comparison && <ComparedParts parts={comparison.plans} isAll={isAll} />}
    </section>
  );
}

/** Said where nothing differs; what one of them doesn't tell is no difference. */
function sameText(plans: readonly ComparedPart[], { before, after }: ComparedPair): string {
  if (before === after) return "This is the same retrieval twice.";
  if (plans.every(isWhollySame)) return "Nothing differs between the two.";
  return plans.every(({ state }) => state === "same") ? "Nothing differs in what both of them tell." : "";
}
