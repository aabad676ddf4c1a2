import { watchPage } from "../lib/crm/page/watch-page.ts";

// What `defineUnlistedScript` returns, without its wrapper.
export default { main: () => watchPage(document) };
