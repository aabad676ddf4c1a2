import { NameNote } from "../review-window/name-note.tsx";
import { useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { BookingAction } from "../../lib/domain/booking/manage/booking-actions.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { timeAgo } from "../base/time-ago.ts";
import { NdisNumber, VisibleText } from "../base/visible-text.tsx";
import { BookingCard } from "../record/sections/booking-card.tsx";
import { ActionChoice } from "./action-choice.tsx";
import { ActionForm, type ActionFormProps } from "./action-form.tsx";

export interface BookingManagerProps extends Omit<ActionFormProps, "action"> {
  now: number;
  /** Why the organisation lets nothing be done with it here. */
  notAllowed?: Problem | null | undefined;
}

/** A service booking as the NDIA has it, what can be done with it, and the form of what was chosen (F126, F127). */
export function BookingManager({ now, notAllowed, ...props }: BookingManagerProps) {
  const { view } = props;
  const { client, ndisNumber, booking, actions, retrievedAt } = view;
  const [chosen, setChosen] = useState<BookingAction | null>(null);
  const action = actions.find(({ code, reasons }) => code === chosen && reasons.length === 0);
  return (
    <div class="pb-manager">
      <h2>
        <VisibleText text={client.name} />{" "}
        <span class="pb-quiet">
          NDIS number <NdisNumber value={ndisNumber} />
        </span>
      </h2>
      <NameNote name={client.name} />
      {retrievedAt !== null && <p class="pb-quiet">Retrieved from the NDIA {timeAgo(retrievedAt, now)}</p>}
      <BookingCard booking={booking} />
      {notAllowed ? (
        <ProblemNote problem={notAllowed} />
      ) : (
        <ActionChoice actions={actions} chosen={chosen} onChoose={setChosen} />
      )}
      {action && !notAllowed ? (
        <ActionForm key={action.code} action={action} {...props} />
      ) : (
        <div class="pb-actions">
          <button type="button" class="pb-button" onClick={props.onCancel}>
            Cancel
          </button>
        </div>
      )}
    </div>
  );
}
