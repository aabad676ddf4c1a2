import { defineUnlistedScript } from "#imports";
import { startDetector } from "../lib/crm/page/detect.ts";

export default defineUnlistedScript(() => startDetector(document));
