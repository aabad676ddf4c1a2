/** Why the NDIA rejects a payment request or a booking, in plain words. */
export interface RejectionCode {
  code: string;
  /** What it means, as a sentence. */
  what: string;
  remedy: string;
  /** Where the fault most likely is, by the label that people know; absent: nowhere in particular. */
  field?: string;
  source: string;
}

const QUICKCLAIM = "wiki.quickclaim.io/knowledge/ndis-rejection-codes";
const NDIA_SAMPLE = "sample answer of the NDIA's interface in public code";

/** One row a code, in the NDIA's order. Codes after C22 aren't public. */
const ROWS: readonly (readonly [code: string, what: string, remedy: string, field?: string])[] = [
  ["A01", "The payment request was rejected.", "Read the NDIA's own message beside it."],
  [
    "C01",
    "The service booking doesn't exist.",
    "Check the booking's number, or create the booking.",
    "Service booking",
  ],
  [
    "C02",
    "The service booking still waits for approval.",
    "Wait until its status is Approved, then claim again.",
    "Status",
  ],
  [
    "C03",
    "The service was outside the booking's dates.",
    "Correct the service dates, or extend the booking.",
    "Service dates",
  ],
  [
    "C04",
    "The quantity is more than the booking has.",
    "Claim less, or move quantity within the booking.",
    "Quantity",
  ],
  [
    "C05",
    "No approved booking holds this item in those dates.",
    "Create a booking for the item and the dates.",
    "Support item",
  ],
  [
    "C06",
    "The price is above what was approved.",
    "Correct the price, or change the booking's rate.",
    "Rate",
  ],
  [
    "C07",
    "The participant isn't in the service booking.",
    "Check the NDIS number and the booking's number.",
    "NDIS number",
  ],
  ["C08", "You have no service booking with this participant.", "Create a booking first.", "Service booking"],
  [
    "C09",
    "More than 90 days have passed since the booking's end.",
    "It can't be claimed from that booking any more. Ask the NDIA.",
    "Service dates",
  ],
  [
    "C10",
    "The service dates are missing.",
    "Enter the first and the last day of the service.",
    "Service dates",
  ],
  [
    "C11",
    "The service was after the participant's date of death.",
    "Check the service dates. Ask the NDIA where they are right.",
    "Service dates",
  ],
  ["C12", "The invoice number is missing.", "Enter the provider's invoice number.", "Invoice number"],
  ["C13", "The unit of measure is missing.", "Enter the unit, such as hour or each.", "Unit"],
  ["C14", "The NDIA has no bank details of the payee.", "Add bank details in the NDIA's portal."],
  [
    "C15",
    "The provider isn't registered for this item.",
    "Check the registration groups, or the item.",
    "Support item",
  ],
  [
    "C16",
    "The support isn't available for these dates.",
    "Check the item and the dates against the price list of that day.",
    "Support item",
  ],
  ["C17", "The price isn't valid for these dates.", "Use the price limit of the day of the service.", "Rate"],
  [
    "C18",
    "Money that isn't self-managed was claimed as self-managed.",
    "Check who manages the budget.",
    "Management",
  ],
  ["C19", "Self-managed money was claimed otherwise.", "Check who manages the budget.", "Management"],
  ["C20", "The amount is zero or below.", "Enter an amount above zero.", "Amount"],
  ["C21", "The item doesn't fit this claim.", "Check the support item.", "Support item"],
  [
    "C22",
    "The participant has no plan in those dates.",
    "Check the dates against the plan.",
    "Service dates",
  ],
];

/** All codes that are public. */
export const REJECTION_CODES: readonly RejectionCode[] = [
  ...ROWS.map(([code, what, remedy, field]) => ({
    code,
    what,
    remedy,
    ...(field ? { field } : {}),
    source: QUICKCLAIM,
  })),
  {
    code: "V19",
    what: "The participant disputes the support.",
    remedy: "Ask the participant and the provider before you claim it again.",
    source: NDIA_SAMPLE,
  },
];

const byCode = new Map(REJECTION_CODES.map((row) => [row.code, row]));

/** The code that a text begins with or consists of, such as `C03` or `C03: dates`; `undefined`: none that is public. */
export function rejectionCode(text: string): RejectionCode | undefined {
  const [, code = ""] = /(?:^|[\s(“"'])([ACV]\d{2})(?=$|[\s:.,;)”"'-])/i.exec(text) ?? [];
  return byCode.get(code.toUpperCase());
}
