import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../lib/ndis/problem.ts";
import type { BatchView, ResultFilter } from "../lib/wire/views.ts";
import { BatchSection, type BatchCallbacks } from "./batch-section.tsx";
import { BrandMark, CloseIcon } from "./icons.tsx";
import { plural } from "./plural.ts";
import { ProblemNote } from "./problem-note.tsx";
import { timeAgo } from "./time-ago.ts";

export interface SyncPanelProps extends BatchCallbacks {
  /** `null` until the background has said how the batch stands. */
  view: BatchView | null;
  /** Ticked clients that the running batch doesn't have. */
  notice?: { notIncluded: number } | null | undefined;
  /** Why nothing was started, or why the last press came to nothing. */
  message?: Problem | null | undefined;
  filter: ResultFilter;
  now: number;
  onClose: () => void;
  onAddTicked: () => void;
  /** Count of the person's own presses that opened the dialog: each new one brings the focus to its heading. */
  opened?: number | undefined;
}

/**
 * The dialog on the client list (F12). It isn't modal: the sync runs in the background, and the person goes on
 * working in the CRM. So it takes the focus only when the person opened it, never because the page was loaded.
 */
export function SyncPanel(props: SyncPanelProps) {
  const { view, notice, message, filter, now, onClose, onAddTicked, opened = 0, ...callbacks } = props;
  const heading = useFocusOn<HTMLHeadingElement>(opened);
  const going = view ? view.state === "running" || view.state === "waiting" : !message;
  return (
    <dialog
      open
      class="pb-surface pb-panel"
      aria-labelledby="pb-panel-title"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        onClose();
      }}
    >
      <header class="pb-panel-head">
        <BrandMark />
        <h2 id="pb-panel-title" ref={heading} tabIndex={-1}>
          Sync Active Plans
        </h2>
        <span class="pb-panel-by">Planbridge</span>
        <button type="button" class="pb-button-icon" aria-label="Close" title="Close (Esc)" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <div class="pb-panel-body">
        {message && <ProblemNote problem={message} alert />}
        {notice && notice.notIncluded > 0 && (
          <NotIncluded count={notice.notIncluded} onAddTicked={onAddTicked} />
        )}
        {view && <BatchSection view={view} filter={filter} now={now} {...callbacks} />}
        {!view && !message && <Starting />}
      </div>
      {(going || view) && (
        <footer class="pb-panel-foot">
          <span>{going && "You can close this; the sync goes on."}</span>
          {view && <span>Started {timeAgo(view.startedAt, now)}</span>}
        </footer>
      )}
    </dialog>
  );
}

function useFocusOn<Target extends HTMLElement>(opened: number) {
  const target = useRef<Target>(null);
  useEffect(() => {
    if (opened > 0) target.current?.focus();
  }, [opened]);
  return target;
}

function NotIncluded({ count, onAddTicked }: { count: number; onAddTicked: () => void }) {
  return (
    <div class="pb-note pb-note-box pb-tone-info">
      <div class="pb-note-body">
        <p class="pb-note-what">
          A sync is already under way, without {plural(count, "client")} that {count === 1 ? "is" : "are"}{" "}
          ticked now.
        </p>
        <button type="button" class="pb-button" onClick={onAddTicked}>
          {count === 1 ? "Add the other ticked client" : `Add the ${count} other ticked clients`}
        </button>
      </div>
    </div>
  );
}

function Starting() {
  return (
    <div class="pb-starting">
      <output>Starting…</output>
      <div class="pb-skeleton pb-skeleton-bar" />
      <div class="pb-skeleton-tiles">
        <div class="pb-skeleton" />
        <div class="pb-skeleton" />
        <div class="pb-skeleton" />
        <div class="pb-skeleton" />
      </div>
    </div>
  );
}
