import type { Problem } from "../../core/problem.ts";

/** The row with the wrapped keys can't be read. It is told by whoever opens the database, and in place of the page. */
export const VAULT_DAMAGED = {
  code: "vault-damaged",
  what: "The key to Planbridge's data in this browser is damaged, so the data can't be opened.",
  remedy: "Open Options > Protection, delete everything, and set Planbridge up again.",
} as const satisfies Problem;
