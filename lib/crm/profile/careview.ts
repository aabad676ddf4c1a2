import {
  actionMenu,
  controls,
  DATE_ORDER,
  formFields,
  guides,
  invoices,
  paceMenu,
  sameChoices,
} from "./careview-labels.ts";
import { labelsOf } from "./labels-of.ts";
import { clientDetailFields, clientProfileTables, clientSections } from "./pages/client-profile-parts.ts";
import { careviewLandmarks, careviewPages } from "./pages/index.ts";
import { sectionsOf } from "./sections-of.ts";
import type { SiteProfile } from "./site-profile.ts";

/** Everything that is known of CareView. The background needs all of it; a page's script has its own part of it. */
export const careview: SiteProfile = {
  id: "careview",
  name: "CareView",
  checked: "2026-11-22",
  pages: careviewLandmarks,
  dateOrder: DATE_ORDER,
  actionMenu,
  paceMenu,
  controls,
  fields: labelsOf("fields", careviewPages),
  sections: sectionsOf(careviewPages),
  formFields,
  guides,
  invoices,
  sameChoices,
  tables: labelsOf("tables", careviewPages),
  clientParts: { sections: clientSections, fields: clientDetailFields, tables: clientProfileTables },
};

/** Its vendor's demo for customers. It stands on a host for anybody's software, so it isn't built in. */
export const DEMO_SITE = {
  origin: "https://careview-sbox-web.azurewebsites.net",
  profileId: careview.id,
  name: "CareView's demo for its customers",
} as const;

export const profiles: readonly SiteProfile[] = [careview];
