import { send } from "../../lib/messaging/send.ts";

/**
 * Opens the side panel. Firefox allows that in its own pages and by a key alone, so its CRM pages have no such button: there it is
 * the popup's, or the key.
 */
export function PanelButton() {
  if (import.meta.env.FIREFOX) return null;
  return (
    <p class="pb-surface">
      {/* Nothing before it may be awaited, or it isn't a person's press any more. */}
      <button
        type="button"
        class="pb-link"
        onClick={() => void send("panel.open", null).catch(() => undefined)}
      >
        Open side panel
      </button>
    </p>
  );
}
