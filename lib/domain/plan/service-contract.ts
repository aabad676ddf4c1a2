import type { IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";

/** A service contract as the CRM shows it. A field that the organisation hides is absent. */
export interface ServiceContract {
  reference: string;
  contractNumber?: string;
  planStartDate: IsoDate;
  planEndDate: IsoDate;
  /** The contract's own dates: it may begin later than the plan, when the client joined part-way. */
  startDate?: IsoDate;
  endDate?: IsoDate;
  /** As written, e.g. `Active`. */
  status?: string;
  totalFunding?: Cents;
}

/** Only active contracts are counted as success, failed or uncompleted (F15d–F15f). A hidden status counts as active. */
export function isActive(contract: Pick<ServiceContract, "status">): boolean {
  return contract.status === undefined || /^active\b/i.test(contract.status.trim());
}

/** Whether it is active as far as its page tells; another word than the CRM's own tells nothing. */
export function activityOf({ status }: Pick<ServiceContract, "status">): "active" | "inactive" | "unknown" {
  const word = status?.trim() ?? "";
  if (/^active\b/i.test(word)) return "active";
  return /^(?:inactive|in-active|not active)\b/i.test(word) ? "inactive" : "unknown";
}

/** A contract may begin with $1 as its total, to be replaced when the funding is known (F4). */
export function hasPlaceholderTotal(contract: Pick<ServiceContract, "totalFunding">): boolean {
  return contract.totalFunding === 100;
}
