import type { DatabaseSync } from "node:sqlite";
import { all, first } from "../../database/query.ts";

export type Contract = {
  id: number;
  client_id: number;
  reference: string;
  contract_number: string;
  plan_start: string | null;
  plan_end: string | null;
  start_date: string | null;
  end_date: string | null;
  funding_source: string;
  funding_management: string;
  total_funding: number;
  referral_date: string | null;
  pace_participant: string;
  pace_plan: number;
  status: string;
  notes: string;
  locked: number;
};

export type PlanBudget = {
  id: number;
  contract_id: number;
  category: string;
  amount: number;
  stated_support_type: string;
  excluded: number;
  requires_booking: number;
  /** Of its service booking, where it requires one. This CRM never asks the agency, so it stays `Pending` by itself. */
  proda_status: string;
  management_style: string;
  start_date: string | null;
  end_date: string | null;
};

/** What one provider may use of a category; days that aren't set limit nothing. Amounts in cents. */
export type ProviderBudget = {
  id: number;
  contract_id: number;
  provider: string;
  category: string;
  amount: number;
  start_date: string | null;
  end_date: string | null;
  note: string;
};

export type ServiceSupport = {
  id: number;
  contract_id: number;
  category: string;
  service: string;
  quantity: number;
  ndis_rate: string;
  rate: number;
  note: string;
  provider: string;
  management_style: string;
  total: number;
  excluded: number;
  cos_exclusion: number;
  invoice_exclusion: number;
  requires_booking: number;
  /** As of a plan budget. */
  proda_status: string;
};

export type DeliveredService = {
  id: number;
  contract_id: number;
  /** As it was typed. */
  support_item: string;
  item_number: string;
  item_description: string;
  category: string;
  status: string;
  contract_support: string;
  quantity: number | null;
  provider: string;
  hours: number | null;
  invoice_number: string;
  rate: number;
  invoice_date: string | null;
  gst_code: string;
  total: number;
  delivered_date: string;
  note: string;
};

/** One period of a budget's funding component. Amounts in cents. */
export type FundingPeriod = {
  id: number;
  budget_id: number;
  category: string;
  component_amount: number;
  start_date: string;
  end_date: string;
  amount: number;
};

export type ContractDetails = {
  budgets: PlanBudget[];
  providerBudgets: ProviderBudget[];
  supports: ServiceSupport[];
  deliveries: DeliveredService[];
  periods: FundingPeriod[];
};

export function findContract(database: DatabaseSync, id: number): Contract | undefined {
  return first<Contract>(database, "SELECT * FROM contracts WHERE id = ?", id);
}

/** Newest first, historic ones included. */
export function contractsOf(database: DatabaseSync, clientId: number): Contract[] {
  return all<Contract>(
    database,
    "SELECT * FROM contracts WHERE client_id = ? ORDER BY plan_start DESC, id DESC",
    clientId,
  );
}

export function detailsOf(database: DatabaseSync, contractId: number): ContractDetails {
  return {
    budgets: all(
      database,
      "SELECT * FROM plan_budgets WHERE contract_id = ? ORDER BY category, id",
      contractId,
    ),
    providerBudgets: all(
      database,
      "SELECT * FROM provider_budgets WHERE contract_id = ? ORDER BY provider, category, id",
      contractId,
    ),
    supports: all(
      database,
      "SELECT * FROM service_supports WHERE contract_id = ? ORDER BY service, id",
      contractId,
    ),
    deliveries: all(
      database,
      "SELECT * FROM delivered_services WHERE contract_id = ? ORDER BY delivered_date DESC, id DESC",
      contractId,
    ),
    periods: all(database, PERIODS, contractId),
  };
}

const PERIODS = `
  SELECT p.id, c.budget_id, b.category, c.amount AS component_amount, p.start_date, p.end_date, p.amount
  FROM funding_periods p
  JOIN funding_components c ON c.id = p.component_id
  JOIN plan_budgets b ON b.id = c.budget_id
  WHERE b.contract_id = ? ORDER BY b.category, c.id, p.start_date, p.id`;
