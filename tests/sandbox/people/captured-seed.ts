import type { BudgetSeed, ContractSeed, Person } from "./person.ts";

/** What can be wrong with an invoice that somebody else wrote. */
export type CaptureFault =
  | "none"
  | "outside-budget"
  | "spans-two-periods"
  | "abn-checksum"
  | "not-plan-managed"
  | "off-by-a-cent"
  | "weekday-on-saturday"
  | "older-than-two-years"
  | "duplicate-line"
  | "item-number-form";

/** One invoice as the capture read it, whatever is wrong with it. Amounts in cents, quantities in hundredths. */
export type CapturedSeed = {
  /** The client's place, counted from 0. */
  position: number;
  fault: CaptureFault;
  provider: string;
  abn: string;
  number: string;
  date: string;
  lines: CapturedLineSeed[];
};

export type CapturedLineSeed = {
  from: string;
  to: string;
  item: string;
  category: string;
  quantity: number;
  rate: number;
  gst: string;
  total: number;
};

/** Who a capture is made for: everything about them is what the CRM knows, but for the agency's categories. */
export type Capturing = {
  person: Person;
  position: number;
  contract: ContractSeed;
  budget: BudgetSeed;
  today: string;
};
