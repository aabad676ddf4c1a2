import { careviewInvoice } from "../../lib/crm/profile/careview.ts";
import { mountInvoice } from "./mount-invoice.tsx";
import { pageScript } from "../../components/page/page-script.ts";

export default pageScript((ctx) => mountInvoice(ctx, careviewInvoice));
