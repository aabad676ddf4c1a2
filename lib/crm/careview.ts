import type { SiteProfile } from "./site-profile.ts";

/**
 * CareView, from the labels in its public guides. Column headings and the profile's own labels aren't public:
 * those rows list the spellings that its guides and its public API suggest. Organisations can hide fields and
 * tables, so any one of them may be missing on a page.
 */
export const careview: SiteProfile = {
  id: "careview",
  name: "CareView",
  checked: "2026-11-22",
  pages: {
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
  },
  actionMenu: ["Action", "Actions"],
  fields: {
    surname: ["Surname", "Last Name", "Family Name"],
    dateOfBirth: ["Date of Birth", "DOB", "Birth Date"],
    ndisNumber: ["NDIS Number", "NDIS No", "NDIS No.", "NDIS #"],
    reference: ["Reference"],
    contractNumber: ["Contract Number", "Contract No", "Contract No."],
    planStartDate: ["NDIS Plan Start Date", "Plan Start Date", "Plan Start"],
    planEndDate: ["NDIS Plan End Date", "Plan End Date", "Plan End"],
    contractStatus: ["Status", "Contract Status"],
    totalFunding: ["Total Funding", "Total Funding $", "Total Contract amount"],
  },
  tables: {
    clients: {
      titles: [],
      columns: {
        name: ["Name", "Client Name", "Full Name", "Client"],
        ndisNumber: ["NDIS Number", "NDIS No", "NDIS No.", "NDIS #"],
      },
    },
    clientFunding: {
      titles: ["Client Funding"],
      columns: {
        reference: ["Reference", "Contract Reference", "Contract"],
        status: ["Status", "Contract Status"],
      },
    },
  },
};

export const profiles: readonly SiteProfile[] = [careview];
