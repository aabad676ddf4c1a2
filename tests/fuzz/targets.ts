import { invoiceFiles, pastedRows, priceLists, workbooks } from "./fuzz-files.ts";
import { messages } from "./fuzz-messages.ts";
import { ndiaAnswers, ndiaRefusals } from "./fuzz-ndia.ts";
import { changedPages, madePages } from "./fuzz-pages.ts";
import { policies, storedRows } from "./fuzz-stored.ts";
import type { FuzzTarget } from "./fuzz-target.ts";
import { amounts, days, hostileDays } from "./fuzz-values.ts";

/** Every way in. */
export const TARGETS: readonly FuzzTarget[] = [
  amounts,
  days,
  hostileDays,
  changedPages,
  madePages,
  invoiceFiles,
  pastedRows,
  workbooks,
  priceLists,
  ndiaAnswers,
  ndiaRefusals,
  messages,
  storedRows,
  policies,
];
