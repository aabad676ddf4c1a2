import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useEffect, useState } from "preact/hooks";
import { ClientPace } from "../../components/changes/client-pace.tsx";
import { NotReadLine } from "../../components/page-health/not-read-line.tsx";
import paceCss from "../../components/changes/pace.css?inline";
import { notReadOfClient } from "../../lib/crm/read/not-read.ts";
import { readClient } from "../../lib/crm/read/read-client.ts";
import { recordPath } from "../../lib/crm/profile/record-path.ts";
import type { SiteProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMountedUnderHeading } from "../../lib/crm/page/stay-mounted.ts";
import { NDIS_NUMBER, normaliseNdisNumber } from "../../lib/domain/plan/identity.ts";
import { send } from "../../lib/messaging/send.ts";
import { useChange } from "../../components/hooks/use-change.ts";
import { usePolling, useRefreshOnFocus } from "../../components/hooks/use-polling.ts";
import { useReviewWindow } from "../../components/hooks/use-review-window.ts";
import { useChangedReading } from "../../components/page/use-redraws.ts";
import { PaceReview } from "../../components/page/pace-review.tsx";
import { mountShadow } from "../../components/page/shadow.ts";
import { PanelButton } from "../../components/page/panel-button.tsx";

/** Beside Client Funding: the way to bring in the client's PACE plan (F32–F40). */
export function mountClientProfile(ctx: ContentScriptContext, profile: SiteProfile): void {
  const path = recordPath(location.href, location.href);
  if (!path) return;
  const host = mountShadow(ctx, "planbridge-client", paceCss, <Client path={path} profile={profile} />);
  keepMountedUnderHeading(document, host, profile.tables.clientFunding.titles, ctx.signal);
}

function Client({ path, profile }: { path: string; profile: SiteProfile }) {
  const { view, problem, look } = useRefreshOnFocus(() =>
    send("pace.view-client", { path, ...seen(profile).shown }),
  );
  const [notRead, setNotRead] = useState(() => seen(profile).notRead);
  useChangedReading(
    () => seen(profile),
    () => {
      look();
      setNotRead(seen(profile).notRead);
    },
  );
  const [opened, setOpened] = useState({ times: 0, shown: false });
  const change = useChange();
  const { ask, show } = change;
  const { opened: consentOpened } = useReviewWindow(look);

  useEffect(() => {
    if (change.view?.state === "done") look();
  }, [change.view?.state, look]);

  // A change that goes on while nobody has its dialog open still shows its progress.
  usePolling(1000, view?.change?.state === "applying", look);

  const open = () => setOpened(({ times }) => ({ times: times + 1, shown: true }));
  const retrieve = async () => {
    change.forget();
    show(
      await ask("Retrieving the PACE plan and its budgets from the NDIA…", "change.propose-contract", {
        clientPath: path,
      }),
    );
  };
  const setUp = async () => {
    const reply = await ask(null, "review.open", { clientPath: path });
    if (reply !== undefined) consentOpened();
  };
  return (
    <>
      <ClientPace
        view={view}
        problem={problem}
        onSetUp={() => void setUp()}
        onOpen={() => {
          open();
          void retrieve();
        }}
        onShow={() => {
          open();
          show(view?.change);
        }}
        onOptions={() => void ask(null, "options.open", null)}
      />
      <NotReadLine
        labels={notRead}
        onDetails={() => void ask(null, "options.open", { section: "page-check" })}
      />
      <PanelButton />
      {opened.shown && (
        <PaceReview
          title="NDIS PACE"
          change={change}
          guides={profile.guides.pace}
          opened={opened.times}
          onClose={() => setOpened(({ times }) => ({ times, shown: false }))}
          onRetrieveAgain={() => void retrieve()}
        />
      )}
    </>
  );
}

/** What the page shows of the client, and the labels of what isn't read for certain. */
function seen(profile: SiteProfile) {
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
