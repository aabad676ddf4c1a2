import { careviewInvoice } from "../../lib/crm/profile/careview-parts.ts";
import { mountInvoice } from "./mount-invoice.tsx";
import { pageScript } from "../../components/page/page-script.ts";

export default pageScript({
  pages: ["invoice-form", "streamline-review"],
  main: (ctx) => mountInvoice(ctx, careviewInvoice),
});
