import type { PageFields } from "./define-page.ts";
import { careviewLandmarks, careviewPages } from "./pages/index.ts";
import { ndisNumber } from "./pages/client-profile.ts";
import invoiceForm from "./pages/invoice-form.ts";
import streamlineReview from "./pages/streamline-review.ts";
import type { InvoiceProfile, LabelsOf, SiteProfile } from "./site-profile.ts";

const DATE_ORDER = "day-first";

const GUIDES = "https://support.careview.io/portal/en/kb/articles";

const controls: SiteProfile["controls"] = {
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

const invoices: SiteProfile["invoices"] = {
  editing: ["Edit Invoice"],
  capturedOpen: ["Approved Service Provider", "Service Provider Approved"],
  // Not public: whatever other status a captured invoice has, it may have become an invoice.
  capturedMade: ["Invoice Created", "Created"],
};

const sameChoices: SiteProfile["sameChoices"] = [
  ["Plan Management", "Plan Managed", "Plan-managed", "Plan"],
  ["Agency", "Agency Managed", "Agency-managed", "NDIA Managed", "NDIA"],
  ["Self Managed", "Self-managed", "Self Management", "Self"],
];

/**
 * CareView, from the labels in its public guides. Column headings and the profile's own labels aren't public:
 * those rows list the spellings that its guides and its public API suggest. Organisations can hide fields and
 * tables, so any one of them may be missing on a page.
 */
export const careview: SiteProfile = {
  id: "careview",
  name: "CareView",
  checked: "2026-11-22",
  pages: careviewLandmarks,
  dateOrder: DATE_ORDER,
  actionMenu: ["Action", "Actions"],
  paceMenu: ["NDIS PACE", "SyncPRO PACE", "SyncPro"],
  controls,
  fields: labelsOf("fields", careviewPages),
  sections: sectionsOf(careviewPages),
  formFields: {
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
    managementStyle: ["Management Style"],
    supportItem: ["Service Support Item"],
    serviceProvider: ["Service Provider"],
    quantity: ["Quantity"],
    rate: ["Rate"],
    gstCode: ["GST Code"],
    deliveredDate: ["Delivered Date"],
    deliveryStatus: ["Status"],
    notes: ["Notes", "Note"],
  },
  guides: {
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
  },
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

/* @__NO_SIDE_EFFECTS__ */
function words(list: string): readonly string[] {
  return list.split(",");
}

const invoicePages = [invoiceForm, streamlineReview] as const;

/** What an invoice's page needs of it: its script, the largest of all, loads no other page's labels. */
export const careviewInvoice: InvoiceProfile = {
  pages: { "invoice-form": invoiceForm.landmarks, "streamline-review": streamlineReview.landmarks },
  dateOrder: DATE_ORDER,
  controls,
  invoices,
  sameChoices,
  fields: { ...labelsOf("fields", invoicePages), ndisNumber },
  tables: labelsOf("tables", invoicePages),
};

/** The labels of several pages in one table. The bundler drops a table that nobody reads. */
/* @__NO_SIDE_EFFECTS__ */
function labelsOf<Part extends "fields" | "tables", Page extends object>(
  part: Part,
  pages: readonly Page[],
): LabelsOf<Page>[Part] {
  const parts = pages.map((page) => (page as Partial<Record<Part, object>>)[part]);
  return Object.assign({}, ...parts) as LabelsOf<Page>[Part];
}

/** Each page's, the labels of its own fields with them. */
/* @__NO_SIDE_EFFECTS__ */
function sectionsOf(pages: typeof careviewPages): SiteProfile["sections"] {
  const sections = pages.map((page): [string, PageFields] => {
    const { own, others } = "sections" in page ? page.sections : { own: [], others: [] };
    return [page.name, { own, others, fields: Object.values("fields" in page ? page.fields : {}) }];
  });
  return Object.fromEntries(sections) as unknown as SiteProfile["sections"];
}
