import { formatMoney } from "../../../lib/core/money.ts";
import { isolateText } from "../../../lib/core/invisible-characters.ts";
import type { ChangeView } from "../../../lib/domain/change/change-view.ts";
import type { ChangeSummary } from "./change-summary.ts";
import { acceptText, IRREVERSIBLE, ONLY_TOTALS } from "./change-text.ts";
import { InfoIcon, WarningIcon } from "../../base/icons.tsx";
import { TypedConfirm } from "../../base/form/typed-confirm.tsx";

export interface ChangeFootProps {
  view: ChangeView;
  summary: ChangeSummary;
  busy: boolean;
  onAccept: (typed: string) => void;
  onDecline: () => void;
}

/** The confirmation, with the warning that it can't be undone. */
export function ChangeFoot({ view, summary, busy, onAccept, onDecline }: ChangeFootProps) {
  const { purpose, client } = view;
  const cancel = (
    <button type="button" class="pb-button" onClick={onDecline}>
      Cancel
    </button>
  );
  if (summary.writes === 0) {
    const unticked = view.records.some(({ action }) => action);
    return (
      <div class="pb-review-foot">
        <p>{unticked ? "Nothing is ticked. There is nothing to save." : "No changes to save."}</p>
        <div class="pb-actions">{cancel}</div>
      </div>
    );
  }
  return (
    <div class="pb-review-foot">
      <Notices />
      <TypedConfirm
        amount={summary.moved}
        sentence={`You are about to change ${formatMoney(summary.moved)} of ${budgetsOf(view)} for ${isolateText(client.name)}.`}
        action={acceptText[purpose]}
        busy={busy}
        onConfirm={onAccept}
      >
        {cancel}
      </TypedConfirm>
    </div>
  );
}

function budgetsOf({ purpose, records: [first] }: ChangeView): string {
  return purpose === "sync-budget" && first ? `the budget ${isolateText(first.title)}` : "budgets";
}

/** On a CRM's page: the way to the window in which it is accepted. The page itself accepts nothing. */
export function ReviewFoot({
  writes,
  busy,
  onReview,
}: {
  writes: number;
  busy: boolean;
  onReview: () => void;
}) {
  return (
    <div class="pb-review-foot">
      {writes === 0 ? (
        <p>No changes to save.</p>
      ) : (
        <div class="pb-actions">
          <button
            type="button"
            class="pb-button pb-button-main"
            aria-disabled={busy}
            onClick={() => busy || onReview()}
          >
            Review and accept…
          </button>
          <span class="pb-hint">Opens a Planbridge window. Nothing is saved before you accept it there.</span>
        </div>
      )}
    </div>
  );
}

/** F55/F183 and F52/F184: shown wherever a change is confirmed. */
export function Notices() {
  return (
    <ul class="pb-notices">
      <li class="pb-notice-strong">
        <WarningIcon />
        {IRREVERSIBLE}
      </li>
      <li>
        <InfoIcon />
        {ONLY_TOTALS}
      </li>
    </ul>
  );
}
