import { INVOICE_RULES, LINE_RULES } from "./rules.ts";

/** The label of each rule, by its code: what a filter or a field says, where there is no room for the finding's sentence. */
export const RULE_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  [...INVOICE_RULES, ...LINE_RULES].map(({ code, label }) => [code, label]),
);
