import type { CrmField } from "../../domain/plan/crm-field.ts";
import type { DetailName, ProfileList } from "../../domain/profile/crm-profile/crm-profile.ts";
import type { Landmarks, PageFields, Spellings, TableShape } from "./define-page.ts";
import type { careviewPages, PageName } from "./pages/index.ts";

/**
 * What Planbridge knows of one CRM, as plain data: the only place with its labels and selectors. Which pages, fields and
 * tables there are follows from the pages that are defined for CareView; another CRM's profile has labels for the same.
 */
export interface SiteProfile {
  id: string;
  name: string;
  /** The day its labels were last held against the CRM's public guides. */
  checked: string;
  pages: Readonly<Record<PageName, Landmarks>>;
  /** In which order the site writes day and month. Without it a date that both fit is in doubt. */
  dateOrder?: DateOrder;
  /** The button that opens the client list's menu of bulk actions. */
  actionMenu: Spellings;
  /** The button that opens a contract's own PACE menu, where the organisation has one. */
  paceMenu: Spellings;
  /**
   * Links that open a record; links and buttons that lead to its form, those that save it, make an invoice, add a line to it, or throw it away,
   * and the one that ends the session. On an invoice's page, with anything behind these words: what else saves the invoice,
   * and what else shares a form with Save.
   */
  controls: Readonly<
    Record<
      | ("open" | "create" | "edit" | "save" | "notSaving" | "logOut")
      | ("createInvoice" | "addLine" | "invoiceSaves" | "invoiceOthers"),
      Spellings
    >
  >;
  /** The labels of the fields that Planbridge fills in the CRM's forms. */
  formFields: Readonly<Record<CrmField, Spellings>>;
  /** The vendor's own guides to what a dialog of ours does (F65). */
  guides: Readonly<Record<"pace" | "bookings", readonly Guide[]>>;
  /** How an invoice's page shows that the CRM holds the invoice already. */
  invoices: Readonly<Record<"editing" | "capturedOpen" | "capturedMade", Spellings>>;
  /** Choices of one drop-down that mean the same. */
  sameChoices: readonly Spellings[];
  fields: Readonly<Record<FieldName, Spellings>>;
  /** Of each page: which of its sections are its record's own. */
  sections: Readonly<Record<PageName, PageFields>>;
  tables: Readonly<Record<TableName, TableShape>>;
  /** What a client's profile shows besides what their contracts need. */
  clientParts: ClientParts;
}

export interface ClientParts {
  /** Headings of sections that are the client's own, besides those of the page. */
  sections: Spellings;
  fields: Readonly<Record<DetailName, Spellings>>;
  tables: Readonly<Record<ProfileList, TableShape>>;
}

export type DateOrder = "day-first" | "month-first";

export interface Guide {
  title: string;
  address: string;
}

type Page = (typeof careviewPages)[number];
type KeyOf<Labels> = Labels extends unknown ? Extract<keyof Labels, string> : never;

/** What of a profile some of its pages have labels for. */
export interface LabelsOf<Pages> {
  fields: Readonly<Record<KeyOf<Extract<Pages, { fields: unknown }>["fields"]>, Spellings>>;
  tables: Readonly<Record<KeyOf<Extract<Pages, { tables: unknown }>["tables"]>, TableShape>>;
}

export type FieldName = keyof LabelsOf<Page>["fields"];
export type TableName = keyof LabelsOf<Page>["tables"];

type InvoicePage = Extract<Page, { name: "invoice-form" | "streamline-review" }>;

/** What the readers of an invoice's page need: every `SiteProfile` is one. */
export interface InvoiceProfile extends Pick<
  SiteProfile,
  "controls" | "dateOrder" | "invoices" | "sameChoices"
> {
  pages: Pick<SiteProfile["pages"], "invoice-form" | "streamline-review">;
  /** The client's box on such a page has the number of the client's own. */
  fields: LabelsOf<InvoicePage>["fields"] & Pick<SiteProfile["fields"], "ndisNumber">;
  tables: LabelsOf<InvoicePage>["tables"];
}

type ClientPage = Extract<Page, { name: "client-profile" }>;
type ContractPage = Extract<Page, { name: "service-contract" }>;

/** What the readers of a client's profile need. */
export interface ClientProfile extends Pick<SiteProfile, "controls" | "dateOrder">, LabelsOf<ClientPage> {
  sections: Pick<SiteProfile["sections"], "client-profile">;
}

/** What the readers of a service contract's page need, and the way to its PACE menu. */
export interface ContractProfile
  extends Pick<SiteProfile, "controls" | "dateOrder" | "paceMenu" | "sameChoices">, LabelsOf<ContractPage> {
  pages: Pick<SiteProfile["pages"], "service-contract">;
  sections: Pick<SiteProfile["sections"], "service-contract">;
}

export interface StreamlineProfile extends Pick<SiteProfile, "controls"> {
  pages: Pick<SiteProfile["pages"], "streamline">;
  tables: Pick<SiteProfile["tables"], "streamline">;
}

export interface ClientListProfile extends Pick<SiteProfile, "actionMenu" | "controls"> {
  pages: Pick<SiteProfile["pages"], "client-list">;
  tables: Pick<SiteProfile["tables"], "clients">;
}

export interface BudgetFormProfile extends Pick<
  SiteProfile,
  "controls" | "dateOrder" | "formFields" | "sameChoices"
> {
  pages: Pick<SiteProfile["pages"], "budget-form">;
}

export interface BulkImportProfile {
  pages: Pick<SiteProfile["pages"], "bulk-import">;
}
