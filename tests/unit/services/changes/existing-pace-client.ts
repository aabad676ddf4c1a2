import { expect } from "vitest";
import { insert, run, update } from "../../../sandbox/database/query.ts";
import { addToDate } from "../../../sandbox/dates.ts";
import type { SandboxServices } from "../sandbox-office.ts";
import { givePlan } from "./new-pace-client.ts";

/** A PACE client whose contract and plan have drifted apart. */
export interface ExistingPaceClient {
  id: number;
  path: string;
  ndisNumber: string;
  contract: number;
  contractPath: string;
  plan: { start: string; end: string };
  /** The CRM's budgets by category. */
  budgets: Record<string, number>;
  /** The end of one budget at the NDIA, earlier than the plan's. */
  shorter: string;
}

/**
 * The NDIA's plan ends a month later than the contract says. One budget's amount differs, one's end, one agrees, one is
 * the CRM's alone and one the NDIA's.
 */
export function createExistingPaceClient(office: SandboxServices): ExistingPaceClient {
  const { control, database } = office;
  const client = control.clients().find(({ caseName, pace }) => caseName === "matching" && pace);
  const active = control.contractsOf(client?.id ?? 0).find(({ status }) => status === "Active");
  if (!client?.ndisNumber || !active?.plan_start || !active.plan_end) throw new Error("no such client");
  const { id, ndisNumber } = client;
  const plan = { start: active.plan_start, end: active.plan_end };
  const contractEnd = addToDate(plan.end, { months: -1 });
  run(database, "DELETE FROM plan_budgets WHERE contract_id = ?", active.id);
  update(database, "contracts", active.id, { plan_end: contractEnd, total_funding: 187_000 });
  const held = (category: string, amount: number) => [
    category,
    insert(database, "plan_budgets", {
      contract_id: active.id,
      category,
      amount,
      management_style: "Plan Management",
      start_date: plan.start,
      end_date: contractEnd,
    }),
  ];
  const shorter = addToDate(plan.end, { months: -3 });
  givePlan(office, ndisNumber, [
    { category: "Assistance with Daily Life", approved: 120_000, spent: 700, end: contractEnd },
    { category: "Consumables", approved: 50_000, spent: 700, end: shorter },
    { category: "Choice and Control", approved: 30_000, spent: 700, end: contractEnd },
    { category: "Support Coordination", approved: 40_000, spent: 700 },
  ]);
  return {
    id,
    path: `/Clients/Profile/${id}`,
    ndisNumber,
    contract: active.id,
    contractPath: `/ServiceContracts/Details/${active.id}`,
    plan,
    shorter,
    budgets: Object.fromEntries([
      held("Assistance with Daily Life", 100_000),
      held("Consumables", 50_000),
      held("Choice and Control", 30_000),
      held("Transport", 7000),
    ]),
  };
}

/** The contract as the CRM's tables hold it: its own dates and total, then each budget. */
export function crmContractOf(
  { control }: SandboxServices,
  { id, contract: contractId }: ExistingPaceClient,
): string[] {
  const contract = control.contractsOf(id).find((each) => each.id === contractId);
  const { budgets } = control.contractParts(contractId);
  return [
    [contract?.plan_start, contract?.plan_end, contract?.total_funding].join(" | "),
    ...budgets.map((budget) =>
      [budget.category, budget.amount, budget.management_style, budget.start_date, budget.end_date].join(
        " | ",
      ),
    ),
  ];
}

/** What the CRM has after a sync: its own budget is unchanged, and no adjustment is created. */
export function expectedCrmContract({ plan, shorter }: ExistingPaceClient): string[] {
  const { start, end } = plan;
  const contractEnd = addToDate(end, { months: -1 });
  return [
    `${start} | ${end} | 240000`,
    `Assistance with Daily Life | 120000 | Plan Management | ${start} | ${contractEnd}`,
    `Choice and Control | 30000 | Plan Management | ${start} | ${contractEnd}`,
    `Consumables | 50000 | Plan Management | ${start} | ${shorter}`,
    `Support Coordination | 40000 | Plan Management | ${start} | ${end}`,
    `Transport | 7000 | Plan Management | ${start} | ${contractEnd}`,
  ];
}

export function expectUpToDate(office: SandboxServices, client: ExistingPaceClient): void {
  expect(crmContractOf(office, client)).toEqual(expectedCrmContract(client));
}
