import { render } from "preact";
import "../../components/tokens.css";
import "../../components/controls.css";
import "../../components/workspace.css";
import { WorkspaceApp } from "../../components/workspace-app.tsx";
import { today } from "../../lib/ndis/calendar-date.ts";
import { openDatabase } from "../../lib/store/database.ts";
import { withHolidays } from "../../lib/sync/holiday-settings.ts";
import { keepMapping, keptMapping } from "./file-mapping.ts";
import { useBulkFile } from "./use-bulk-file.ts";

const db = openDatabase();

function Workspace() {
  const app = useBulkFile({
    ofStrangers: async () => (await withHolidays(await db, { context: { today: today() } })).context,
    mappingFor: async (header) => keptMapping(await db, header),
    onMapping: (header, columns) => void db.then((open) => keepMapping(open, header, columns)),
  });
  return <WorkspaceApp {...app} />;
}

render(<Workspace />, document.getElementById("app") as HTMLElement);
