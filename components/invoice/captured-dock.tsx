import type { CapturedVerdict } from "../../lib/domain/invoice/model/captured-verdict.ts";
import { formatCount } from "../../lib/core/count.ts";
import { CrossIcon, WarningIcon } from "../base/icons.tsx";
import { plural } from "../base/plural.ts";
import { useOffers } from "../palette/offers.ts";
import { countProblems } from "./captured-tone.ts";

export interface CapturedDockProps {
  /** The results so far. */
  verdicts: readonly CapturedVerdict[];
  /** Ticked for a bulk action although they have errors. */
  badTicked: number;
  /** Without errors, and not ticked yet. */
  goodUnticked: number;
  /** Goes to the next invoice with errors, or with warnings where none has errors. */
  onNext: () => void;
  /** Goes to the next invoice with errors of this kind. */
  onReason: (reason: string) => void;
  onUntick: () => void;
  onTickGood: () => void;
}

/** As many kinds are named. */
const MAX_REASONS = 6;

/** What is wrong with the captured invoices of a list, and what one press does about it. */
export function CapturedDock(props: CapturedDockProps) {
  const { verdicts, badTicked, goodUnticked, onNext, onReason, onUntick, onTickGood } = props;
  const { bad, warned } = countProblems(verdicts);
  const reasons = reasonsOf(verdicts);
  useOffers({ next: bad + warned > 0 && onNext });
  return (
    <>
      <div class="pb-dock-bar">
        {bad > 0 && (
          <span class="pb-badge pb-tone-danger">
            <CrossIcon />
            {plural(bad, "invoice")} with errors
          </span>
        )}
        {warned > 0 && (
          <span class="pb-badge pb-tone-warning">
            <WarningIcon />
            {plural(warned, "invoice")} with warnings
          </span>
        )}
        {bad + warned > 0 && (
          <button type="button" class="pb-button" aria-keyshortcuts="F8" title="F8" onClick={onNext}>
            Next problem
          </button>
        )}
        {goodUnticked > 0 && (
          <button type="button" class="pb-button" onClick={onTickGood}>
            Tick {formatCount(goodUnticked)} without errors
          </button>
        )}
        {badTicked > 0 && (
          <span class="pb-invoice-note pb-tone-warning">
            <WarningIcon />
            {plural(badTicked, "ticked invoice has errors", "ticked invoices have errors")}.
            <button type="button" class="pb-link" onClick={onUntick}>
              {badTicked === 1 ? "Untick it" : "Untick them"}
            </button>
          </span>
        )}
      </div>
      {reasons.length > 0 && (
        <ul class="pb-causes" aria-label="Errors by kind">
          {reasons.slice(0, MAX_REASONS).map(([reason, invoices]) => (
            <li key={reason} class="pb-cause pb-tone-danger">
              <button
                type="button"
                class="pb-cause-name"
                title="Goes to the next invoice with this error"
                onClick={() => onReason(reason)}
              >
                <strong>{formatCount(invoices)}</strong> {reason}
              </button>
            </li>
          ))}
          {reasons.length > MAX_REASONS && (
            <li class="pb-quiet">and {plural(reasons.length - MAX_REASONS, "more kind")}</li>
          )}
        </ul>
      )}
    </>
  );
}

/** How many invoices have errors of each kind, the most first. */
function reasonsOf(verdicts: readonly CapturedVerdict[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const verdict of verdicts)
    for (const reason of errorsOf(verdict)) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a);
}

/** The kinds of errors of an invoice; none where it has only warnings. */
export function errorsOf({ blocks, problem, reasons = [] }: CapturedVerdict): readonly string[] {
  if (problem) return ["Couldn't be checked"];
  return blocks > 0 ? reasons : [];
}
