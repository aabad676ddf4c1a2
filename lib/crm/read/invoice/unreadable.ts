import type { Finding, InvoiceField } from "../../../domain/invoice/model/finding.ts";
import { RULE_LABELS } from "../../../domain/invoice/rules/rule-labels.ts";
import { formatHundredths } from "../../../core/hundredths.ts";
import { SOURCE } from "../../../domain/invoice/model/source.ts";

/** Labels of these findings, by code. */
export const UNREADABLE_LABELS: Readonly<Record<string, string>> = {
  "date-unreadable": "Not DD/MM/YYYY",
  "more-decimals": "Over two decimals",
  "number-unreadable": "Not a number",
  "shows-two-values": "Shows one value, holds another",
};

/** What a kind of finding on a page is called where there is no room for its sentence, such as at its field. */
export function pageFindingLabel(code: string): string | undefined {
  return RULE_LABELS[code] ?? UNREADABLE_LABELS[code];
}

/** What nobody typed here is the page's own way to write it: it keeps nobody from saving, and it is told. */
export function onlyWhereTyped(finding: Finding, isTyped: boolean): Finding {
  if (isTyped) return finding;
  const { fix: _none, ...others } = finding;
  return {
    ...others,
    severity: "note",
    remedy: "It wasn't checked. Compare it with the invoice.",
  };
}

/** A control whose script shows something else than the form would send. */
export function showsTwoFinding(field: InvoiceField, a: string, b: string): Finding {
  return {
    code: "shows-two-values",
    severity: "note",
    what: `The page shows “${a}” and “${b}” for one field.`,
    remedy: "It wasn't checked. Choose it again.",
    field,
    source: SOURCE.planbridge,
  };
}

/** CareView takes these, its own way. */
export function tooManyDecimalsFinding(field: InvoiceField, text: string): Finding {
  return {
    code: "more-decimals",
    severity: "warn",
    what: `“${text}” has more than two decimals, so the line's total wasn't checked.`,
    remedy: "Compare it with the invoice.",
    field,
    source: SOURCE.invoiceEntry,
    careview: "It keeps two decimals and adds an adjusting line for the cents.",
  };
}

/** `6:30`: hours and minutes, where CareView takes a number. A third of an hour has no exact one, and none is offered. */
export function clockTimeFinding(field: "quantity" | "hours", text: string, minutes: number): Finding {
  const value = minutes % 3 === 0 ? formatHundredths((minutes * 100) / 60) : undefined;
  const finding = notANumberFinding(field, text, "a number with at most two decimals");
  return value ? { ...finding, fix: { kind: "set", field, value, label: `Change to ${value}` } } : finding;
}

export function notADateFinding(field: InvoiceField, text: string): Finding {
  return {
    code: "date-unreadable",
    severity: "block",
    what: `“${text}” isn't a date in DD/MM/YYYY format.`,
    remedy: "Enter day, month and year, as in 22/11/2026.",
    field,
    source: SOURCE.planbridge,
  };
}

export function notANumberFinding(field: InvoiceField, text: string, expected: string): Finding {
  return {
    code: "number-unreadable",
    severity: "block",
    what: `“${text}” isn't ${expected}.`,
    remedy: `Enter ${expected}.`,
    field,
    source: SOURCE.planbridge,
  };
}
