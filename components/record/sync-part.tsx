import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { RecordView } from "../../lib/domain/record/record-view.ts";
import { useAnnouncement } from "../base/focus/use-announcement.ts";
import { useOffers } from "../palette/offers.ts";
import { SolvableProblem } from "./panel-state.tsx";
import { SyncForm, type SyncFormProps } from "./sync-form.tsx";
import { SyncSummaryList } from "./sync-summary-list.tsx";

/** The synchronisation of this client that a person has started here. */
export interface SyncRun {
  running: boolean;
  /** Why the last one couldn't even begin. */
  problem: Problem | null;
  /** How many have ended. */
  ended: number;
}

export interface SyncPartProps extends Pick<SyncFormProps, "about" | "onSynchronise"> {
  record: RecordView;
  sync: SyncRun;
  onOptions: () => void;
}

/** Asking the NDIA: the choice, that it goes on, and what came of it (F148–F152). */
export function SyncPart({ record, about, sync, onSynchronise, onOptions }: SyncPartProps) {
  const part = useRef<HTMLDivElement>(null);
  const isNever = record.isPace === null;
  const [isOpen, setIsOpen] = useState(isNever);
  /** The end whose summary was closed, or was there before. */
  const [seen, setSeen] = useState(sync.ended);
  const { running, problem, ended } = sync;
  const hasEnded = ended > seen && !running;
  useEffect(() => {
    if (hasEnded && !problem) setIsOpen(false);
  }, [hasEnded, problem]);
  const announcement = useAnnouncement(
    { key: `${running} ${ended}`, text: announcementOf(sync, hasEnded) },
    false,
  );
  useOffers({
    synchronise: () => {
      setIsOpen(true);
      setSeen(ended);
      // Once the form is drawn.
      setTimeout(() => part.current?.querySelector("input")?.focus());
    },
  });
  return (
    <div ref={part} class="pb-record-sync">
      {isNever && !record.lastSync && <p>Nothing was retrieved from the NDIA for this client yet.</p>}
      {!isNever && (
        <p class="pb-actions">
          <button
            type="button"
            class="pb-button"
            aria-expanded={isOpen}
            onClick={() => {
              setIsOpen(!isOpen);
              setSeen(ended);
            }}
          >
            Synchronise…
          </button>
          {running && !isOpen && <span class="pb-quiet">Asking the NDIA…</span>}
        </p>
      )}
      {(isOpen || isNever) && (
        <SyncForm record={record} about={about} running={running} onSynchronise={onSynchronise} />
      )}
      {/* Always there, so that nothing below moves. */}
      <div class="pb-record-running" data-running={running} aria-hidden="true" />
      {problem && !running && <SolvableProblem problem={problem} alert onOptions={onOptions} />}
      {hasEnded && !problem && record.lastSync && (
        <section class="pb-record-summary" aria-label="What came of it">
          <SyncSummaryList summary={record.lastSync} />
          <button type="button" class="pb-button" onClick={() => setSeen(ended)}>
            Close
          </button>
        </section>
      )}
      <output class="pb-unseen" aria-live="polite">
        {announcement}
      </output>
    </div>
  );
}

function announcementOf({ running, problem }: SyncRun, hasEnded: boolean): string {
  if (running) return "Asking the NDIA…";
  return hasEnded && !problem ? "Synchronised." : "";
}
