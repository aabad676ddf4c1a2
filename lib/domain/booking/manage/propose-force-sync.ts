import { dateField, type FieldChange, isDifferent, moneyField, textField } from "../../change/change-set.ts";
import { sumOf } from "../../record/amount.ts";
import type { Booking, BookingType } from "../../record/booking.ts";
import { categoryLabel } from "../booking-fields.ts";
import { categoryKey } from "../../catalogue/support-category.ts";
import { quantityText, rateOf } from "./line-amounts.ts";
import type { BookingProposal } from "./propose-reallocation.ts";

/** The CRM's row that a booking is linked with: a plan budget, or a service support for one item (F27). */
export interface LinkedRow {
  kind: "plan-budget" | "service-support";
  /** Its own form. */
  path: string;
  title: string;
  /** The category that it shows; `null`: none. */
  category: string | null;
  /** The wanted fields that its form has, with what it holds as `before`. */
  fields: FieldChange[];
}

/** How the CRM says who manages the money of each kind (F19). */
const MANAGEMENT_STYLES: Readonly<Record<BookingType, string>> = {
  standard: "Agency",
  "plan-managed": "Plan Management",
};

/** What the CRM's row should hold by the NDIA's booking; an amount that isn't told is none of it. */
export function wantedFields(booking: Booking, kind: LinkedRow["kind"]): FieldChange[] {
  const { type, startDate, endDate, lines } = booking;
  const style =
    type === null ? [] : [textField("managementStyle", "Management Style", MANAGEMENT_STYLES[type])];
  if (kind === "service-support") {
    const [line, ...others] = lines ?? [];
    const rate = line ? rateOf(line) : null;
    return [
      ...(line && line.quantity !== null && others.length === 0
        ? [textField("quantity", "Quantity", quantityText(line.quantity))]
        : []),
      ...(rate !== null && others.length === 0 ? [moneyField("rate", "Rate", rate)] : []),
      ...style,
    ];
  }
  const amount = sumOf(lines === null ? [null] : lines.map(({ allocated }) => allocated));
  return [
    ...(amount.cents === null || amount.notTold > 0
      ? []
      : [moneyField("budgetAmount", "Budget Amount", amount.cents)]),
    dateField("startDate", "Start Date", startDate),
    ...(endDate === null ? [] : [dateField("endDate", "End Date", endDate)]),
    ...style,
  ];
}

/** The CRM's row as the NDIA has the booking (F144, F145): each of its own edits that is lost, before and after (F187). */
export function proposeForceSync(
  booking: Booking,
  row: LinkedRow,
  contract: { reference: string; path: string },
): BookingProposal & { contract: { reference: string; path: string } } {
  const differs = row.fields.some(isDifferent);
  const words = row.kind === "service-support" ? "Service support" : "Plan budget";
  return {
    purpose: "force-sync-booking",
    contract,
    records: [
      {
        id: `force-sync/${booking.id}`,
        kind: "plan-budget",
        title: `${words} ${row.title}`,
        group: differs ? "change" : "same",
        ...(differs ? { action: "update" as const } : {}),
        fields: row.fields,
        path: row.path,
        reason: `By service booking ${booking.id}.`,
        warnings: categoryWarnings(booking, row),
      },
    ],
    warnings: differs
      ? [
          "What was changed in the CRM is overwritten by the NDIA's values below, and it never reached the NDIA. All other fields of the record stay as they are.",
        ]
      : [],
    refusals: [],
  };
}

/** Its category isn't written: which one it is was decided when they were linked. */
function categoryWarnings({ lines }: Booking, { category }: LinkedRow): string[] {
  if (category === null || lines === null) return [];
  const others = lines
    .map((line) => line.category)
    .filter((code) => categoryKey(code) !== categoryKey(category));
  return others.length === 0
    ? []
    : [
        `The NDIA's booking is for ${[...new Set(others)].map(categoryLabel).join(" and ")}, and the CRM's record for ${category}. The category isn't changed: check that the right booking is linked.`,
      ];
}
