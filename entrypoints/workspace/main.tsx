import { render } from "preact";
import { useEffect } from "preact/hooks";
import "../../components/base/tokens.css";
import "../../components/base/base.css";
import "../../components/workspace/workspace.css";
import { keepFocus } from "../../components/base/keep-focus.ts";
import { useNow } from "../../components/base/use-now.ts";
import { WorkspaceApp } from "../../components/workspace/workspace-app.tsx";
import { WorkspacePalette } from "../../components/workspace/workspace-palette.tsx";
import { openDatabase } from "../../lib/storage/database.ts";
import { withHolidays } from "../../lib/services/invoices/effective-holidays.ts";
import { saveMapping, loadMapping } from "./file-mapping.ts";
import { receiveFileTransfer } from "./received-file.ts";
import { tabTitle } from "./tab-title.ts";
import { useBulkFile } from "./use-bulk-file.ts";
import { today } from "../../lib/platform/system-clock.ts";

const db = openDatabase();

const TABS = ["file"];

function Workspace() {
  const app = useBulkFile({
    defaultContext: async () => (await withHolidays(await db, { context: { today: today() } })).context,
    mappingFor: async (header) => loadMapping(await db, header),
    onMapping: (header, columns) => void db.then((open) => saveMapping(open, header, columns)),
  });
  const title = tabTitle(app.state);
  useEffect(() => {
    document.title = title;
  }, [title]);
  const { onFile } = app;
  useEffect(() => {
    void receiveFileTransfer().then((file) => file && onFile(file.blob, file.name));
    // Once, for the file that the tab was opened with.
    // oxlint-disable-next-line react/exhaustive-deps
  }, []);
  return <WorkspaceApp {...app} now={useNow(60_000)} actions={<WorkspacePalette tabs={TABS} />} />;
}

keepFocus(document);
render(<Workspace />, document.getElementById("app") as HTMLElement);
