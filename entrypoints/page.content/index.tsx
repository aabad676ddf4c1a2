import { defineContentScript } from "#imports";
import { careview } from "../../lib/crm/careview.ts";
import { recognisePage } from "../../lib/crm/recognise.ts";
import { mountBudgetForm } from "./budget-form.tsx";
import { mountClientList } from "./client-list.tsx";
import { mountClientProfile } from "./client-profile.tsx";
import { mountInvoice } from "./invoice.tsx";
import { mountServiceContract } from "./service-contract.tsx";
import { mountStreamline } from "./streamline.tsx";

/** Brought in by the background where the detector recognised a page; never declared, so other pages don't load it. */
export default defineContentScript({
  registration: "runtime",
  matches: [],
  async main(ctx) {
    const page = recognisePage(document, careview);
    if (page === "client-list") await mountClientList(ctx, careview);
    if (page === "client-profile") await mountClientProfile(ctx, careview);
    if (page === "service-contract") await mountServiceContract(ctx, careview);
    if (page === "invoice-form" || page === "streamline-review") await mountInvoice(ctx, careview);
    if (page === "streamline") await mountStreamline(ctx, careview);
    if (page === "budget-form") await mountBudgetForm(ctx, careview);
  },
});
