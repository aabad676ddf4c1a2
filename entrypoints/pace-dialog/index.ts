import { defineUnlistedScript } from "#imports";
import css from "../../components/changes/pace-dialog.css?inline";
import { provideDialog } from "../../components/page/dialog-script.tsx";
import { PaceChange } from "./pace-change.tsx";

export default defineUnlistedScript({ main: () => provideDialog("pace", css, PaceChange) });
