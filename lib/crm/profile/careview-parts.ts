import {
  actionMenu,
  controls,
  DATE_ORDER,
  formFields,
  invoices,
  paceMenu,
  sameChoices,
} from "./careview-labels.ts";
import { labelsOf } from "./labels-of.ts";
import budgetForm from "./pages/budget-form.ts";
import bulkImport from "./pages/bulk-import.ts";
import clientList from "./pages/client-list.ts";
import clientProfile, { ndisNumber } from "./pages/client-profile.ts";
import invoiceForm from "./pages/invoice-form.ts";
import serviceContract from "./pages/service-contract.ts";
import streamline from "./pages/streamline.ts";
import streamlineReview from "./pages/streamline-review.ts";
import { sectionsOf } from "./sections-of.ts";
import type {
  BudgetFormProfile,
  BulkImportProfile,
  ClientListProfile,
  ClientProfile,
  ContractProfile,
  InvoiceProfile,
  StreamlineProfile,
} from "./site-profile.ts";

const invoicePages = [invoiceForm, streamlineReview] as const;

/** What each page's script needs of CareView's profile: a page loads no other page's labels. */
export const careviewInvoice: InvoiceProfile = {
  pages: { "invoice-form": invoiceForm.landmarks, "streamline-review": streamlineReview.landmarks },
  dateOrder: DATE_ORDER,
  controls,
  invoices,
  sameChoices,
  fields: { ...labelsOf("fields", invoicePages), ndisNumber },
  tables: labelsOf("tables", invoicePages),
};

export const careviewStreamline: StreamlineProfile = {
  pages: { streamline: streamline.landmarks },
  controls,
  tables: streamline.tables,
};

export const careviewClientList: ClientListProfile = {
  pages: { "client-list": clientList.landmarks },
  actionMenu,
  controls,
  tables: clientList.tables,
};

export const careviewClientProfile: ClientProfile = {
  dateOrder: DATE_ORDER,
  controls,
  fields: clientProfile.fields,
  sections: sectionsOf([clientProfile]),
  tables: clientProfile.tables,
};

export const careviewServiceContract: ContractProfile = {
  pages: { "service-contract": serviceContract.landmarks },
  dateOrder: DATE_ORDER,
  paceMenu,
  controls,
  sameChoices,
  fields: serviceContract.fields,
  sections: sectionsOf([serviceContract]),
  tables: serviceContract.tables,
};

export const careviewBudgetForm: BudgetFormProfile = {
  pages: { "budget-form": budgetForm.landmarks },
  dateOrder: DATE_ORDER,
  controls,
  formFields,
  sameChoices,
};

export const careviewBulkImport: BulkImportProfile = { pages: { "bulk-import": bulkImport.landmarks } };
