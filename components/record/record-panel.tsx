import type { ComponentChildren } from "preact";
import type { DateRange } from "../../lib/core/date-range.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { PanelClient, PanelRecordView, PanelTabView } from "../../lib/messaging/views.ts";
import type { ProfileActions } from "../profile/glance/read-again.tsx";
import { PanelHead, type PanelHeadProps } from "./panel-head.tsx";
import { Loading, NoClient, SolvableProblem } from "./panel-state.tsx";
import { RecordSections } from "./record-sections.tsx";
import { type SyncRun, SyncPart, type SyncPartProps } from "./sync-part.tsx";

/** Whom the page in front is about, as far as that is known. */
export type FollowedPage =
  | (PanelTabView & { tabId?: number })
  | { state: "loading" }
  | { state: "problem"; problem: Problem };

export interface RecordPanelProps
  extends Pick<SyncPartProps, "onSynchronise">, Pick<PanelHeadProps, "isPinned" | "elsewhere" | "onPin"> {
  page: FollowedPage;
  /** Whose record is shown: of the page, or pinned. While the next page is read it stays and isn't seen. */
  client: PanelClient | undefined;
  /** `undefined` while it is loaded. */
  view: PanelRecordView | undefined;
  /** Why what is stored can't be shown. */
  problem: Problem | null;
  sync: SyncRun;
  /** When the services of the invoice in front were delivered. */
  services?: readonly DateRange[];
  now: number;
  /** The way to everything that can be done here, in the head. */
  actions?: ComponentChildren;
  onOptions: () => void;
  /** Begins a new service booking of this client. */
  onNewBooking: () => void;
  /** Opens the window in which this service booking is managed. */
  onManageBooking?: ((id: string) => void) | undefined;
  profileActions: ProfileActions;
}

/** Everything that the NDIA holds of one client, beside the CRM's page. */
export function RecordPanel(props: RecordPanelProps) {
  const { page, client, view, isPinned, elsewhere, actions, onPin, onOptions } = props;
  const isVeiled = client !== undefined && page.state === "loading";
  const head = { record: view?.record, isPinned, elsewhere, onPin };
  return (
    <main class="pb-surface pb-record pb-charts" aria-busy={page.state === "loading"}>
      {isVeiled && <output class="pb-record-reading">Reading the page…</output>}
      {/* Hidden and still there: where it is the same client again, nothing has moved. */}
      <div class="pb-record-content" data-veiled={isVeiled} inert={isVeiled}>
        <PanelHead client={client} {...head} actions={actions} />
        <div class="pb-record-body">
          {client ? (
            <OfClient {...props} client={client} />
          ) : (
            <WithoutClient page={page} onOptions={onOptions} />
          )}
        </div>
      </div>
    </main>
  );
}

function WithoutClient({ page, onOptions }: Pick<RecordPanelProps, "page" | "onOptions">) {
  if (page.state === "problem") return <SolvableProblem problem={page.problem} onOptions={onOptions} />;
  if (page.state === "no-client" || page.state === "other-site") return <NoClient state={page.state} />;
  return <Loading words="Reading the page…" />;
}

function OfClient({
  client,
  view,
  problem,
  sync,
  services,
  now,
  onSynchronise,
  onOptions,
  onNewBooking,
  onManageBooking,
  profileActions,
}: RecordPanelProps & { client: PanelClient }) {
  return (
    <>
      {problem && <SolvableProblem problem={problem} onOptions={onOptions} />}
      {!view && !problem && <Loading words="Loading what is stored…" />}
      {view && (
        <>
          <SyncPart
            record={view.record}
            about={`${client.ndisNumber} ${client.site}`}
            sync={sync}
            onSynchronise={onSynchronise}
            onOptions={onOptions}
          />
          <RecordSections
            view={view}
            services={services}
            now={now}
            onNewBooking={onNewBooking}
            onManageBooking={onManageBooking}
            profileActions={profileActions}
          />
        </>
      )}
    </>
  );
}
