import type { ChangeView } from "../../lib/domain/change/change-view.ts";
import { TickIcon } from "../base/icons.tsx";

export interface BookingSentProps {
  view: ChangeView;
  onClose: () => void;
}

/** Once a booking was accepted: where it is found (F125). It goes on without this window. */
export function BookingSent({ view: { state, records }, onClose }: BookingSentProps) {
  const isOver = state === "done";
  const made = records.filter(({ progress }) => progress?.state === "verified").length;
  return (
    <div class="pb-booking-sent">
      {isOver && made > 0 && (
        <output class="pb-inline-note pb-tone-success">
          <TickIcon />
          {made === 1 ? ONE : SEVERAL}
        </output>
      )}
      {!isOver && <p class="pb-hint">You can close this window. Planbridge goes on without it.</p>}
      <div class="pb-actions">
        <button type="button" class="pb-button" onClick={onClose}>
          Close
        </button>
      </div>
    </div>
  );
}

const ONE =
  "The booking is on the participant's plan as the NDIA has it. Open the client's side panel to see it.";
const SEVERAL =
  "The bookings are on the participant's plan as the NDIA has them. Open the client's side panel to see them.";
