import { render } from "preact";
import "../../components/tokens.css";
import "../../components/controls.css";
import "../../components/workspace.css";
import { WorkspaceApp } from "../../components/workspace-app.tsx";
import type { InvoiceContext } from "../../lib/ndis/invoice/context.ts";
import { openDatabase } from "../../lib/store/database.ts";
import { send } from "../../lib/wire/send.ts";
import { keepMapping, keptMapping } from "./file-mapping.ts";
import { useBulkFile } from "./use-bulk-file.ts";

const db = openDatabase();

/** What was retrieved of the participant before, and the public holidays. Nobody is asked for a file: it may hold thousands of them. */
async function knownOf(ndisNumber: string): Promise<InvoiceContext | undefined> {
  if (!/^\d{9}$/.test(ndisNumber)) return undefined;
  return (await send("file.context", { ndisNumber })).context;
}

function Workspace() {
  const app = useBulkFile({
    contextFor: knownOf,
    mappingFor: async (header) => keptMapping(await db, header),
    onMapping: (header, columns) => void db.then((open) => keepMapping(open, header, columns)),
  });
  return <WorkspaceApp {...app} />;
}

render(<Workspace />, document.getElementById("app") as HTMLElement);
