import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Cents } from "../../../core/money.ts";
import type { ServiceAgreement } from "./crm-profile.ts";

/** What the last comparison of a contract with the NDIA found on the contract's own page. */
export interface ComparedContract {
  path: string;
  /** `null`: the page didn't tell. */
  totalFunding: Cents | null;
  endDate: IsoDate | null;
}

export interface AgreementSummary {
  /** The agreements that are in use (F162). */
  active: ServiceAgreement[];
  /** How many others there are: they have ended or aren't in use. */
  others: number;
}

const NOT_IN_USE =
  /^(?:in-?active|not active|expired|ended|closed|cancell?ed|terminated|historic|archived|void)/i;

/**
 * The service agreements of a client's page. What the page doesn't tell is taken from the last comparison of the contract;
 * nothing is worked out from other amounts. `null`: the page has no list of them.
 */
export function summariseAgreements(
  agreements: readonly ServiceAgreement[] | null,
  compared: readonly ComparedContract[],
): AgreementSummary | null {
  if (!agreements) return null;
  const active = agreements.filter(({ status }) => status === null || !NOT_IN_USE.test(status));
  return {
    active: active.map((agreement) => {
      const known = compared.find(({ path }) => path === agreement.path);
      return {
        ...agreement,
        approved: agreement.approved ?? known?.totalFunding ?? null,
        endDate: agreement.endDate ?? known?.endDate ?? null,
      };
    }),
    others: agreements.length - active.length,
  };
}
