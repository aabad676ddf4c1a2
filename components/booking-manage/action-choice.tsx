import { useId } from "preact/hooks";
import {
  ACTION_LABELS,
  type ActionState,
  type BookingAction,
} from "../../lib/domain/booking/manage/booking-actions.ts";
import { VisibleText } from "../base/visible-text.tsx";

export interface ActionChoiceProps {
  actions: readonly ActionState[];
  chosen: BookingAction | null;
  onChoose: (action: BookingAction) => void;
}

const HINTS: Readonly<Record<BookingAction, string>> = {
  approve: "Needed before anything is delivered.",
  reject: "With a reason. The NDIA would have to make it anew.",
  reallocate: "Change quantity and rate to move money between its items.",
  "reduce-end": "Ends the booking. What is unspent goes back to its category.",
  "extend-end": "To a later day of the plan. Its amounts stay.",
  "force-sync": "Take over what the NDIA holds.",
  delete: "Not advised: end it by an earlier end date instead.",
};

/** What can be done with the booking, one at a time (F127); what can't be done is there with its reason. */
export function ActionChoice({ actions, chosen, onChoose }: ActionChoiceProps) {
  const id = useId();
  return (
    <fieldset class="pb-action-choice">
      <legend>What do you want to do?</legend>
      {actions.map(({ code, reasons }) => {
        const isPossible = reasons.length === 0;
        return (
          <label key={code} class={`pb-tick pb-action${isPossible ? "" : " pb-action-off"}`}>
            <input
              type="radio"
              name={id}
              value={code}
              checked={chosen === code}
              disabled={!isPossible}
              onChange={() => onChoose(code)}
            />
            <span>
              {ACTION_LABELS[code]}
              <span class="pb-hint">
                <VisibleText
                  text={isPossible ? HINTS[code] : `Not available. ${reasons.join(" ")}`}
                  isPublic
                />
              </span>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
