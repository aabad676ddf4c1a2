import { useRef, useState } from "preact/hooks";
import "../../components/base/tokens.css";
import "../../components/base/base.css";
import "../../components/record/record-panel.css";
import { mountPage } from "../../components/base/mount/mount-page.ts";
import { useNow } from "../../components/base/use-now.ts";
import { EnvironmentStrip } from "../../components/organisation/environment-strip.tsx";
import { Digest } from "../../components/record/digest.tsx";
import { type FollowedPage, RecordPanel } from "../../components/record/record-panel.tsx";
import { usePanelActions } from "../../components/record/use-panel-actions.ts";
import { GuardedPage } from "../../components/vault/lock-gate.tsx";
import { send } from "../../lib/messaging/send.ts";
import type { PanelClient } from "../../lib/messaging/views.ts";
import { openReviewHere } from "../../lib/platform/review-window.ts";
import { useQuery } from "../../components/hooks/use-query.ts";
import { ClientChoice } from "../../components/practice/client-choice.tsx";
import { useReadAgain } from "../workspace/profile/use-read-again.ts";
import { useDigest } from "./use-digest.ts";
import { useFollowedClient } from "./use-followed-client.ts";
import { clientKey, useRecord } from "./use-record.ts";
import { useServiceDates } from "./use-service-dates.ts";
import { useSynchronise } from "./use-synchronise.ts";

/** Follows the tabs of its own window, unless a client is pinned. */
function SidePanel() {
  const followed = useFollowedClient();
  const [pinned, setPinned] = useState<PanelClient | null>(null);
  // In practice no page of a CRM is in front: it begins with the first of the invented clients.
  const invented = useQuery("practice.clients").reply ?? [];
  const offered = pinned ?? invented[0];
  const page: FollowedPage = offered ? { state: "client", client: offered } : followed;
  const last = useRef<PanelClient>(undefined);
  if (page.state !== "loading") last.current = page.state === "client" ? page.client : undefined;
  const client = last.current;
  const { view, problem, look } = useRecord(client);
  // A pinned client may be another than the one whose invoice is in front.
  const services = useServiceDates(!pinned && page.state === "client" ? page.tabId : undefined);
  const sync = useSynchronise(client, look);
  const profileActions = useReadAgain(client, look);
  const pin = () => setPinned(pinned ? null : (client ?? null));
  const newBooking = () => {
    if (client) void openReviewHere({ newBooking: "client", path: client.path, site: client.site });
  };
  const openOptions = () => void send("options.open", null);
  const onManageBooking =
    client &&
    ((id: string) => void openReviewHere({ manageBooking: id, clientPath: client.path, site: client.site }));
  const { entry, palette } = usePanelActions({
    client,
    view,
    isVeiled: page.state === "loading",
    onPin: pin,
    onOptions: openOptions,
    onNewBooking: newBooking,
    onManageBooking,
    onWorkspace: (tab) => void send("workspace.open", { tab }),
  });
  const news = useDigest();
  const now = useNow(10_000);
  return (
    <>
      <EnvironmentStrip />
      {invented.length > 0 && (
        <ClientChoice clients={invented} chosen={client?.path ?? null} onChoose={setPinned} />
      )}
      <Digest {...news} front={page.state === "client" ? page.client : undefined} now={now} />
      <RecordPanel
        // What was chosen and opened for one client isn't another's.
        key={client ? clientKey(client) : "none"}
        page={page}
        client={client}
        view={view}
        problem={problem ?? null}
        sync={sync}
        services={services}
        isPinned={pinned !== null}
        elsewhere={elsewhereOf(pinned, followed)}
        now={now}
        actions={entry}
        onPin={pin}
        onSynchronise={sync.synchronise}
        onOptions={openOptions}
        onNewBooking={newBooking}
        onManageBooking={onManageBooking}
        profileActions={profileActions}
      />
      {palette}
    </>
  );
}

/** Whom the page in front is about, where a client is pinned and it is somebody else. */
function elsewhereOf(pinned: PanelClient | null, followed: FollowedPage): string | undefined {
  if (!pinned || followed.state !== "client") return undefined;
  return clientKey(followed.client) === clientKey(pinned) ? undefined : followed.client.name;
}

mountPage(
  <GuardedPage>
    <SidePanel />
  </GuardedPage>,
);
