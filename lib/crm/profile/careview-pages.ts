import type { SiteProfile } from "./site-profile.ts";

/** What each page of CareView is recognised by. Apart from the rest of its labels, which no other page has to load. */
export const careviewPages: SiteProfile["pages"] = {
  "sign-in": { selector: "input[type=password]", alsoOneOf: [["Login", "Log in", "Sign in"]] },
  "client-list": {
    headings: ["Client List", "CRM Client List", "Clients"],
    alsoOneOf: [["Action", "Actions"]],
  },
  "client-profile": { headings: ["Client Funding"], alsoOneOf: [["Client Details", "Client Profile"]] },
  "service-contract": {
    headings: ["Service Contract"],
    alsoOneOf: [
      [
        "Plan Budget",
        "Plan Budgets",
        "Service Support",
        "Service Supports",
        "Delivered Services",
        "New Contract",
      ],
    ],
  },
  "invoice-form": { headings: ["Create New Invoice", "Edit Invoice"] },
  "streamline-review": { headings: ["Streamline Review"] },
  streamline: { headings: ["Streamline"], alsoOneOf: [["Actions", "Action"]] },
  "bulk-import": {
    headings: ["Bulk Invoice File Import", "Bulk Invoice Import"],
    selector: "input[type=file]",
  },
  "budget-form": { headings: ["Add Budget Category", "Create Category Budget", "Edit Budget Category"] },
};
