import { render } from "preact";
import { useEffect } from "preact/hooks";
import "../../components/tokens.css";
import "../../components/controls.css";
import "../../components/workspace.css";
import { keepFocus } from "../../components/keep-focus.ts";
import { useNow } from "../../components/use-now.ts";
import { WorkspaceApp } from "../../components/workspace-app.tsx";
import { openDatabase } from "../../lib/store/database.ts";
import { withHolidays } from "../../lib/sync/holiday-settings.ts";
import { keepMapping, keptMapping } from "./file-mapping.ts";
import { receiveHandedFile } from "./handed-file.ts";
import { tabTitle } from "./tab-title.ts";
import { useBulkFile } from "./use-bulk-file.ts";
import { today } from "../../lib/ndis/system-clock.ts";

const db = openDatabase();

function Workspace() {
  const app = useBulkFile({
    ofStrangers: async () => (await withHolidays(await db, { context: { today: today() } })).context,
    mappingFor: async (header) => keptMapping(await db, header),
    onMapping: (header, columns) => void db.then((open) => keepMapping(open, header, columns)),
  });
  const title = tabTitle(app.state);
  useEffect(() => {
    document.title = title;
  }, [title]);
  const { onFile } = app;
  useEffect(() => {
    void receiveHandedFile().then((file) => file && onFile(file.blob, file.name));
    // Once: it is the file that the tab was opened with.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return <WorkspaceApp {...app} now={useNow(60_000)} />;
}

keepFocus(document);
render(<Workspace />, document.getElementById("app") as HTMLElement);
