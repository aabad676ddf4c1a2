import { formatDate } from "../../../core/calendar-date.ts";
import type { InvoiceRule, RuleResult } from "./rule.ts";
import { SOURCE } from "../model/source.ts";

const LONGEST = 50;
/** CareView's reports fail on an earlier date. */
const EARLIEST = "2013-07-01";

/** The invoice's own number and date. */
export const NUMBER_RULES: readonly InvoiceRule[] = [
  {
    code: "invoice-number-missing",
    label: "Invoice number missing",
    severity: "block",
    field: "number",
    source: SOURCE.rejections,
    waitsWhileTyping: true,
    check: ({ number }) =>
      number?.trim()
        ? []
        : [{ what: "The invoice has no number.", remedy: "Enter the provider's own number." }],
  },
  {
    code: "invoice-number-form",
    label: "Invoice number format",
    severity: "block",
    field: "number",
    source: SOURCE.bulkImport,
    check: ({ number }) => (number?.trim() && !isReference(number) ? [clean(number)] : []),
  },
  {
    code: "invoice-date-early",
    label: "Before 1 July 2013",
    severity: "warn",
    field: "date",
    source: SOURCE.overview,
    check: ({ date }) =>
      date && date < EARLIEST
        ? [
            {
              what: `The invoice is dated ${formatDate(date)}, before the NDIS began.`,
              remedy: "Correct the date: CareView's reports fail on it.",
            },
          ]
        : [],
  },
  {
    code: "invoice-date-future",
    label: "Invoice date in the future",
    severity: "warn",
    field: "date",
    source: SOURCE.planbridge,
    check: ({ date }, { today }) =>
      date && date > today
        ? [{ what: `The invoice is dated ${formatDate(date)}, in the future.`, remedy: "Check the date." }]
        : [],
  },
];

function isReference(number: string): boolean {
  return number.length <= LONGEST && /^[A-Za-z0-9/_-]+$/.test(number);
}

function clean(number: string): RuleResult {
  const value = number
    .normalize("NFKC")
    .replaceAll(/[^A-Za-z0-9/_-]+/g, "-")
    // Cut first: /(?<!-)-+$/ begins again at every hyphen of a run that isn't at the end, which may be long.
    .replace(/^-+/, "")
    .slice(0, LONGEST)
    .replace(/(?<!-)-+$/, "");
  return {
    what:
      number.length > LONGEST
        ? `The invoice number has ${number.length} characters; the NDIA allows ${LONGEST}.`
        : `The invoice number ${number} has characters other than letters, digits, /, - and _.`,
    remedy: "Shorten or correct it so that the provider still recognises it.",
    ...(value ? { fix: { kind: "set", field: "number", value, label: `Change to ${value}` } } : {}),
  };
}
