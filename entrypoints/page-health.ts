import { careview } from "../lib/crm/profile/careview.ts";
import { readPageHealth } from "../lib/crm/page/health/read-page-health.ts";
import type { PageHealth } from "../lib/domain/page-health/page-health.ts";

/** Brought into a tab only when somebody asks how it is read; what `main` returns is the answer. */
export default {
  main: (): PageHealth | null => (isOfTab() ? readPageHealth(document, location.href, careview) : null),
};

/** A frame of another origin than the tab's is none of the CRM's pages. */
function isOfTab(): boolean {
  try {
    return top?.location.origin === location.origin;
  } catch {
    return false;
  }
}
