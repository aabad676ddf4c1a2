import type { Problem } from "../../lib/core/problem.ts";
import type { StoredDataView } from "../../lib/domain/stored-data.ts";
import type { BatchView, ConnectionView, ResultFilter, SiteView } from "../../lib/messaging/views.ts";
import { BatchSection, type BatchCallbacks } from "../sync/batch-section.tsx";
import { ConnectionState, Expiry } from "../connection/connection-state.tsx";
import { FirstSteps, type FirstStepsProps } from "./first-steps.tsx";
import { BrandMark } from "../base/icons.tsx";
import { FOCUS_START } from "../base/keep-focus.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { setAsideSummary } from "../base/set-aside-text.ts";
import { timeAgo } from "../base/time-ago.ts";

export interface PopupAppProps
  extends BatchCallbacks, Pick<FirstStepsProps, "onOptions" | "onAllow" | "onOpenCrm"> {
  /** `undefined` while loading; `null` when there has never been a batch. */
  batch: BatchView | null | undefined;
  connection: ConnectionView | undefined;
  sites: SiteView[] | undefined;
  /** Why the last press failed. */
  problem?: Problem | null | undefined;
  /** How the stored data is; `undefined` while loading. */
  storedData?: StoredDataView | undefined;
  filter: ResultFilter;
  now: number;
  /** Opens the tab in which files of invoices are checked. */
  onWorkspace?: (() => void) | undefined;
}

/** The popup: the connection's state, and the latest batch or the first steps. */
export function PopupApp(props: PopupAppProps) {
  const {
    batch,
    connection,
    sites,
    problem: ofPress,
    storedData,
    filter,
    now,
    onWorkspace,
    onOptions,
    onAllow,
    onOpenCrm,
    ...callbacks
  } = props;
  // A batch that waits for it says so itself.
  const problem = ofPress ?? (batch?.blocked ? undefined : storedData?.problem);
  const setAside = storedData?.setAside ?? [];
  const loading = batch === undefined || !connection || !sites;
  return (
    <main class="pb-surface pb-popup" aria-busy={loading}>
      <header class="pb-popup-head">
        <BrandMark />
        <h1 tabIndex={-1} {...{ [FOCUS_START]: "" }}>
          Planbridge
        </h1>
        {onWorkspace && (
          <button type="button" class="pb-button" onClick={onWorkspace}>
            Check a file
          </button>
        )}
        <button type="button" class="pb-button" onClick={() => onOptions("connection")}>
          Options
        </button>
      </header>
      {connection && <Strip connection={connection} onOptions={onOptions} />}
      {problem && <ProblemNote problem={problem} alert />}
      {setAside.length > 0 && (
        <p class="pb-hint">
          {setAsideSummary(setAside)}{" "}
          <button type="button" class="pb-link" onClick={() => onOptions("keeps")}>
            Show details
          </button>
        </p>
      )}
      {loading && !problem && <Loading />}
      {!loading && !batch && <FirstSteps {...{ connection, sites, onOptions, onAllow, onOpenCrm }} />}
      {batch && (
        <section class="pb-popup-batch">
          <h2>
            Latest sync <span class="pb-quiet">started {timeAgo(batch.startedAt, now)}</span>
          </h2>
          <BatchSection view={batch} filter={filter} now={now} {...callbacks} />
        </section>
      )}
    </main>
  );
}

function Strip({ connection, onOptions }: { connection: ConnectionView } & Pick<PopupAppProps, "onOptions">) {
  const missing = connection.missingOrigins.length > 0;
  return (
    <div class="pb-strip">
      <ConnectionState connection={connection} />
      <Expiry of="Device" connection={connection} />
      {missing && (
        <button type="button" class="pb-link" onClick={() => onOptions("connection")}>
          The browser doesn't allow PRODA or the NDIA
        </button>
      )}
    </div>
  );
}

function Loading() {
  return (
    <div class="pb-starting">
      <output>Loading…</output>
      <div class="pb-skeleton pb-skeleton-bar" />
      <div class="pb-skeleton pb-skeleton-block" />
    </div>
  );
}
