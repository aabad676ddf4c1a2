import type { DatabaseSync } from "node:sqlite";
import { contractsOf, detailsOf, type Contract, type ContractDetails } from "./contracts.ts";
import { linesOf, type LineDraft } from "./invoices.ts";
import { FUNDS_EXCEEDED, fundFindings, refuse, type Finding } from "./line-funds.ts";
import type { PlacedLine } from "./save-invoice.ts";
import { splitItem } from "./support-item.ts";
import { isExcluded } from "./totals.ts";

/** A contract that may pay, with what was delivered under it. */
export type ContractFunds = { contract: Contract; content: ContractDetails };

export type CheckedLine = { line: LineDraft; findings: Finding[]; contractId: number | null };

type Rules = {
  today: string;
  provider: string;
  /** A file's lines are held against the budget of the support item too; a form's draw from the period instead. */
  itemBudgets?: boolean;
};

/** The client's active contracts, without what the invoice itself has delivered. */
export function contractFundsOf(database: DatabaseSync, clientId: number, ownInvoiceId = 0): ContractFunds[] {
  const own = new Set(linesOf(database, ownInvoiceId).map(({ delivery_id }) => delivery_id));
  return contractsOf(database, clientId)
    .filter(({ status }) => status === "Active")
    .map((contract) => {
      const content = detailsOf(database, contract.id);
      return {
        contract,
        content: { ...content, deliveries: content.deliveries.filter(({ id }) => !own.has(id)) },
      };
    });
}

/** Each line in turn, as if those before it had been delivered. The holdings are the caller's to throw away. */
export function checkLines(
  lines: readonly LineDraft[],
  holdings: readonly ContractFunds[],
  rules: Rules,
): CheckedLine[] {
  return lines.map((line) => {
    const holding = holdingFor(line, holdings);
    const findings = holding
      ? findingsIn(line, holding, rules)
      : [refuse("delivered_from", OUTSIDE_CONTRACT)];
    if (holding) holding.content.deliveries.push(asDelivered(line, holding.contract, rules.provider));
    return { line, findings, contractId: holding?.contract.id ?? null };
  });
}

/** The lines with the contracts they belong to, or null when any of them is refused. */
export function allocateLines(checked: readonly CheckedLine[]): PlacedLine[] | null {
  const isRefused = checked.some(({ findings }) => findings.some(({ level }) => level === "error"));
  if (isRefused) return null;
  return checked.flatMap(({ line, contractId }) =>
    contractId === null ? [] : [{ ...line, contract_id: contractId }],
  );
}

const OUTSIDE_CONTRACT =
  "The delivered dates are outside the service contract, so no Plan Category or Support Item can be selected.";

function holdingFor(line: LineDraft, holdings: readonly ContractFunds[]): ContractFunds | undefined {
  const covering = holdings.filter(({ contract }) => covers(contract.start_date, contract.end_date, line));
  return (
    covering.find(({ content }) => content.budgets.some(({ category }) => category === line.category)) ??
    covering[0]
  );
}

function findingsIn(
  line: LineDraft,
  { contract, content }: ContractFunds,
  { today, itemBudgets, provider }: Rules,
): Finding[] {
  const { category } = line;
  if (contract.locked === 1) return [refuse("delivered_from", "The service contract is locked.")];
  const budgets = content.budgets.filter((budget) => budget.category === category);
  if (budgets.length === 0)
    return [refuse("category", `The service contract has no plan budget for ${category}.`)];
  if (isExcluded(category, budgets))
    return [refuse("category", `${category} is excluded from this contract's totals.`)];
  if (!budgets.some((budget) => covers(budget.start_date, budget.end_date, line)))
    return [refuse("category", `${category} isn't available on the delivered dates.`)];
  if (itemBudgets && isItemShort(line, content)) return [refuse("support_item", FUNDS_EXCEEDED)];
  return fundFindings(line, content, contract.pace_plan === 1, today, provider);
}

/** The service support of the same item, where the contract has one. */
function isItemShort({ support_item, total }: LineDraft, { supports, deliveries }: ContractDetails): boolean {
  const { item_number: number } = splitItem(support_item);
  const booked = supports.filter(({ service }) => number !== "" && splitItem(service).item_number === number);
  if (booked.length === 0) return false;
  const budget = booked.reduce((sum, support) => sum + support.total, 0);
  const used = deliveries.reduce((sum, each) => (each.item_number === number ? sum + each.total : sum), 0);
  return used + total > budget;
}

function asDelivered(
  line: LineDraft,
  { id }: Contract,
  provider: string,
): ContractDetails["deliveries"][number] {
  const { support_item, category, quantity, hours, rate, gst_code, total } = line;
  return {
    support_item,
    category,
    quantity,
    hours,
    rate,
    gst_code,
    total,
    ...splitItem(support_item),
    id: 0,
    contract_id: id,
    status: "",
    contract_support: "",
    provider,
    invoice_number: "",
    invoice_date: null,
    delivered_date: line.delivered_from,
    note: "",
  };
}

/** A limit that isn't set limits nothing. ISO dates sort as text. */
function covers(
  from: string | null,
  to: string | null,
  { delivered_from, delivered_to }: LineDraft,
): boolean {
  return (from === null || delivered_from >= from) && (to === null || delivered_to <= to);
}
