import type { ComponentChildren } from "preact";
import type { Problem } from "../../lib/core/problem.ts";
import type { BatchView, ResultFilter } from "../../lib/messaging/views.ts";
import { BatchSection, type BatchCallbacks } from "./batch-section.tsx";
import { PanelFrame } from "../base/panel.tsx";
import { plural } from "../base/plural.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { timeAgo } from "../base/time-ago.ts";

export interface SyncPanelProps extends BatchCallbacks {
  /** What was chosen in the Action menu. */
  title?: string | undefined;
  /** `null` until the background has replied. */
  view: BatchView | null;
  /** Ticked clients that the running batch doesn't have. */
  notice?: { notIncluded: number } | null | undefined;
  /** Why nothing was started, or why the last press failed. */
  message?: Problem | null | undefined;
  filter: ResultFilter;
  now: number;
  onClose: () => void;
  /** Where further clients can be added to a batch that runs. */
  onAddTicked?: (() => void) | undefined;
  /** In place of a batch that has still to be chosen for: where that is done. */
  waiting?: ComponentChildren;
  /** How often the person has opened the dialog: each time, its heading takes the focus. */
  opened?: number | undefined;
  /** Extra content of this kind of batch, shown below it. */
  children?: ComponentChildren;
}

/** The dialog on the client list (F12). */
export function SyncPanel(props: SyncPanelProps) {
  const { title = "Sync Active Plans", view, notice, message, filter, now, ...rest } = props;
  const { onClose, onAddTicked, waiting, opened, children, ...callbacks } = rest;
  const going = view ? view.state === "running" || view.state === "waiting" : !message && !waiting;
  const foot = (going || view) && (
    <>
      <span>{going && "You can close this. The sync continues."}</span>
      {view && <span>Started {timeAgo(view.startedAt, now)}</span>}
    </>
  );
  return (
    <PanelFrame title={title} opened={opened} onClose={onClose} foot={foot}>
      {message && <ProblemNote problem={message} alert />}
      {notice && onAddTicked && notice.notIncluded > 0 && (
        <NotIncluded count={notice.notIncluded} onAddTicked={onAddTicked} />
      )}
      {view && (
        <BatchSection view={view} filter={filter} now={now} {...callbacks}>
          {children}
        </BatchSection>
      )}
      {waiting}
      {!view && !message && !waiting && <Starting />}
    </PanelFrame>
  );
}

function NotIncluded({ count, onAddTicked }: { count: number; onAddTicked: () => void }) {
  return (
    <div class="pb-note pb-note-box pb-tone-info">
      <div class="pb-note-body">
        <p class="pb-note-what">
          A sync is already running. {plural(count, "ticked client")} {count === 1 ? "isn't" : "aren't"}{" "}
          included.
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
