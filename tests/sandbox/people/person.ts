import type { CaseName } from "./case-name.ts";
import type { CategoryTypes, Management } from "../ndia/support-categories.ts";

/** The two sides of one participant: what the CRM wrote down, and what the agency holds. */
export type Person = {
  caseName: CaseName;
  crm: ClientSeed;
  /** The contracts the CRM holds, oldest first. */
  contracts: ContractSeed[];
  ndia: ParticipantSeed;
};

export type ClientSeed = {
  firstName: string;
  surname: string;
  gender: string;
  dateOfBirth: string | null;
  ndisNumber: string;
  email: string;
  phone: string;
  address: string;
  suburb: string;
  state: string;
  postcode: string;
  region: string;
  pace: boolean;
  /** Whether the office has ticked that this PACE participant's plan may be asked for. */
  apiAccess: boolean;
};

export type ContractSeed = {
  reference: string;
  contractNumber: string;
  planStart: string;
  planEnd: string;
  /** Cents. */
  totalFunding: number;
  active: boolean;
  budgets: BudgetSeed[];
};

/** One plan category with the support booked in it and what has been delivered of it so far. Amounts in cents. */
export type BudgetSeed = {
  category: string;
  amount: number;
  support: { item: string; provider: string; rate: number; quantity: number };
  delivered: { date: string; quantity: number; invoice: string; status: string }[];
};

export type ParticipantSeed = {
  ndisNumber: string;
  surname: string;
  dateOfBirth: string;
  pace: boolean;
  /** False when the organisation has no active relationship with the participant. */
  authorised: boolean;
  plans: PlanSeed[];
  /** Null for who isn't on PACE, or has no plan. */
  paceSeed: PaceSeed | null;
  record: RecordSeed;
};

/** The id is the agency's own; what a PACE plan shows the world instead is 0. */
export type PlanSeed = { id: number; start: string; end: string; firstStart: string };

export type PaceSeed = { budgets: PaceBudgetSeed[]; history: PaceHistorySeed | null };
export type PaceHistorySeed = { start: string; end: string; budgets: PaceBudgetSeed[] };

/** Amounts in cents. */
export type PaceBudgetSeed = CategoryTypes & {
  category: string;
  management: Management;
  start: string;
  end: string;
  approved: number;
  spent: number;
  periods: PeriodSeed[];
};

export type PeriodSeed = { start: string; end: string; amount: number; released: boolean };

/** What the agency holds besides plans and PACE budgets. */
export type RecordSeed = {
  /** False: the participant hasn't agreed that this organisation sees goals and budgets. */
  consents: boolean;
  goals: GoalSeed[];
  /** Empty on PACE, as the plan budgets are. */
  bookings: BookingSeed[];
  budgets: PlanBudgetSeed[];
  /** What time makes of a booking that is created for this participant; approved unless it is told. */
  bookingOutcome?: BookingOutcome;
};

export const BOOKING_OUTCOMES = ["APPR", "APAP APPR", "REJT"] as const;
/** The statuses after In Process, one after the other. */
export type BookingOutcome = (typeof BOOKING_OUTCOMES)[number];

/** On PACE the term isn't told, and `how` is all there is of a way. */
export type GoalSeed = {
  planId: number;
  term: "short" | "long";
  text: string | null;
  how: string;
  support: string;
  created: string;
  past: boolean;
};

/** Type and status by the agency's codes. Amounts in cents, quantities whole. */
export type BookingSeed = {
  /** Provider unless it is told. */
  createdBy?: "NDIA" | "Provider";
  planId: number;
  type: string;
  start: string;
  end: string;
  revisedEnd: string | null;
  status: string;
  active: boolean;
  lines: { category: string; item: string; quantity: number; allocated: number; remaining: number }[];
};

/** Amounts in cents; `null`: the agency leaves it out. */
export type PlanBudgetSeed = {
  planId: number;
  category: string;
  purpose: string;
  item: string;
  approved: number;
  allocated: number;
  spent: number | null;
};
