import type { InvoiceField } from "../../domain/invoice/model/finding.ts";

/** What a column holds. `delivered`: the one day of a service. */
export type FileField = InvoiceField | "clientName" | "delivered";

/** What people are shown for a field. */
export const FIELD_NAMES: Record<FileField, string> = {
  ndisNumber: "NDIS number",
  clientName: "Client name",
  provider: "Service provider",
  abn: "ABN",
  number: "Invoice number",
  date: "Invoice date",
  total: "Invoice total",
  delivered: "Delivered date (one day)",
  from: "Delivered from",
  to: "Delivered to",
  category: "Plan category",
  item: "Support item number",
  quantity: "Quantity",
  hours: "Hours",
  rate: "Rate",
  lineTotal: "Line total",
  gst: "GST code",
  claimType: "Claim type",
  cancellationReason: "Cancellation reason",
};

/** By column: its field, or `null` where nothing is read from it. */
export type Columns = readonly (FileField | null)[];

export type DateForm = "DD/MM/YYYY" | "YYYY/MM/DD";

export interface Layout {
  id: "careview" | "ndia" | "other";
  name: string;
  dates: DateForm;
  /** Where each row must have something; of a list, any one will do. */
  required: readonly (FileField | readonly FileField[])[];
  /** Rows that the receiver takes at once. */
  mostRows?: number;
  /** Public columns in their fixed order, with every spelling that is in use. */
  columns: readonly { names: readonly string[]; field: FileField | null }[];
}

/**
 * CareView's Bulk Invoice File Import. Its guide names columns A to J; what follows isn't public, so it is mapped by
 * hand. One bad client, ABN, invoice number, date or total and CareView turns the whole file down.
 * @see https://support.careview.io/portal/en/kb/articles/bulk-invoice-file-import
 */
const CAREVIEW: Layout = {
  id: "careview",
  name: "CareView bulk invoice import",
  dates: "DD/MM/YYYY",
  required: ["ndisNumber", "abn", "number", "date", "total", ["delivered", "from"]],
  columns: [
    { names: ["OrgID"], field: null },
    { names: ["Client NDIS Number"], field: "ndisNumber" },
    { names: ["Client Full Name"], field: "clientName" },
    { names: ["Service Provider Name"], field: "provider" },
    { names: ["Service Provider ABN"], field: "abn" },
    { names: ["Invoice Number"], field: "number" },
    { names: ["Invoice Date"], field: "date" },
    { names: ["Invoice Total"], field: "total" },
    { names: ["Invoice Line Delivered Date"], field: "delivered" },
    { names: ["Invoice Line Delivered From Date"], field: "from" },
  ],
};

/** The NDIA's bulk payment request. Public sources spell the 13th and the 16th column in two ways. */
export const NDIA_LAYOUT: Layout = {
  id: "ndia",
  name: "NDIA bulk payment request",
  dates: "YYYY/MM/DD",
  required: ["ndisNumber", "from", "to", "item", "number", ["quantity", "hours"], "rate"],
  mostRows: 5000,
  columns: [
    { names: ["RegistrationNumber"], field: null },
    { names: ["NDISNumber"], field: "ndisNumber" },
    { names: ["SupportsDeliveredFrom"], field: "from" },
    { names: ["SupportsDeliveredTo"], field: "to" },
    { names: ["SupportNumber"], field: "item" },
    { names: ["ClaimReference"], field: "number" },
    { names: ["Quantity"], field: "quantity" },
    { names: ["Hours"], field: "hours" },
    { names: ["UnitPrice"], field: "rate" },
    { names: ["GSTCode"], field: "gst" },
    { names: ["AuthorisedBy"], field: null },
    { names: ["ParticipantApproved"], field: null },
    { names: ["InKindFundingProgram", "InKindFundingProgramCode"], field: null },
    { names: ["ClaimType"], field: "claimType" },
    { names: ["CancellationReason"], field: "cancellationReason" },
    { names: ["ABN of Support Provider", "ABN"], field: "abn" },
  ],
};

/** A file with neither header: every column is mapped by hand. */
const OTHER_LAYOUT: Layout = {
  id: "other",
  name: "Other columns",
  dates: "DD/MM/YYYY",
  required: ["ndisNumber", "number", ["delivered", "from"]],
  columns: [],
};

export interface RecognisedLayout {
  layout: Layout;
  columns: Columns;
  /** Columns whose meaning a person has to confirm: suggested from their names, never taken for granted. */
  byHand: number[];
  /** Names of the layout that the header lacks. */
  missing: string[];
}

/** Tells a file by its header; spaces, case and punctuation don't count. */
export function recogniseLayout(header: readonly string[]): RecognisedLayout {
  const plain = header.map(parseHeaderNames);
  const found = [CAREVIEW, NDIA_LAYOUT].find((layout) => hits(layout, plain) >= 6) ?? OTHER_LAYOUT;
  const recognised = plain.map((name) =>
    found.columns.find(({ names }) => names.map(parseHeaderNames).includes(name)),
  );
  const columns: (FileField | null)[] = recognised.map((column) => column?.field ?? null);
  const byHand: number[] = [];
  for (const [at, column] of recognised.entries()) {
    if (column) continue;
    byHand.push(at);
    const field = SUGGESTED.get(plain[at] ?? "");
    if (field && !columns.includes(field)) columns[at] = field;
  }
  const missing = found.columns.filter((column) => !recognised.includes(column));
  return { layout: found, columns, byHand, missing: missing.map(({ names }) => names[0] ?? "") };
}

/** Under what a mapping is remembered: files with the same header share it. */
export function headerKey(header: readonly string[]): string {
  return header.map(parseHeaderNames).join("|");
}

function hits({ columns }: Layout, plain: readonly string[]): number {
  return columns.filter(({ names }) => names.some((name) => plain.includes(parseHeaderNames(name)))).length;
}

function parseHeaderNames(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}

/** Likely names of columns that no public source settles. */
const SUGGESTED = new Map<string, FileField>(
  (
    [
      ["ndisNumber", "Client NDIS Number", "NDIS Number", "NDIS No", "Participant NDIS Number"],
      ["clientName", "Client Name", "Participant Name", "Client Full Name"],
      ["provider", "Provider", "Provider Name", "Service Provider", "Service Provider Name"],
      ["abn", "ABN", "Provider ABN", "Service Provider ABN"],
      ["number", "Invoice Number", "Invoice No", "Claim Reference"],
      ["date", "Invoice Date"],
      ["total", "Invoice Total", "Invoice Amount"],
      ["delivered", "Delivered Date", "Service Date"],
      ["from", "Delivered From", "Start Date", "Invoice Line Delivered From Date"],
      ["to", "Delivered To", "End Date", "Invoice Line Delivered To Date"],
      ["category", "Plan Category", "Support Category", "Category"],
      [
        "item",
        "Support Item Number",
        "Support Item",
        "Support Number",
        "Item Number",
        "Invoice Line Support Item Number",
      ],
      ["quantity", "Quantity", "Qty", "Invoice Line Quantity"],
      ["hours", "Hours", "Invoice Line Hours"],
      ["rate", "Rate", "Unit Price", "Price", "Invoice Line Rate"],
      ["lineTotal", "Line Total", "Invoice Line Total", "Line Amount"],
      ["gst", "GST Code", "GST", "Invoice Line GST Code"],
      ["claimType", "Claim Type", "Type", "Invoice Line Claim Type"],
      ["cancellationReason", "Cancellation Reason", "Cancellation Reason Code"],
    ] as [FileField, ...string[]][]
  ).flatMap(([field, ...names]) => names.map((name) => [parseHeaderNames(name), field] as const)),
);
