import type { ComponentChildren } from "preact";
import type { PanelClient } from "../../lib/messaging/views.ts";
import type { RecordView } from "../../lib/domain/record/record-view.ts";
import { RECORD_WORDS } from "../../lib/domain/record/record-words.ts";
import { BrandMark } from "../base/icons.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { NdisNumber, VisibleText } from "../base/visible-text.tsx";
import { PaceBadge } from "../changes/pace-badge.tsx";
import { Age } from "./record-section.tsx";

export interface PanelHeadProps {
  client: PanelClient | undefined;
  record: RecordView | undefined;
  isPinned: boolean;
  /** Whom the page in front is about, where somebody else is pinned. */
  elsewhere?: string | undefined;
  /** At the end of the first line. */
  actions?: ComponentChildren;
  onPin: () => void;
}

/** Whose record it is: always in sight, so that nobody takes it for another's. */
export function PanelHead({ client, record, isPinned, elsewhere, actions, onPin }: PanelHeadProps) {
  if (!client)
    return (
      <header class="pb-record-head">
        <BrandMark />
        <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          Planbridge
        </h1>
        {actions}
      </header>
    );
  return (
    <header class="pb-record-head">
      <BrandMark />
      <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
        <VisibleText text={client.name} />
      </h1>
      {actions}
      <div class="pb-record-who">
        <p class="pb-record-facts">
          <span>
            NDIS number <NdisNumber value={client.ndisNumber} />
          </span>
          {record?.isPace && <PaceBadge />}
          {record && (
            <span>
              {RECORD_WORDS.plan}: <Age sync={record.sync} />
            </span>
          )}
        </p>
        <button
          type="button"
          class="pb-button"
          aria-pressed={isPinned}
          title={isPinned ? "Follow the page in front again" : "Keep this client while you open other pages"}
          onClick={onPin}
        >
          {isPinned ? "Pinned" : "Pin"}
        </button>
      </div>
      {elsewhere !== undefined && (
        <p class="pb-record-elsewhere">
          Pinned. The page in front is about <VisibleText text={elsewhere} />.
        </p>
      )}
    </header>
  );
}
