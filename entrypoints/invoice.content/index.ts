import { careview } from "../../lib/crm/careview.ts";
import { mountInvoice } from "../page-ui/invoice.tsx";
import { pageScript } from "../page-ui/page-script.ts";

export default pageScript((ctx) => mountInvoice(ctx, careview));
