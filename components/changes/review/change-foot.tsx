import { formatMoney } from "../../../lib/core/money.ts";
import { showInvisible } from "../../../lib/core/invisible-characters.ts";
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
        sentence={`You are about to change ${formatMoney(summary.moved)} of budgets for ${showInvisible(client.name)}.`}
        action={acceptText[purpose]}
        busy={busy}
        onConfirm={onAccept}
      >
        {cancel}
      </TypedConfirm>
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
