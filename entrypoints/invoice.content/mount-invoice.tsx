import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import invoiceCss from "../../components/invoice/invoice.css?inline";
import { readInvoice } from "../../lib/crm/read/read-invoice.ts";
import type { InvoiceProfile } from "../../lib/crm/profile/site-profile.ts";
import { placeUnderHeading } from "../../lib/crm/profile/find-heading.ts";
import { keepMounted } from "../../lib/crm/page/stay-mounted.ts";
import { PanelButton } from "../../components/page/panel-button.tsx";
import { mountShadow } from "../../components/page/shadow.ts";
import { InvoiceCheck } from "./invoice-check.tsx";

/** Checks an invoice beside its lines, typed or captured, while it is typed (F62–F64). */
export function mountInvoice(ctx: ContentScriptContext, profile: InvoiceProfile): void {
  let isLate = false;
  let isUnderHeading = false;
  const host = mountShadow(
    ctx,
    "planbridge-invoice",
    invoiceCss,
    <>
      <InvoiceCheck profile={profile} signal={ctx.signal} onTable={() => isUnderHeading && put()} />
      <PanelButton />
    </>,
  );
  const put = () => {
    const { table, readable } = readInvoice(document, location.href, profile);
    // Lines that can't be found have to be told of too, but a page may draw them late.
    const place = table ? blockOf(table) : readable === "no" && isLate && underHeading(profile);
    if (!place) return null;
    isUnderHeading = !table;
    if (place.nextElementSibling !== host) place.after(host);
    return host;
  };
  keepMounted(document, put, ctx.signal);
  setTimeout(() => {
    isLate = true;
    if (!ctx.signal.aborted && !document.body.contains(host)) put();
  }, LATE_MS);
}

const LATE_MS = 4000;

function underHeading({ pages }: InvoiceProfile): HTMLElement | null {
  const headings = [pages["invoice-form"], pages["streamline-review"]].flatMap((page) => page.headings ?? []);
  return placeUnderHeading(document, headings);
}

/** The outermost block around the lines inside their form: what a page draws anew lies within it. */
function blockOf(table: HTMLElement): HTMLElement {
  let block = table;
  while (block.parentElement && !block.parentElement.matches("form,main,body")) block = block.parentElement;
  return block;
}
