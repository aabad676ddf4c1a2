import { ARITHMETIC_RULES, INVOICE_ARITHMETIC_RULES } from "./arithmetic.ts";
import { CLAIM_WINDOW_RULES } from "./claim-window.ts";
import { CODE_RULES } from "./codes.ts";
import { CONTRACT_DIFFERENCE_RULES } from "./contract-differences.ts";
import { DATE_RULES } from "./dates.ts";
import { DAY_CLASS_RULES } from "./day-class.ts";
import { DUPLICATE_RULES, OVERLAP_RULES } from "./duplicates.ts";
import { FUNDING_RULES } from "./funding.ts";
import { IDENTITY_RULES } from "./identity-rules.ts";
import { ITEM_FORM_RULES } from "./item-form.ts";
import { ITEM_RULES } from "./items.ts";
import { NUMBER_RULES } from "./numbers.ts";
import { PRICE_LIMIT_RULES } from "./price-limits.ts";
import { PROVIDER_ITEM_BUDGET_RULES } from "./provider-item-budget.ts";
import type { InvoiceRule, LineRule } from "./rule.ts";
import { MISSING_DATA_RULES } from "./missing-data.ts";

/** What is asked of an invoice as a whole. */
export const INVOICE_RULES: readonly InvoiceRule[] = [
  ...IDENTITY_RULES,
  ...NUMBER_RULES,
  ...INVOICE_ARITHMETIC_RULES,
  ...DUPLICATE_RULES,
  ...MISSING_DATA_RULES,
];

/** What is asked of each of its lines. */
export const LINE_RULES: readonly LineRule[] = [
  ...DATE_RULES,
  ...CONTRACT_DIFFERENCE_RULES,
  ...FUNDING_RULES,
  ...PROVIDER_ITEM_BUDGET_RULES,
  ...ITEM_FORM_RULES,
  ...ITEM_RULES,
  ...DAY_CLASS_RULES,
  ...CLAIM_WINDOW_RULES,
  ...ARITHMETIC_RULES,
  ...PRICE_LIMIT_RULES,
  ...CODE_RULES,
  ...OVERLAP_RULES,
];
