import type { Cents } from "../../core/money.ts";

/** A budget line of a plan outside PACE. Amounts that aren't told are `null`, never 0. */
export interface NonPaceBudget {
  /** The NDIA's id of the plan. */
  planReference: string;
  /** As the NDIA writes it. */
  category: string;
  /** Core, Capital or Capacity Building, as the NDIA writes it; `null`: not told. */
  purpose: string | null;
  /** The support item of a stated support; `null` for the whole category. */
  item: string | null;
  approved: Cents | null;
  /** Set aside in service bookings. */
  allocated: Cents | null;
  spent: Cents | null;
  remaining: Cents | null;
}
