import { ARITHMETIC, INVOICE_ARITHMETIC } from "./arithmetic.ts";
import { CLAIM_WINDOW } from "./claim-window.ts";
import { CODES } from "./codes.ts";
import { CONTRACT_DIFFERS } from "./contract-differs.ts";
import { DATES } from "./dates.ts";
import { DAY_CLASS } from "./day-class.ts";
import { DUPLICATES, OVERLAPS } from "./duplicates.ts";
import { FUNDING } from "./funding.ts";
import { IDENTITY_RULES } from "./identity-rules.ts";
import { ITEM_FORMS } from "../model/item-forms.ts";
import { ITEMS } from "./items.ts";
import { NUMBERS } from "./numbers.ts";
import { OWN_BUDGETS } from "./provider-item-budget.ts";
import type { InvoiceRule, LineRule } from "./rule.ts";
import { UNKNOWNS } from "./unknowns.ts";

/** What is asked of an invoice as a whole. */
export const INVOICE_RULES: readonly InvoiceRule[] = [
  ...IDENTITY_RULES,
  ...NUMBERS,
  ...INVOICE_ARITHMETIC,
  ...DUPLICATES,
  ...UNKNOWNS,
];

/** What is asked of each of its lines. */
export const LINE_RULES: readonly LineRule[] = [
  ...DATES,
  ...CONTRACT_DIFFERS,
  ...FUNDING,
  ...OWN_BUDGETS,
  ...ITEM_FORMS,
  ...ITEMS,
  ...DAY_CLASS,
  ...CLAIM_WINDOW,
  ...ARITHMETIC,
  ...CODES,
  ...OVERLAPS,
];
