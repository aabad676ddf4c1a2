import { startDetector } from "../lib/crm/page/detect.ts";

// What `defineUnlistedScript` returns. Every page of the CRM loads this, so even that wrapper is left out.
export default { main: () => startDetector(document) };
