import { defineUnlistedScript } from "#imports";
import css from "../../components/booking-contract/bookings-dialog.css?inline";
import { provideDialog } from "../../components/page/dialog-script.tsx";
import { ContractChecklist } from "./contract-checklist.tsx";

export default defineUnlistedScript({ main: () => provideDialog("bookings", css, ContractChecklist) });
