import "../../components/base/tokens.css";
import "../../components/base/base.css";
import "../../components/workspace/workspace.css";
import { mountPage } from "../../components/base/mount/mount-page.ts";
import { EnvironmentStrip } from "../../components/organisation/environment-strip.tsx";
import { GuardedPage } from "../../components/vault/lock-gate.tsx";
import { WorkspaceShell } from "../../components/workspace/shell/workspace-shell.tsx";
import { WorkspacePalette } from "../../components/workspace/workspace-palette.tsx";
import { parseTabAddress } from "../../components/workspace/shell/tab-address.ts";
import { loadAddressMarks } from "../../lib/platform/session/address-marks.ts";
import { TABS } from "./tabs/tab-registry.ts";
// The database opens while the tab's script is on its way.
import "./workspace-database.ts";

const isMarksLoaded = loadAddressMarks();
// Nobody else waits for them: Back and links find them soon enough.
if (location.hash.includes("~")) await isMarksLoaded;
const { tab } = parseTabAddress(location.hash);
void (TABS.find(({ hash }) => hash === tab) ?? TABS[0])?.load();
const actions = <WorkspacePalette tabs={TABS.map(({ hash }) => hash)} />;
// Once the page has come to rest, so that a press on another tab doesn't wait for its script. One that can't come is told there.
requestIdleCallback(() => void Promise.allSettled(TABS.map((each) => each.load())));
mountPage(
  <GuardedPage>
    <WorkspaceShell tabs={TABS} actions={actions} band={<EnvironmentStrip />} />
  </GuardedPage>,
);
