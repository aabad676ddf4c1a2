import type { InvoiceContext } from "./context.ts";
import type { Problem } from "../../../core/problem.ts";

/** What an invoice's lines are checked against, and how old each part of it is (epoch milliseconds). */
export interface InvoiceContextView {
  context: InvoiceContext;
  client?: { name: string; path: string };
  /** When the CRM's pages were read. */
  crmAt?: number;
  /** When the plan was retrieved. Absent: no plan of this participant was ever retrieved. */
  ndiaAt?: number;
  /** Why something isn't known. */
  problem?: Problem;
}
