import type { Contract, FundingPeriod, PlanBudget } from "../../sandbox/crm/records/contracts.ts";
import { addToDate, formatDate } from "../../sandbox/dates.ts";
import type { PaceTrait } from "../../sandbox/people/pace-traits.ts";
import type { Sandbox } from "../../sandbox/start.ts";
import { CrmBrowser } from "./crm-browser.ts";

export type Billable = {
  clientId: number;
  ndisNumber: string;
  contract: Contract;
  budget: PlanBudget;
  periods: FundingPeriod[];
  form: string;
  today: string;
};

/** A client with an active contract, and a budget that is flexible where it is a PACE one. */
export function billable(sandbox: Sandbox, wanted: { pace?: boolean; trait?: PaceTrait } = {}): Billable {
  const today = sandbox.control.today();
  for (const client of sandbox.control.clients()) {
    if (client.caseName !== "matching" || client.pace !== (wanted.pace ?? true)) continue;
    if (wanted.trait && !client.paceTraits.includes(wanted.trait)) continue;
    const contract = sandbox.control.contractsOf(client.id).find(({ status }) => status === "Active");
    const parts = sandbox.control.contractParts(contract?.id ?? 0);
    const budget = parts.budgets.find(({ category }) => /Daily Life|Consumables|Social,/.test(category));
    if (!contract || !budget) continue;
    const periods = parts.periods.filter(({ budget_id }) => budget_id === budget.id);
    const { id: clientId, ndisNumber } = client;
    const form = `/Invoices/Create?clientId=${clientId}`;
    return { clientId, ndisNumber: ndisNumber ?? "", contract, budget, periods, form, today };
  }
  throw new Error(`No client has ${JSON.stringify(wanted)}.`);
}

/** The head of an invoice and its one line, delivered the day after the contract began; the changes are by name. */
export function invoiceOf({ contract, budget }: Billable, changes: Record<string, string> = {}) {
  return {
    ServiceProvider: "Billabong Care Co",
    InvoiceNumber: "BCC-1",
    ProviderInvoiceDate: "02/07/2026",
    "Lines[0].DeliveredFrom": formatDate(addToDate(contract.start_date ?? "", { days: 1 })),
    "Lines[0].PlanCategory": budget.category,
    "Lines[0].SupportItem": "01_011_0107_1_1 Self-Care",
    "Lines[0].Qty": "1.5",
    "Lines[0].Rate": "10.01",
    ...changes,
  };
}

export async function signedIn(sandbox: Sandbox): Promise<CrmBrowser> {
  const browser = new CrmBrowser(sandbox);
  await browser.signIn();
  return browser;
}
