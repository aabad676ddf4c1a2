import { defineUnlistedScript } from "#imports";
import css from "../../components/sync/sync-panel.css?inline";
import { provideDialog } from "../../components/page/dialog-script.tsx";
import { SyncClients } from "./sync-clients.tsx";

export default defineUnlistedScript({ main: () => provideDialog("sync", css, SyncClients) });
