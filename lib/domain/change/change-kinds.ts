import type { CrmField } from "../plan/crm-field.ts";

/** Kind of record that a change can write. A new one needs its entry below and its target in `lib/services/changes/targets`. */
export type RecordKind =
  | "contract"
  | "plan-budget"
  | "adjustment"
  | "service-booking"
  | "booking-line"
  | "booking-end"
  | "booking-answer"
  | "booking-deletion";

export interface ChangeKind {
  /** The system that holds the record and is written to. */
  target: "crm" | "ndia";
  /**
   * Whether its amounts are part of the sum that a person types to confirm. `unless-itemised`: only where no record that
   * always counts is written with it, because its amount is the total of those.
   */
  countsAsMoney: "always" | "unless-itemised" | "never";
  /** The kind of record that must be saved first: without it, this one is skipped. */
  dependsOn?: RecordKind;
  /** Whether a person may leave it out of the change. */
  optional: boolean;
  /** The change's contract: once it is saved, its path is the way to every record that depends on it. */
  isContract?: true;
  /** Of a record that is created: the field that holds the total of the records that depend on it. */
  totalField?: CrmField;
  /** What it adds to that total: an amount, unless the tick in `excludedBy` is set. */
  summand?: { amountField: CrmField; excludedBy: CrmField };
  /** `name` in a sentence, as people call it; `code` in the codes of its problems. */
  words: { name: string; code: string };
}

/** All that the code knows of a kind. Nowhere else is a kind compared with a name. */
export const CHANGE_KINDS: Readonly<Record<RecordKind, ChangeKind>> = {
  contract: {
    target: "crm",
    countsAsMoney: "unless-itemised",
    optional: false,
    isContract: true,
    totalField: "totalFunding",
    words: { name: "service contract", code: "contract" },
  },
  "plan-budget": {
    target: "crm",
    countsAsMoney: "always",
    dependsOn: "contract",
    optional: true,
    summand: { amountField: "budgetAmount", excludedBy: "excluded" },
    words: { name: "plan budget", code: "budget" },
  },
  // Left out and skipped with its budget. Its money was paid before, so it moves none.
  adjustment: {
    target: "crm",
    countsAsMoney: "never",
    dependsOn: "plan-budget",
    optional: false,
    words: { name: "adjustment", code: "adjustment" },
  },
  // One booking for each budget and each stated item (F26), so each may be left out.
  "service-booking": {
    target: "ndia",
    countsAsMoney: "always",
    optional: true,
    words: { name: "service booking", code: "booking" },
  },
  "booking-line": {
    target: "ndia",
    countsAsMoney: "always",
    optional: false,
    words: { name: "booking item", code: "booking-line" },
  },
  "booking-end": {
    target: "ndia",
    countsAsMoney: "never",
    optional: false,
    words: { name: "booking's end date", code: "booking-end" },
  },
  "booking-answer": {
    target: "ndia",
    countsAsMoney: "never",
    optional: false,
    words: { name: "answer to the booking", code: "booking-answer" },
  },
  "booking-deletion": {
    target: "ndia",
    countsAsMoney: "never",
    optional: false,
    words: { name: "deletion of the booking", code: "booking-deletion" },
  },
};

/** What people call the system that is written to, at the start of a sentence. */
export const TARGET_NAMES: Readonly<Record<ChangeKind["target"], string>> = {
  crm: "The CRM",
  ndia: "The NDIA",
};
