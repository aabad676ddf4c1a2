import { render } from "preact";
import "../../components/base/tokens.css";
import "../../components/base/base.css";
import "../../components/workspace/workspace.css";
import { keepFocus } from "../../components/base/keep-focus.ts";
import { WorkspaceShell } from "../../components/workspace/shell/workspace-shell.tsx";
import { TABS } from "./tabs/tab-registry.ts";

keepFocus(document);
render(<WorkspaceShell tabs={TABS} />, document.getElementById("app") as HTMLElement);
