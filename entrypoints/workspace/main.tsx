import { render } from "preact";
import "../../components/base/tokens.css";
import "../../components/base/base.css";
import "../../components/workspace/workspace.css";
import { keepFocus } from "../../components/base/keep-focus.ts";
import { WorkspaceShell } from "../../components/workspace/shell/workspace-shell.tsx";
import { WorkspacePalette } from "../../components/workspace/workspace-palette.tsx";
import { TABS } from "./tabs/tab-registry.ts";

keepFocus(document);
const actions = <WorkspacePalette tabs={TABS.map(({ hash }) => hash)} />;
render(<WorkspaceShell tabs={TABS} actions={actions} />, document.getElementById("app") as HTMLElement);
