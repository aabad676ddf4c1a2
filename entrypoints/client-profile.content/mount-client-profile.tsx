import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useState } from "preact/hooks";
import { ClientPace } from "../../components/changes/client-pace.tsx";
import { NotReadLine } from "../../components/page-health/not-read-line.tsx";
import paceCss from "../../components/changes/pace.css?inline";
import { notReadOfClient } from "../../lib/crm/read/not-read.ts";
import { readClient } from "../../lib/crm/read/read-client.ts";
import { recordPath } from "../../lib/crm/profile/record-path.ts";
import type { ClientProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMountedUnderHeading } from "../../lib/crm/page/stay-mounted.ts";
import { NDIS_NUMBER, normaliseNdisNumber } from "../../lib/domain/plan/identity.ts";
import { send } from "../../lib/messaging/send.ts";
import type { ChangeView } from "../../lib/domain/change/change-view.ts";
import { usePolling, useRefreshOnFocus } from "../../components/hooks/use-polling.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import { useReviewWindow } from "../../components/hooks/use-review-window.ts";
import { useChangedReading } from "../../components/page/use-redraws.ts";
import { useDialogScript } from "../../components/page/use-dialog-script.tsx";
import { mountShadow } from "../../components/page/shadow.ts";
import { NewBookingButton } from "../../components/page/new-booking-button.tsx";
import { PanelButton } from "../../components/page/panel-button.tsx";
import { SyncButton } from "../../components/page/sync-button.tsx";

/** Beside Client Funding: the way to bring in the client's PACE plan (F32–F40). */
export function mountClientProfile(ctx: ContentScriptContext, profile: ClientProfile): void {
  const path = recordPath(location.href, location.href);
  if (!path) return;
  const host = mountShadow(ctx, "planbridge-client", paceCss, <Client path={path} profile={profile} />);
  keepMountedUnderHeading(document, host, profile.tables.clientFunding.titles, ctx.signal);
}

function Client({ path, profile }: { path: string; profile: ClientProfile }) {
  const { view, problem, look } = useRefreshOnFocus(() =>
    send("pace.view-client", { path, ...seen(profile).shown }),
  );
  const [notRead, setNotRead] = useState(() => seen(profile).notRead);
  const [listsNone, setListsNone] = useState(() => seen(profile).shown.contracts.length === 0);
  useChangedReading(
    () => seen(profile),
    () => {
      look();
      setNotRead(seen(profile).notRead);
      setListsNone(seen(profile).shown.contracts.length === 0);
    },
  );
  const dialog = useDialogScript("pace");
  const { request } = useRequest();
  const { opened: consentOpened } = useReviewWindow(look);

  // A change that goes on while nobody has its dialog open still shows its progress.
  usePolling(1000, view?.change?.state === "applying", look);

  const open = (change?: ChangeView) => {
    void dialog.open({ journey: "create", path, change, onDone: look });
  };
  const setUp = async () => {
    const reply = await request("review.open", { clientPath: path });
    if (reply !== undefined) consentOpened();
  };
  return (
    <>
      <ClientPace
        view={view}
        problem={problem ?? dialog.problem}
        listsNone={listsNone}
        onSetUp={() => void setUp()}
        onOpen={() => open()}
        onShow={() => open(view?.change)}
        onOptions={() => void request("options.open", null)}
      />
      <NotReadLine
        labels={notRead}
        onDetails={() => void request("options.open", { section: "page-check" })}
      />
      <SyncButton path={path} />
      {view && !view.participant && <NewBookingButton of="client" path={path} />}
      <PanelButton />
      {dialog.place}
    </>
  );
}

/** What the page shows of the client, and the labels of what isn't read for certain. */
function seen(profile: ClientProfile) {
  const reading = readClient(document, location.href, profile);
  const { name, identity, pace, apiAccess, problems, contracts } = reading;
  const ndisNumber = normaliseNdisNumber(identity.ndisNumber ?? "");
  const shown = {
    name,
    ndisNumber: NDIS_NUMBER.test(ndisNumber) ? ndisNumber : undefined,
    pace,
    apiAccess,
    missing: problems.flatMap(({ code, field }) => (code === "crm-field-not-shown" && field ? [field] : [])),
    contracts: contracts.map((contract) => contract.path),
  };
  return { shown, notRead: notReadOfClient(reading) };
}
