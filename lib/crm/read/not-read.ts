import { PLAN_DATE_LABELS } from "../../domain/plan/crm-field.ts";
import type { ClientReading } from "./read-client.ts";
import type { ContractReading } from "./read-contract.ts";
import type { Doubt } from "./reading.ts";

const PLAN_DATES: readonly string[] = Object.values(PLAN_DATE_LABELS);
const IDENTITY: readonly string[] = ["Surname", "NDIS Number", "Date of Birth"];

/** Labels of what a contract's page shows and isn't read for certain, and of what is needed and not shown. */
export function notReadOfContract({ doubts, unreadTables = {}, budgetDoubts }: ContractReading): string[] {
  const tables = Object.values(unreadTables).flatMap(({ field }) => field ?? []);
  return [
    ...labelsOf(doubts, PLAN_DATES),
    ...tables,
    ...(budgetDoubts ?? []).slice(0, 1).map(() => "part of the Plan Budget table"),
  ];
}

/** The same of a client's page. */
export function notReadOfClient({ doubts, contractsWhole }: ClientReading): string[] {
  return [...labelsOf(doubts, IDENTITY), ...(contractsWhole ? [] : ["Client Funding table"])];
}

/** An organisation may hide whatever isn't needed. */
function labelsOf(doubts: readonly Doubt[], needed: readonly string[]): string[] {
  return doubts.flatMap(({ label, state }) => (state !== "not-shown" || needed.includes(label) ? label : []));
}
