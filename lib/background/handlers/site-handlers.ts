import { profiles } from "../../crm/profile/careview.ts";
import { ProblemError } from "../../core/problem.ts";
import type { Database } from "../../storage/database.ts";
import { hasHostPermission } from "../../platform/host-permission.ts";
import { addedSites, saveAddedSites } from "../../storage/settings/settings.ts";
import { Site } from "../../storage/settings/stored-site.ts";
import { registerDetector, listSites } from "../../services/crm/sites.ts";
import { invalidSiteAddress } from "../background-problems.ts";
import type { HandlersOf } from "../receive.ts";
import type { siteOperations } from "../../messaging/operations/site-operations.ts";
import type { SiteView } from "../../messaging/views.ts";

/** The CRM addresses that Planbridge works on. */
export function siteHandlers(db: Database): HandlersOf<typeof siteOperations> {
  async function view(): Promise<SiteView[]> {
    return Promise.all(
      (await listSites(db)).map(async (site) => ({
        ...site,
        profileName: profiles.find(({ id }) => id === site.profileId)?.name ?? site.profileId,
        allowed: await hasHostPermission(site.origin),
      })),
    );
  }

  async function change(next: Site[]): Promise<SiteView[]> {
    await saveAddedSites(db, next);
    await registerDetector(db, true);
    return view();
  }

  return {
    "sites.view": view,
    "sites.add": async (typed) => {
      const site = Site.safeParse(typed);
      if (!site.success || !profiles.some(({ id }) => id === typed.profileId))
        throw new ProblemError("permanent", invalidSiteAddress(typed.origin));
      const others = (await addedSites(db)).filter(({ origin }) => origin !== site.data.origin);
      return change([...others, site.data]);
    },
    "sites.remove": async ({ origin }) =>
      change((await addedSites(db)).filter((site) => site.origin !== origin)),
  };
}
