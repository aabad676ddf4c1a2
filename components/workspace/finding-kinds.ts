import { FINDING_LABELS } from "../../lib/domain/invoice/model/finding-labels.ts";

/** Labels of findings in the filters of a checked file: those of the rules, and those of the file format. */
export const FILE_FINDING_LABELS: Readonly<Record<string, string>> = {
  ...FINDING_LABELS,
  "abn-word": "REIMB or EXCLS",
  "amount-form": "Amount format",
  "blank-row": "Blank row",
  "cell-too-long": "Cell over 4 kB",
  "client-unknown": "No plan retrieved",
  "code-form": "Code format",
  "columns-blank": "Column without a name",
  "columns-extra": "Too many cells",
  "columns-missing": "Too few cells",
  "date-form": "Date format",
  "date-zone": "Different time zone",
  digits: "Digits missing or too many",
  "excel-changes-number": "Excel will change this value",
  "excel-date": "Excel date number",
  "excel-date-number": "Number turned into a date by Excel",
  "excel-error": "Excel error",
  "excel-number": "Number shortened by Excel",
  formula: "Formula in a cell",
  "hours-form": "Hours in Excel format",
  "lost-character": "Lost character",
  "lost-zero": "Leading zero lost",
  "missing-value": "Empty cell",
  "month-first": "Month before day",
  "month-order": "Day and month uncertain",
  "name-sign": "Name begins with a sign",
  "not-a-date": "Not a date",
  "not-a-quantity": "Not a quantity",
  "not-an-amount": "Not an amount",
  "number-form": "Number written as an amount",
  "not-utf-8": "Not UTF-8",
  "overdrawn-together": "Invoices overdraw together",
  "quote-unclosed": "Quote not closed",
  "quote-space": "Space next to a quote",
  "quote-stray": "Stray quote",
  "rows-disagree": "Rows of one invoice differ",
  "shown-as-text": "Written as text",
  spaces: "Spaces or hyphens",
};

/** The label of a code; the code itself when it has none, so that it can still be chosen. */
export function findingLabel(code: string): string {
  return FILE_FINDING_LABELS[code] ?? code.replaceAll("-", " ");
}
