import type { SiteProfile } from "./site-profile.ts";

/**
 * CareView, from the labels in its public guides. Column headings and the profile's own labels aren't public:
 * those rows list the spellings that its guides and its public API suggest. Organisations can hide fields and
 * tables, so any one of them may be missing on a page.
 */
export const DATE_ORDER = "day-first";

const GUIDES = "https://support.careview.io/portal/en/kb/articles";

export const controls: SiteProfile["controls"] = {
  open: ["Open", "View", "Details", "Review"],
  create: ["Create", "New", "+ New", "+ Create", "Add"],
  edit: ["Edit"],
  createInvoice: ["Create Invoice"],
  save: ["Save", "Save Changes", "Save and Close", "Save & Close", "Submit", "Update", "Create", "OK"],
  addLine: ["Add Line", "Add Line Item", "+ Add Line"],
  // Those may share a form with Save: what is wrong with an invoice must not keep anybody from throwing it away.
  notSaving: ["Cancel Invoice", "Cancel", "Back", "Close", "Delete", "Remove", "Reject", "Search"],
  invoiceSaves: words(
    "Save,Update,Submit,Create,Approve,Extract,Process,Finalise,Finalize,Complete,Lodge,Post,Finish",
  ),
  invoiceOthers: words(
    "Discard,Undo,Find,Filter,Apply Filter,Clear,Reset,Refresh,Go,Show,View,Calculate,Recalculate,Update Total," +
      "Update Totals,Validate,Preview,Print,Add,New,Edit,Copy,Duplicate,Insert,Create Line,Create Provider,Upload," +
      "Attach,Browse,Download,Export",
  ),
  logOut: ["Log out", "Logout", "Sign out", "Log off"],
};

export const invoices: SiteProfile["invoices"] = {
  editing: ["Edit Invoice"],
  capturedOpen: ["Approved Service Provider", "Service Provider Approved"],
  // Not public: whatever other status a captured invoice has, it may have become an invoice.
  capturedMade: ["Invoice Created", "Created"],
};

export const sameChoices: SiteProfile["sameChoices"] = [
  ["Plan Management", "Plan Managed", "Plan-managed", "Plan"],
  ["Agency", "Agency Managed", "Agency-managed", "NDIA Managed", "NDIA"],
  ["Self Managed", "Self-managed", "Self Management", "Self"],
];

export const actionMenu: SiteProfile["actionMenu"] = ["Action", "Actions"];

export const paceMenu: SiteProfile["paceMenu"] = ["NDIS PACE", "SyncPRO PACE", "SyncPro"];

export const formFields: SiteProfile["formFields"] = {
  reference: ["Reference"],
  planStartDate: ["NDIS Plan Start Date", "Plan Start Date"],
  planEndDate: ["NDIS Plan End Date", "Plan End Date"],
  startDate: ["Start Date"],
  endDate: ["End Date"],
  fundingSource: ["Funding Source"],
  fundingManagement: ["Funding Management"],
  totalFunding: ["Total Funding $", "Total Funding", "Total Contract amount"],
  pacePlan: ["PACE Plan"],
  pace: ["NDIS PACE Participant"],
  apiAccess: ["API Access", "PACE API Access", "NDIS PACE API Access"],
  planCategory: ["Plan Category", "Category"],
  budgetAmount: ["Budget Amount"],
  excluded: ["Exclude from Service Contract Allocation Totals"],
  managementStyle: ["Management Style", "Management Style (Stated Item)"],
  requiresBooking: ["Requires PRODA Service Booking", "Requires a Service Booking in PRODA"],
  supportItem: ["Service Support Item", "Service"],
  serviceProvider: ["Service Provider"],
  quantity: ["Quantity"],
  rate: ["Rate", "Rate Amount"],
  gstCode: ["GST Code"],
  deliveredDate: ["Delivered Date"],
  deliveryStatus: ["Status"],
  notes: ["Notes", "Note"],
};

export const guides: SiteProfile["guides"] = {
  pace: [
    { title: "PACE user guide", address: `${GUIDES}/paceuserguide-planmanagement` },
    {
      title: "New contract from PACE",
      address: `${GUIDES}/how-to-sync-an-existing-client-with-pace-integration`,
    },
    {
      title: "Sync a PACE budget",
      address: `${GUIDES}/how-to-sync-an-existing-pace-budget-through-careview`,
    },
    {
      title: "Sync a PACE budget again",
      address: `${GUIDES}/how-to-resync-a-pace-category-budget-through-careview`,
    },
    {
      title: "Plan and budgets at once",
      address: `${GUIDES}/how-to-sync-in-budgets-for-an-existing-service-contract-with-pace-integration`,
    },
  ],
  bookings: [
    {
      title: "New service bookings",
      address: `${GUIDES}/how-to-setup-create-new-service-bookings-through-careview`,
    },
    {
      title: "Link service bookings that exist",
      address: `${GUIDES}/how-to-sync-existing-service-bookings-in-proda-with-the-service-contract-in-careview`,
    },
    {
      title: "Troubleshooting",
      address: `${GUIDES}/proda-api-service-bookings-troubleshooting-guide`,
    },
  ],
};

/* @__NO_SIDE_EFFECTS__ */
function words(list: string): readonly string[] {
  return list.split(",");
}
