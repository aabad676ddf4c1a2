import { defineUnlistedScript } from "#imports";
import css from "../../components/record/plan-dialog.css?inline";
import { provideDialog } from "../../components/page/dialog-script.tsx";
import { StoredPlan } from "./stored-plan.tsx";

export default defineUnlistedScript({ main: () => provideDialog("plan", css, StoredPlan) });
