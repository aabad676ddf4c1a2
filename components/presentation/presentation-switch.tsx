import { setPresenting } from "../../lib/platform/presentation.ts";
import { usePresenting } from "./use-presenting.ts";

/** Hides names and numbers of people on the screen, for as long as it is shared. */
export function PresentationSwitch() {
  const isOn = usePresenting();
  return (
    <div class="pb-presentation">
      <label class="pb-tick">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby="pb-presentation-hint"
          onChange={({ currentTarget }) => void setPresenting(currentTarget.checked)}
        />
        Presentation mode: hide names and NDIS numbers
      </label>
      <p class="pb-hint" id="pb-presentation-hint">
        While you share your screen. The CRM's own pages and fields that you type in still show them, and
        screen readers still say them.
      </p>
    </div>
  );
}
