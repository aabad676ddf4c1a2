import signIn, { landmarks as signInLandmarks } from "./sign-in.ts";
import clientList, { landmarks as clientListLandmarks } from "./client-list.ts";
import clientProfile, { landmarks as clientProfileLandmarks } from "./client-profile.ts";
import serviceContract, { landmarks as serviceContractLandmarks } from "./service-contract.ts";
import invoiceForm, { landmarks as invoiceFormLandmarks } from "./invoice-form.ts";
import streamlineReview, { landmarks as streamlineReviewLandmarks } from "./streamline-review.ts";
import streamline, { landmarks as streamlineLandmarks } from "./streamline.ts";
import bulkImport, { landmarks as bulkImportLandmarks } from "./bulk-import.ts";
import supportForm, { landmarks as supportFormLandmarks } from "./support-form.ts";
import budgetForm, { landmarks as budgetFormLandmarks } from "./budget-form.ts";

/**
 * What each page of CareView is recognised by, in the order in which they are tried: first the forms, which may be opened in
 * a dialog over another page, and last what many pages have something of. The detector loads this alone: the pages'
 * labels below are left out of its bundle.
 */
export const careviewLandmarks = {
  "budget-form": budgetFormLandmarks,
  "support-form": supportFormLandmarks,
  "invoice-form": invoiceFormLandmarks,
  "client-profile": clientProfileLandmarks,
  "service-contract": serviceContractLandmarks,
  "streamline-review": streamlineReviewLandmarks,
  streamline: streamlineLandmarks,
  "bulk-import": bulkImportLandmarks,
  "client-list": clientListLandmarks,
  "sign-in": signInLandmarks,
};

export type PageName = keyof typeof careviewLandmarks;

export const careviewPages = [
  budgetForm,
  supportForm,
  invoiceForm,
  clientProfile,
  serviceContract,
  streamlineReview,
  streamline,
  bulkImport,
  clientList,
  signIn,
] as const;
