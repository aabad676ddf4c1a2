import type { ReasonCount } from "../../lib/domain/sync/batch-view.ts";
import { WarningIcon } from "../base/icons.tsx";
import { plural } from "../base/plural.ts";
import { OutcomeIcon, outcomeTone } from "../base/outcome.tsx";
import { VisibleText } from "../base/visible-text.tsx";

interface Props {
  /** The most frequent first. */
  reasons: readonly ReasonCount[];
  /** How many results there are to work through. */
  results: number;
  onResults: () => void;
}

/** As many as stand above the results without pushing them out of sight. */
const MOST_REASONS = 4;

/** The first reasons for which results need a person, and the way to where all of them are worked through. */
export function ReasonList({ reasons, results, onResults }: Props) {
  if (results === 0) return null;
  const others = reasons.length - MOST_REASONS;
  return (
    <div class="pb-reasons">
      {reasons.length > 0 && (
        <ul class="pb-reason-list" aria-label="What needs you">
          {reasons.slice(0, MOST_REASONS).map(({ key, label, outcome, clients }) => (
            <li key={key} class={outcome === "success" ? "pb-tone-warning" : outcomeTone(outcome)}>
              {outcome === "success" ? <WarningIcon /> : <OutcomeIcon outcome={outcome} />}
              <span>
                <VisibleText text={label} />
              </span>
              <span class="pb-quiet">{plural(clients, "client")}</span>
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="pb-link" onClick={onResults}>
        {others > 0 ? `Open results: ${plural(others, "more reason")}` : "Open results"}
      </button>
    </div>
  );
}
