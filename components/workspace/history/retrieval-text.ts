import type { HistoryRetrieval } from "../../../lib/domain/history/history-retrieval.ts";
import { plural } from "../../base/plural.ts";

/** Why a retrieval was made, by the name under which it is stored. */
const REASONS: Readonly<Record<string, string>> = {
  "client-page": "PACE on the client's page",
  "contract-page": "PACE on the contract's page",
  "budget-form": "PACE on the budget form",
  invoice: "Invoice",
  file: "File check",
  "participant-sync": "Synchronise Participant Information",
};

/** Batches of the client list are named by the time of their start. */
const BATCH_ID = /^\d{1,16}-/;

export function reasonText({ batchId }: Pick<HistoryRetrieval, "batchId">): string {
  if (BATCH_ID.test(batchId)) return "Sync of the client list";
  return REASONS[batchId] ?? batchId.replaceAll("-", " ");
}

/** `1 plan, 7 budgets, 2 earlier periods`; what isn't there because nobody asked isn't called none. */
export function contentText({ isPace, plans, pace }: HistoryRetrieval): string {
  if (!pace) return `${plural(plans.length, "plan")}, budgets not retrieved`;
  const earlier = pace.filter(({ current }) => !current).length;
  const current = pace.find((plan) => plan.current);
  const budgets =
    current && (current.budgetsProblem ? "budgets not known" : plural(current.budgets.length, "budget"));
  return [
    plural(isPace ? plans.length : pace.length, "plan"),
    budgets ?? "none of them running",
    ...(earlier > 0 ? [plural(earlier, "earlier period")] : []),
  ].join(", ");
}

/** Whether earlier periods of the plan were asked for; of a retrieval without budgets that is nothing to say. */
export function earlierPeriodsText({ pace, history }: HistoryRetrieval): string | null {
  if (!pace) return null;
  if (history === null) return "Earlier periods: not told whether they were retrieved.";
  return history ? "Earlier periods were retrieved." : "Earlier periods weren't retrieved.";
}
