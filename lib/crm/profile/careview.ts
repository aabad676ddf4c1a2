import {
  actionMenu,
  controls,
  DATE_ORDER,
  formFields,
  guides,
  invoices,
  sameChoices,
} from "./careview-labels.ts";
import type { PageFields } from "./define-page.ts";
import { labelsOf } from "./labels-of.ts";
import { careviewLandmarks, careviewPages } from "./pages/index.ts";
import type { SiteProfile } from "./site-profile.ts";

/** Everything that is known of CareView. The background needs all of it; a page's script has its own part of it. */
export const careview: SiteProfile = {
  id: "careview",
  name: "CareView",
  checked: "2026-11-22",
  pages: careviewLandmarks,
  dateOrder: DATE_ORDER,
  actionMenu,
  paceMenu: ["NDIS PACE", "SyncPRO PACE", "SyncPro"],
  controls,
  fields: labelsOf("fields", careviewPages),
  sections: sectionsOf(careviewPages),
  formFields,
  guides,
  invoices,
  sameChoices,
  tables: labelsOf("tables", careviewPages),
};

/** Its vendor's demo for customers. It stands on a host for anybody's software, so it isn't built in. */
export const DEMO_SITE = {
  origin: "https://careview-sbox-web.azurewebsites.net",
  profileId: careview.id,
  name: "CareView's demo for its customers",
} as const;

export const profiles: readonly SiteProfile[] = [careview];

/** Each page's, the labels of its own fields with them. */
/* @__NO_SIDE_EFFECTS__ */
function sectionsOf(pages: typeof careviewPages): SiteProfile["sections"] {
  const sections = pages.map((page): [string, PageFields] => {
    const { own, others } = "sections" in page ? page.sections : { own: [], others: [] };
    return [page.name, { own, others, fields: Object.values("fields" in page ? page.fields : {}) }];
  });
  return Object.fromEntries(sections) as unknown as SiteProfile["sections"];
}
