import { useId, useState } from "preact/hooks";
import { formatMoney } from "../../../lib/core/money.ts";
import { isolateText } from "../../../lib/core/invisible-characters.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import { mustBeTyped } from "../../../lib/domain/change/confirmation.ts";
import type { ChangeView } from "../../../lib/domain/change/change-view.ts";
import type { ChangeSummary } from "./change-summary.ts";
import type { Purpose } from "../../../lib/domain/change/change-set.ts";
import { acceptText, IRREVERSIBLE, ofBookings, ONLY_TOTALS } from "./change-text.ts";
import { AmountRows } from "./amount-rows.tsx";
import { InfoIcon, WarningIcon } from "../../base/icons.tsx";
import { ProblemNote } from "../../base/problem-note.tsx";
import { TypedConfirm } from "../../base/form/typed-confirm.tsx";

export interface ChangeFootProps {
  view: ChangeView;
  summary: ChangeSummary;
  busy: boolean;
  /** Why the organisation doesn't let it be accepted here: then there is nothing to press. */
  refusal?: Problem | null | undefined;
  /** `declared`: whether the change's declaration is ticked. */
  onAccept: (typed: string, declared: boolean) => void;
  onDecline: () => void;
}

/** The confirmation, with the warning that it can't be undone. */
export function ChangeFoot({ view, summary, busy, refusal, onAccept, onDecline }: ChangeFootProps) {
  const { purpose, declaration } = view;
  const [isDeclared, setIsDeclared] = useState(false);
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
  if (refusal)
    return (
      <div class="pb-review-foot">
        <ProblemNote problem={refusal} />
        <div class="pb-actions">{cancel}</div>
      </div>
    );
  return (
    <div class="pb-review-foot">
      <Notices purpose={purpose} />
      {declaration && <Declaration text={declaration} isTicked={isDeclared} onTick={setIsDeclared} />}
      {declaration && !isDeclared ? (
        <div class="pb-actions">{cancel}</div>
      ) : (
        <>
          <AmountRows
            records={summary.records.filter(({ included }) => included)}
            isTyped={mustBeTyped(summary.moved, view.typeFrom)}
          />
          <TypedConfirm
            key={summary.moved}
            amount={summary.moved}
            isTyped={mustBeTyped(summary.moved, view.typeFrom)}
            sentence={confirmSentence(view, summary.moved)}
            action={acceptText[purpose]}
            busy={busy}
            onConfirm={(typed) => onAccept(typed, isDeclared)}
          >
            {cancel}
          </TypedConfirm>
        </>
      )}
    </div>
  );
}

/** What has to be declared first: until then there is nothing to press (F124, F131). */
function Declaration({
  text,
  isTicked,
  onTick,
}: {
  text: string;
  isTicked: boolean;
  onTick: (isTicked: boolean) => void;
}) {
  const id = useId();
  return (
    <label class="pb-tick pb-declaration" for={id}>
      <input
        id={id}
        type="checkbox"
        checked={isTicked}
        onChange={({ currentTarget }) => onTick(currentTarget.checked)}
      />
      <span>{text}</span>
    </label>
  );
}

function confirmSentence(view: ChangeView, moved: number): string {
  const client = isolateText(view.client.name);
  return ofBookings(view.purpose)
    ? `You are about to change ${formatMoney(moved)} in service bookings for ${client}.`
    : `You are about to change ${formatMoney(moved)} of ${budgetsOf(view)} for ${client}.`;
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
export function Notices({ purpose }: { purpose?: Purpose }) {
  return (
    <ul class="pb-notices">
      <li class="pb-notice-strong">
        <WarningIcon />
        {IRREVERSIBLE}
      </li>
      {!(purpose && ofBookings(purpose)) && (
        <li>
          <InfoIcon />
          {ONLY_TOTALS}
        </li>
      )}
    </ul>
  );
}
