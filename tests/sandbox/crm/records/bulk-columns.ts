/**
 * The columns of a bulk invoice file, in their fixed order. The first ten are as the guide names them; what CareView has
 * from K onward isn't public, so those are plainly named after the fields of the form.
 */
export const BULK_COLUMNS = [
  "OrgID",
  "Client NDIS Number",
  "Client Full Name",
  "Service Provider Name",
  "Service Provider ABN",
  "Invoice Number",
  "Invoice Date",
  "Invoice Total",
  "Invoice Line Delivered Date",
  "Invoice Line Delivered From Date",
  "Invoice Line Delivered To Date",
  "Support Item Number",
  "Quantity",
  "Hours",
  "Rate",
  "GST Code",
  "Claim Type",
  "Line Total",
] as const;

export type BulkColumn = (typeof BULK_COLUMNS)[number];
export type BulkRow = Record<BulkColumn, string>;
