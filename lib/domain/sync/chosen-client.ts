import type { Problem } from "../../core/problem.ts";
import type { PaceConsent } from "../change/change.ts";

/** A client of whom a person chooses what is synchronised, as the CRM's own page of them told the background. */
export interface ChosenClient {
  path: string;
  /** `null`: the page couldn't be read. */
  name: string | null;
  /** `null`: one of the three facts is missing that the NDIA needs, and `problem` names it. */
  ndisNumber: string | null;
  /** Why nothing could be asked for as the page is now. */
  problem?: Problem;
  /** When the participant's consent to sharing budgets was last confirmed, and by whom. */
  consent?: PaceConsent;
}

/** So many clients' pages are read for one message. */
export const MAX_READ_CLIENTS = 12;
