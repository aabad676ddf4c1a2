/** The CRM pages that Planbridge knows by their landmarks. */
export type PageName = "sign-in" | "client-list" | "client-profile" | "service-contract";

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
  fields: Readonly<Record<FieldName, Spellings>>;
  tables: Readonly<Record<TableName, TableShape>>;
}

export type FieldName =
  | "surname"
  | "dateOfBirth"
  | "ndisNumber"
  | "reference"
  | "contractNumber"
  | "planStartDate"
  | "planEndDate"
  | "contractStatus"
  | "totalFunding";

export type TableName = "clients" | "clientFunding";

export interface TableShape {
  /** Headings or captions that may stand above the table. Empty: the table is known by its columns alone. */
  titles: Spellings;
  columns: Readonly<Record<string, Spellings>>;
}
