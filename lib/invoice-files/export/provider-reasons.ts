import { RULE_LABELS } from "../../domain/invoice/rules/rule-labels.ts";
import { FILE_FINDING_LABELS } from "../file-finding-labels.ts";
import type { RowFinding } from "../read/file-finding.ts";

/** Kinds whose own sentence speaks of the invoice's figures alone, so that the provider may read it. */
const OWN_FIGURES: ReadonlySet<string> = new Set([
  "abn-wrong",
  "amount-not-positive",
  "cancellation-reason-missing",
  "claim-type-unknown",
  "day-of-week",
  "gst-code-unknown",
  "invoice-number-form",
  "invoice-number-missing",
  "item-form",
  "line-total-off",
  "not-a-date",
  "not-a-quantity",
  "not-an-amount",
  "quantity-and-hours",
  "quantity-missing",
  "service-date-missing",
  "to-before-from",
  "two-years-over",
]);

const NOT_FUNDED = "The participant's plan doesn't fund this support.";
const NO_FUNDS = "There isn't enough funding for this line.";
const NOT_IN_TIME = "The service date is outside the dates that are funded.";

/** In words that tell nothing of the participant's plan, its budgets or its dates. */
const IN_WORDS: Readonly<Record<string, string>> = {
  "booking-window-over": "The time in which this service can be claimed is over.",
  "category-missing": "The line has no support item number.",
  "category-not-in-plan": NOT_FUNDED,
  "duplicate-invoice": "We already have an invoice with this number from you.",
  "duplicate-line": "This line stands on the invoice twice.",
  "funds-exceeded": NO_FUNDS,
  "item-budget-short": NO_FUNDS,
  "item-category-not-in-plan": NOT_FUNDED,
  "item-not-stated": NOT_FUNDED,
  "missing-value": "This is missing.",
  "ndis-number-shape": "The NDIS number isn't nine digits.",
  "no-period-for-date": NOT_IN_TIME,
  "not-plan-managed": "This support isn't plan-managed, so a plan manager can't pay it.",
  "not-released": "Funding for this service date isn't available yet.",
  "outside-category-period": NOT_IN_TIME,
  "outside-contract": NOT_IN_TIME,
  "outside-plan": NOT_IN_TIME,
  "pending-period": "Funding for this service date isn't available yet.",
  "provider-budget-short": NO_FUNDS,
  "rows-disagree": "The lines of this invoice give different values.",
  "spans-periods":
    "The service goes over the end of a funding period. Put the days before and after it on lines of their own.",
};

/**
 * An error in words for the provider. `field`: what the column holds that it is about. A kind that isn't known here is told by its
 * label alone: its sentence might tell of the participant's plan.
 */
export function reasonForProvider({ code, what }: RowFinding, field: string | null): string {
  const words = IN_WORDS[code] ?? (OWN_FIGURES.has(code) ? what : `${labelOf(code)}.`);
  return field === null || IN_WORDS[code] === NO_FUNDS ? words : `${field}: ${words}`;
}

function labelOf(code: string): string {
  return RULE_LABELS[code] ?? FILE_FINDING_LABELS[code] ?? code.replaceAll("-", " ");
}
