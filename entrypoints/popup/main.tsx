import { browser } from "#imports";
import "../../components/base/tokens.css";
import "../../components/base/base.css";
import "../../components/popup/popup.css";
import { ScreenTools } from "../../components/vault/screen-tools.tsx";
import { useVault, type VaultState } from "../../components/hooks/use-vault.ts";
import { EnvironmentStrip } from "../../components/organisation/environment-strip.tsx";
import { usePractice } from "../../components/practice/use-practice.ts";
import { PopupApp } from "../../components/popup/popup-app.tsx";
import { ForgottenLink, LockGate } from "../../components/vault/lock-gate.tsx";
import { useRequest } from "../../components/hooks/use-request.ts";
import { mountPage } from "../../components/base/mount/mount-page.ts";
import { useNow } from "../../components/base/use-now.ts";
import { hasNew } from "../../lib/domain/overview/digest.ts";
import { requestHostPermission } from "../../lib/platform/host-permission.ts";
import { preparePanel } from "../../lib/platform/side-panel.ts";
import { useStoredData } from "../../components/hooks/use-stored-data.ts";
import { useBatches } from "./use-batches.ts";
import { usePageCheck } from "./use-page-check.ts";
import { useQuery } from "../../components/hooks/use-query.ts";

function Popup({ vault }: { vault: VaultState }) {
  const { batches, problem } = useBatches();
  const connection = useQuery("connection.view");
  const sites = useQuery("sites.view");
  const digest = useQuery("notices.list").reply;
  const unread = useQuery("sync.unread-failures").reply;
  const { problem: unopened, request } = useRequest();
  const openFailures = () => {
    if (unread?.batchId !== undefined)
      void request("workspace.open", { tab: "results", batchId: unread.batchId });
  };
  // From now on the icon doesn't say that a sync is done: this page shows it.
  useQuery("badge.mark-done-seen");
  return (
    <>
      <EnvironmentStrip />
      <PopupApp
        batches={batches}
        connection={connection.reply}
        sites={sites.reply}
        problem={problem ?? unopened ?? connection.problem ?? sites.problem}
        storedData={useStoredData(false)}
        now={useNow()}
        news={digest?.participants.filter(hasNew).length}
        failures={unread?.count}
        onFailures={openFailures}
        pageCheck={usePageCheck()}
        isPractice={usePractice() === true}
        onOptions={(section) => openTab(browser.runtime.getURL(`/options.html#${section}`))}
        onSetUp={() => openTab(browser.runtime.getURL("/welcome.html"))}
        onSidePanel={() => void openPanel().then(() => window.close())}
        onWorkspace={() => openTab(browser.runtime.getURL("/workspace.html#file"))}
        onAllow={(origin) => void requestHostPermission([origin]).then(sites.reload)}
        onOpenCrm={openTab}
      >
        <ScreenTools vault={vault} />
      </PopupApp>
    </>
  );
}

function openTab(url: string): void {
  void browser.tabs.create({ url }).then(() => window.close());
}

function PopupPage() {
  const vault = useVault();
  return (
    <LockGate vault={vault} forgotten={<ForgottenLink />}>
      <Popup vault={vault} />
    </LockGate>
  );
}

const openPanel = preparePanel();

mountPage(<PopupPage />);
