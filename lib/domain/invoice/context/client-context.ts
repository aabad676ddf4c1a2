import type { Delivered } from "../../change/adjustment.ts";
import type { IsoDate } from "../../../core/calendar-date.ts";
import { matchPlan } from "../../change/propose-sync.ts";
import type { CrmBudget } from "../../change/crm-contract.ts";
import { currentPlan, type PacePlan } from "../../plan/plan-budget.ts";
import { isActive, type ServiceContract } from "../../plan/service-contract.ts";
import { budgetStates } from "./build-context.ts";
import type { ContractContext, ContractDates, InvoiceContext } from "../model/context.ts";
import {
  countedServices,
  datedDeliveries,
  earlierServices,
  existingInvoices,
  servicesOfThisInvoice,
  type StoredInvoice,
  withoutThisInvoice,
} from "./earlier-services.ts";
import type { FundingTables } from "./funding-tables.ts";

/** A service contract as its page shows it. Absent: the page doesn't show it. */
export interface ListedContract extends FundingTables {
  contract: Omit<ServiceContract, "planStartDate" | "planEndDate"> &
    Partial<Pick<ServiceContract, "planStartDate" | "planEndDate">>;
  isPace?: boolean;
  budgets?: readonly CrmBudget[];
  delivered?: readonly Delivered[];
}

type ClientContext = Pick<InvoiceContext, "otherContracts" | "invoices" | "delivered"> & ContractContext;

/**
 * What is known of a client: by the newest active contract, or the newest where none is active, with the others beside it.
 * `stored`: the invoice that is looked at is in the CRM already, and mustn't be compared with itself.
 */
export function clientContext(
  contracts: readonly ListedContract[],
  plans: readonly PacePlan[],
  stored?: StoredInvoice,
): ClientContext {
  const listedContracts = stored ? contracts.map(withoutUnknownDeliveries) : contracts;
  const [newest, ...others] = listedContracts.toSorted(activeThenNewest);
  if (!newest) return planContext(plans);
  const listed = contracts.flatMap(({ delivered }) => (delivered ? [countedServices(delivered)] : []));
  const all = listed.flat();
  const own = servicesOfThisInvoice(all, stored);
  const isSure = stored?.sure === true;
  const invoices = listed.length > 0 ? existingInvoices(all, own, isSure) : undefined;
  const otherContracts = others.flatMap((other) => {
    const { contract, ...parts } = contractContext(other, sameStart(other, plans), own);
    return contract ? [{ ...parts, contract }] : [];
  });
  return {
    ...contractContext(newest, planFor(newest, plans), own),
    ...(otherContracts.length > 0 ? { otherContracts } : {}),
    ...(invoices ? { invoices } : {}),
    ...(listed.length > 0 ? { delivered: earlierServices(all.filter((service) => !own.has(service))) } : {}),
  };
}

/** Of what was delivered, this invoice's part can't be told where the services aren't listed: then it counts as unknown. */
function withoutUnknownDeliveries(contract: ListedContract): ListedContract {
  if (contract.delivered || !contract.budgets) return contract;
  return { ...contract, budgets: contract.budgets.map((budget) => ({ ...budget, delivered: null })) };
}

/** Without a contract: by the current plan, with the earlier ones beside it. */
function planContext(plans: readonly PacePlan[]): ClientContext {
  const of = (plan: PacePlan | undefined) => contractContext(undefined, plan, new Set());
  const otherContracts = plans.filter(({ current }) => !current).map(of);
  return { ...of(currentPlan(plans)), ...(otherContracts.length > 0 ? { otherContracts } : {}) };
}

function contractContext(
  listed: ListedContract | undefined,
  plan: PacePlan | undefined,
  own: ReadonlySet<Delivered>,
): ContractContext {
  const contract = listed && datesOf(listed);
  const { budgets: crmBudgets, delivered = [], ...rest } = listed ?? {};
  const others = countedServices(delivered).filter((service) => !own.has(service));
  const isPace = plan ? true : listed?.isPace;
  // Where its budgets aren't known, its empty list of them says nothing.
  const knownPlan = plan?.budgetsProblem ? undefined : plan;
  const budgets = budgetStates({
    ...(knownPlan ? { plan: knownPlan } : {}),
    ...(isPace === undefined ? {} : { isPace }),
    ...(crmBudgets ? { crmBudgets: withoutThisInvoice(crmBudgets, own, delivered) } : {}),
    ...(contract ? { contract } : {}),
    deliveries: datedDeliveries(others),
    listed: rest,
  });
  return {
    ...(isPace === undefined ? {} : { isPace }),
    ...(contract ? { contract } : {}),
    ...(plan ? { plan: { startDate: plan.startDate, endDate: plan.endDate } } : {}),
    ...(knownPlan || crmBudgets ? { budgets } : {}),
  };
}

/** A contract may begin later than its plan, when the client joined part-way. */
function datesOf({ contract }: ListedContract): ContractDates | undefined {
  const startDate: IsoDate | undefined = contract.startDate ?? contract.planStartDate;
  const endDate: IsoDate | undefined = contract.endDate ?? contract.planEndDate;
  if (!startDate || !endDate) return undefined;
  const { reference } = contract;
  return { ...(reference ? { reference } : {}), startDate, endDate, active: isActive(contract) };
}

/** The plan that the contract is about. A contract that doesn't say its plan's dates is taken to be about the current one. */
function planFor({ contract }: ListedContract, plans: readonly PacePlan[]): PacePlan | undefined {
  return contract.planStartDate && contract.planEndDate
    ? matchPlan(contract, plans)?.plan
    : currentPlan(plans);
}

/** Of earlier contracts only one that began with a plan is about that plan for sure. */
function sameStart({ contract }: ListedContract, plans: readonly PacePlan[]): PacePlan | undefined {
  return plans.find(({ startDate }) => startDate === contract.planStartDate);
}

function activeThenNewest(a: ListedContract, b: ListedContract): number {
  const active = Number(isActive(b.contract)) - Number(isActive(a.contract));
  return active || (b.contract.planStartDate ?? "").localeCompare(a.contract.planStartDate ?? "");
}
