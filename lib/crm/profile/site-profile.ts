import type { CrmField } from "../../domain/plan/crm-field.ts";
import type { Landmarks, Spellings, TableShape } from "./define-page.ts";
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
  /** The button that opens the client list's menu of bulk actions. */
  actionMenu: Spellings;
  /** The button that opens a contract's own PACE menu, where the organisation has one. */
  paceMenu: Spellings;
  /** Links and buttons that lead to a record's form, those that make an invoice, add a line to it, or throw it away, and the one that ends the session. */
  controls: Readonly<
    Record<"create" | "edit" | "save" | "createInvoice" | "addLine" | "notSaving" | "logOut", Spellings>
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

type Page = (typeof careviewPages)[number];
type KeyOf<Labels> = Labels extends unknown ? Extract<keyof Labels, string> : never;

/** What of a profile some of its pages have labels for. */
export interface LabelsOf<Pages> {
  fields: Readonly<Record<KeyOf<Extract<Pages, { fields: unknown }>["fields"]>, Spellings>>;
  tables: Readonly<Record<KeyOf<Extract<Pages, { tables: unknown }>["tables"]>, TableShape>>;
}

export type FieldName = keyof LabelsOf<Page>["fields"];
export type TableName = keyof LabelsOf<Page>["tables"];

type InvoicePage = "invoice-form" | "streamline-review" | "client-profile";

/** What the readers of an invoice's page need: every `SiteProfile` is one. */
export interface InvoiceProfile
  extends
    LabelsOf<Extract<Page, { name: InvoicePage }>>,
    Pick<SiteProfile, "controls" | "invoices" | "sameChoices"> {
  pages: Pick<SiteProfile["pages"], "streamline-review">;
}
