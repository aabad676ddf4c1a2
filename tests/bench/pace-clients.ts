import type { Control } from "../sandbox/control/control.ts";
import type { ClientSummary } from "../sandbox/control/records.ts";

/** Plan-managed and of the plan's own dates, in cents. Something was delivered of half of them. */
export const BUDGETS = [
  { category: "Assistance with Daily Life", approved: 2_450_000, spent: 612_345 },
  { category: "Transport", approved: 180_000, spent: 0 },
  { category: "Consumables", approved: 96_000, spent: 12_050 },
  { category: "Support Coordination", approved: 310_000, spent: 0 },
  { category: "Improved Relationships", approved: 540_000, spent: 87_400 },
  { category: "Improved Learning", approved: 275_000, spent: 0 },
  { category: "Choice and Control", approved: 148_236, spent: 49_412 },
  { category: "Improved Daily Living Skills", approved: 1_020_000, spent: 0 },
];

export interface PaceClients {
  /** On PACE, and without a contract that would stand in a new one's way; the NDIA has these budgets for them. */
  ready: ClientSummary[];
  others: ClientSummary[];
}

export function findPaceClients(control: Control, wanted: number): PaceClients {
  const free = new Set(
    control
      .expected()
      .filter(({ expected }) => expected === "inactive" || expected === "none")
      .map(({ clientId }) => clientId),
  );
  const isReady = ({ id, pace, apiAccess }: ClientSummary) => pace && apiAccess && free.has(id);
  const clients = control.clients();
  const ready = clients.filter(isReady).slice(0, wanted);
  const others = clients.filter((client) => !isReady(client)).slice(0, wanted);
  if (ready.length < wanted || others.length < wanted) throw new Error("the sandbox has too few clients");
  for (const { ndisNumber } of ready) giveBudgets(control, ndisNumber ?? "");
  return { ready, others };
}

/** In place of whatever the current plan has. */
function giveBudgets(control: Control, ndisNumber: string): void {
  for (const { category } of control.paceBudgetsOf(ndisNumber))
    control.changeBudget(ndisNumber, category, { remove: true });
  for (const budget of BUDGETS)
    if (!control.addBudget(ndisNumber, budget)) throw new Error(`nobody has the number ${ndisNumber}`);
}
