import type { ComponentChildren } from "preact";
import type { Problem } from "../../lib/core/problem.ts";
import type { StoredDataView } from "../../lib/domain/stored-data.ts";
import type { ConnectionView, PageCheckView, SiteView } from "../../lib/messaging/views.ts";
import { BatchList, type PopupBatch } from "./batch-list.tsx";
import { ConnectionState, Expiry } from "../connection/connection-state.tsx";
import { FirstSteps, type FirstStepsProps } from "./first-steps.tsx";
import { Today } from "./today.tsx";
import { todayNeeds } from "./today-needs.ts";
import { BrandMark } from "../base/icons.tsx";
import { FOCUS_START } from "../base/focus/keep-focus.ts";
import { PageCheckResult } from "../page-health/page-check-result.tsx";
import { plural } from "../base/plural.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { setAsideSummary } from "../base/set-aside-text.ts";

export interface PopupAppProps extends Pick<FirstStepsProps, "onSetUp" | "onAllow" | "onOpenCrm"> {
  onOptions: (section: "connection" | "crm" | "keeps" | "page-check") => void;
  /** The newest of each kind, the newest of all first. `undefined` while loading; empty when there has never been one. */
  batches: readonly PopupBatch[] | undefined;
  connection: ConnectionView | undefined;
  sites: SiteView[] | undefined;
  /** Why the last press failed. */
  problem?: Problem | null | undefined;
  /** How the stored data is; `undefined` while loading. */
  storedData?: StoredDataView | undefined;
  /** How the page of the open tab is read; `undefined` before that is known. */
  pageCheck?: PageCheckView | undefined;
  now: number;
  /** Opens the tab in which files of invoices are checked. */
  onWorkspace?: (() => void) | undefined;
  /** Of how many participants something came that nobody has seen. */
  news?: number | undefined;
  /** Failed results of any batch that nobody has read. */
  failures?: number | undefined;
  /** Opens the results desk with them. */
  onFailures?: (() => void) | undefined;
  /** Opens everything that is known of the client whose page is open, beside the CRM. */
  onSidePanel?: (() => void) | undefined;
  /** Practice is on: neither PRODA nor a page of a CRM has a part in it. */
  isPractice?: boolean | undefined;
  /** At the end: what can be done about what the screen shows. */
  children?: ComponentChildren;
}

/** The popup: the connection's state, and the latest batches or the first steps. */
export function PopupApp(props: PopupAppProps) {
  const {
    batches,
    connection,
    sites,
    problem: ofPress,
    storedData,
    pageCheck,
    now,
    onWorkspace,
    onSidePanel,
    news = 0,
    failures = 0,
    onFailures = () => undefined,
    onOptions,
    onSetUp,
    onAllow,
    onOpenCrm,
    isPractice = false,
    children,
  } = props;
  // A batch that waits for it says so itself.
  const problem = ofPress ?? (batches?.some(({ view }) => view.blocked) ? undefined : storedData?.problem);
  const setAside = storedData?.setAside ?? [];
  const loading = batches === undefined || !connection || !sites;
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
      {connection && !isPractice && <Strip connection={connection} onOptions={onOptions} />}
      {!loading && batches.length > 0 && (
        <Today
          needs={todayNeeds({ connection, batches: batches.map(({ view }) => view), news, failures })}
          onOptions={() => onOptions("connection")}
          onSetUp={onSetUp}
          onFailures={onFailures}
        />
      )}
      {onSidePanel && (
        <button type="button" class="pb-button pb-button-wide" onClick={onSidePanel}>
          Open side panel{news > 0 && `: new about ${plural(news, "participant")}`}
        </button>
      )}
      {problem && <ProblemNote problem={problem} alert />}
      {setAside.length > 0 && (
        <p class="pb-hint">
          {setAsideSummary(setAside)}{" "}
          <button type="button" class="pb-link" onClick={() => onOptions("keeps")}>
            Show details
          </button>
        </p>
      )}
      {pageCheck && !isPractice && <ThisPage check={pageCheck} onOptions={onOptions} />}
      {loading && !problem && <Loading />}
      {!loading && batches.length === 0 && (
        <FirstSteps {...{ connection, sites, onOptions, onSetUp, onAllow, onOpenCrm }} />
      )}
      {batches && <BatchList batches={batches} now={now} />}
      {children}
    </main>
  );
}

/** As many as leave room for the sync below. */
const MOST_ITEMS = 3;

function ThisPage({ check, onOptions }: { check: PageCheckView } & Pick<PopupAppProps, "onOptions">) {
  return (
    <section class="pb-popup-page">
      <h2>This page</h2>
      <PageCheckResult check={check} most={MOST_ITEMS}>
        <button type="button" class="pb-link" onClick={() => onOptions("page-check")}>
          Page check
        </button>
      </PageCheckResult>
    </section>
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
