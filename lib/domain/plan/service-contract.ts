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
  /** The page shows a status, and it can't be told for certain what it is. */
  statusUnclear?: true;
  totalFunding?: Cents;
  /** Who manages the money, as written: `Registered Plan Management Provider`. */
  fundingManagement?: string;
}

export type Activity = "active" | "inactive" | "unknown";

type Status = Pick<ServiceContract, "status" | "statusUnclear">;

const ACTIVE = /^(?:active|current)\b(?!.*\binactive\b)/is;
const INACTIVE =
  /^(?:in-?active|not active|non-active|expired|ended|finished|closed|completed?|cancelled|canceled|terminated|archived|superseded|replaced|deactivated|disabled|historical|past|previous|deleted)\b/i;

/**
 * Whether a contract runs, by what its page shows. A page without a place for the status counts as active; a status that can't
 * be read, or of words that aren't known, is unknown.
 */
export function activityOf({ status, statusUnclear }: Status): Activity {
  if (statusUnclear) return "unknown";
  if (status === undefined) return "active";
  const words = status.trim();
  if (INACTIVE.test(words)) return "inactive";
  return ACTIVE.test(words) ? "active" : "unknown";
}

/** Only active contracts are counted as success, failed or uncompleted (F15d–F15f). */
export function isActive(contract: Status): boolean {
  return activityOf(contract) === "active";
}

/** A contract may begin with $1 as its total, to be replaced when the funding is known (F4). */
export function hasPlaceholderTotal(contract: Pick<ServiceContract, "totalFunding">): boolean {
  return contract.totalFunding === 100;
}
