import { defineUnlistedScript } from "#imports";
import { startDetector } from "../lib/crm/detect.ts";

export default defineUnlistedScript(() => startDetector(document));
