import type { CrmField } from "../../domain/plan/crm-field.ts";

/** The CRM pages that Planbridge knows by their landmarks. */
export type PageName =
  | "sign-in"
  | "client-list"
  | "client-profile"
  | "service-contract"
  | "budget-form"
  | "invoice-form"
  | "streamline-review"
  | "streamline"
  | "bulk-import";

/** Any of these spellings will do; compared without case, doubled spaces, trailing colons or stars. */
export type Spellings = readonly string[];

/**
 * How a page is told from all others. CareView's in-app URLs aren't public, and its headings drift between
 * versions, so a page is what it shows: one of `headings`, and something for each entry of `alsoOneOf`.
 */
export interface Landmarks {
  headings?: Spellings;
  /** Each entry: at least one heading or control with one of these texts. */
  alsoOneOf?: readonly Spellings[];
  /** A CSS selector that must match. */
  selector?: string;
}

/** What Planbridge knows of one CRM, as plain data: the only place with its labels and selectors. */
export interface SiteProfile {
  id: string;
  name: string;
  /** The day its labels were last held against the CRM's public guides. */
  checked: string;
  pages: Readonly<Record<PageName, Landmarks>>;
  /** The button that opens the client list's menu of bulk actions. */
  actionMenu: Spellings;
  /** The button that opens a contract's own PACE menu, where the organisation has one. */
  paceMenu: Spellings;
  /** Links and buttons that lead to a record's form, those that make an invoice, add a line to it, or throw it away, and the one that ends the session. */
  controls: Readonly<
    Record<"create" | "edit" | "createInvoice" | "addLine" | "notSaving" | "logOut", Spellings>
  >;
  /** The labels of the fields that Planbridge fills in the CRM's forms. */
  formFields: Readonly<Record<CrmField, Spellings>>;
  /** The vendor's own guides to what a dialog of ours does (F65). */
  guides: Readonly<Record<"pace", readonly Guide[]>>;
  /** How an invoice's page shows that the CRM holds the invoice already. */
  invoices: Readonly<Record<"editing" | "capturedOpen" | "capturedMade", Spellings>>;
  /** Choices of one drop-down that mean the same. */
  sameChoices: readonly Spellings[];
  fields: Readonly<Record<FieldName, Spellings>>;
  tables: Readonly<Record<TableName, TableShape>>;
}

export interface Guide {
  title: string;
  address: string;
}

export type FieldName =
  | "surname"
  | "dateOfBirth"
  | "ndisNumber"
  | "reference"
  | "contractNumber"
  | "planStartDate"
  | "startDate"
  | "endDate"
  | "planEndDate"
  | "contractStatus"
  | "totalFunding"
  | "pacePlan"
  | "pace"
  | "apiAccess"
  | "state"
  | "address"
  | "client"
  | "capturedStatus"
  | "serviceProvider"
  | "abn"
  | "invoiceNumber"
  | "invoiceDate"
  | "invoiceTotal";

export type TableName =
  | "clients"
  | "clientFunding"
  | "planBudget"
  | "deliveredServices"
  | "fundingComponents"
  | "providerBudgets"
  | "serviceSupports"
  | "invoiceLines"
  | "streamline";

export interface TableShape {
  /** Headings or captions that may stand above the table. Empty: the table is known by its columns alone. */
  titles: Spellings;
  columns: Readonly<Record<string, Spellings>>;
}
