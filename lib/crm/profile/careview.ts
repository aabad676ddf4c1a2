import { careviewPages } from "./careview-pages.ts";
import type { SiteProfile } from "./site-profile.ts";

const GUIDES = "https://support.careview.io/portal/en/kb/articles";

/**
 * CareView, from the labels in its public guides. Column headings and the profile's own labels aren't public:
 * those rows list the spellings that its guides and its public API suggest. Organisations can hide fields and
 * tables, so any one of them may be missing on a page.
 */
export const careview: SiteProfile = {
  id: "careview",
  name: "CareView",
  checked: "2026-11-22",
  pages: careviewPages,
  actionMenu: ["Action", "Actions"],
  paceMenu: ["NDIS PACE", "SyncPRO PACE", "SyncPro"],
  controls: {
    create: ["Create", "New", "+ New", "+ Create", "Add"],
    edit: ["Edit"],
    createInvoice: ["Create Invoice"],
    addLine: ["Add Line", "Add Line Item", "+ Add Line"],
    // Those may share a form with Save: what is wrong with an invoice must not keep anybody from throwing it away.
    notSaving: ["Cancel Invoice", "Cancel", "Back", "Close", "Delete", "Remove", "Reject", "Search"],
    logOut: ["Log out", "Logout", "Sign out", "Log off"],
  },
  fields: {
    surname: ["Surname", "Last Name", "Family Name"],
    dateOfBirth: ["Date of Birth", "DOB", "Birth Date"],
    ndisNumber: ["NDIS Number", "NDIS No", "NDIS No.", "NDIS #"],
    reference: ["Reference"],
    contractNumber: ["Contract Number", "Contract No", "Contract No."],
    planStartDate: ["NDIS Plan Start Date", "Plan Start Date", "Plan Start"],
    planEndDate: ["NDIS Plan End Date", "Plan End Date", "Plan End"],
    startDate: ["Start Date", "Contract Start Date"],
    endDate: ["End Date", "Contract End Date"],
    contractStatus: ["Status", "Contract Status"],
    totalFunding: ["Total Funding", "Total Funding $", "Total Contract amount"],
    pacePlan: ["PACE Plan"],
    pace: ["NDIS PACE Participant"],
    apiAccess: ["API Access", "PACE API Access", "NDIS PACE API Access"],
    state: ["State"],
    address: ["Address", "Home Address"],
    client: ["Client", "Client Name", "Participant Name", "Participant"],
    capturedStatus: ["Status", "Invoice Status"],
    serviceProvider: ["Service Provider", "Service Provider Name"],
    abn: ["ABN", "Service Provider ABN"],
    invoiceNumber: ["Invoice Number", "Provider Invoice Number"],
    invoiceDate: ["Provider Invoice Date", "Invoice Date"],
    invoiceTotal: ["Invoice Total", "Total Amount"],
  },
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
  invoices: {
    editing: ["Edit Invoice"],
    capturedOpen: ["Approved Service Provider", "Service Provider Approved"],
    // Not public: whatever other status a captured invoice has, it may have become an invoice.
    capturedMade: ["Invoice Created", "Created"],
  },
  sameChoices: [
    ["Plan Management", "Plan Managed", "Plan-managed", "Plan"],
    ["Agency", "Agency Managed", "Agency-managed", "NDIA Managed", "NDIA"],
    ["Self Managed", "Self-managed", "Self Management", "Self"],
  ],
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
    planBudget: {
      titles: ["Plan Budget", "Plan Budgets"],
      columns: {
        category: ["Category", "Plan Category", "Support Category"],
        amount: ["Budget Amount", "Budget"],
        delivered: ["Total Delivered", "Delivered"],
        startDate: ["Start Date", "Start"],
        endDate: ["End Date", "End"],
        managementStyle: ["Management Style"],
        excluded: ["Excluded", "Exclude from Service Contract Allocation Totals"],
        prodaStatus: ["PRODA Status"],
      },
    },
    providerBudgets: {
      titles: ["Service Provider Category Budgets", "Service Provider Category Budget"],
      columns: {
        provider: ["Service Provider", "Service Provider Name", "Provider"],
        category: ["Category", "Plan Category"],
        amount: ["Budget", "Budget Amount"],
        delivered: ["Total Delivered", "Delivered"],
        startDate: ["Start Date", "Start"],
        endDate: ["End Date", "End"],
      },
    },
    serviceSupports: {
      titles: ["Service Support", "Service Supports", "Stated Support", "Stated Supports"],
      columns: {
        item: ["Service", "Support Item", "Support Item Number", "Item Number"],
        category: ["Category", "Plan Category"],
        total: ["Total"],
      },
    },
    fundingComponents: {
      titles: ["Funding Components", "Funding Component"],
      columns: {
        category: ["Plan Budget", "Category", "Plan Category"],
        startDate: ["Period Start Date", "Start Date"],
        endDate: ["Period End Date", "End Date"],
        amount: ["Amount"],
        status: ["Status"],
      },
    },
    invoiceLines: {
      titles: ["Lines", "Line Items", "Invoice Lines", "Captured Lines"],
      columns: {
        claimType: ["Type", "Claim Type"],
        cancellationReason: ["Cancellation Reason Code", "Cancellation Reason"],
        gst: ["GST Code", "GST"],
        from: ["Delivered From", "Delivered Date", "Delivered From Date"],
        to: ["Delivered To", "Delivered To Date"],
        category: ["Plan Category", "Category"],
        item: ["Support Item", "Support Item Number"],
        quantity: ["Qty", "Quantity"],
        hours: ["Hours"],
        rate: ["Rate"],
        lineTotal: ["Total", "Line Total"],
      },
    },
    streamline: {
      titles: ["Streamline"],
      columns: {
        client: ["Client", "Client Name", "Participant Name"],
        provider: ["Service Provider", "Service Provider Name"],
        number: ["Invoice Number"],
        date: ["Invoice Date"],
        total: ["Total", "Invoice Total"],
        status: ["Status"],
      },
    },
    deliveredServices: {
      titles: ["Delivered Services", "Delivered Service"],
      columns: {
        date: ["Delivered Date", "Delivered From", "Delivered From Date", "Date"],
        to: ["Delivered To", "Delivered To Date"],
        number: ["Provider Invoice Number", "Invoice Number"],
        status: ["Status"],
        itemNumber: ["Support Item Number", "Item Number"],
        description: ["Support Item Description", "Service Support Item", "Description"],
        category: ["Plan Category", "Category"],
        provider: ["Service Provider", "Service Provider Name"],
        note: ["Note", "Notes"],
        total: ["Total"],
      },
    },
  },
};

export const profiles: readonly SiteProfile[] = [careview];
