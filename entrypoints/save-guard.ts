import { askBeforeSubmit } from "../lib/crm/page/ask-before-submit.ts";

// What `defineUnlistedScript` returns; brought into the page's own world on pages with an invoice.
export default { globalName: false, main: () => askBeforeSubmit(HTMLFormElement) };
