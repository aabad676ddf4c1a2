import type { FieldProblem, Problem } from "../../core/problem.ts";
import type { PaceConsent } from "../../domain/change/change.ts";
import type { FundingPeriod } from "../../domain/plan/plan-budget.ts";
import { cents, day, flag, list, nullable, oneOf, shape, text, time } from "./row-check.ts";

/** Parts that rows of several stores have. */

const fieldProblem = shape<FieldProblem>({ field: text, what: text, remedy: text });

export const problem = shape<Problem>(
  {
    code: text,
    what: text,
    remedy: text,
    field: text,
    fields: list(fieldProblem),
    at: oneOf("options"),
    said: text,
  },
  "field",
  "fields",
  "at",
  "said",
);

export const client = shape<{ name: string; path: string }>({ name: text, path: text });

/** Who gave API access, and when. */
export const consent = shape<PaceConsent>({ user: text, device: text, at: time }, "user");

export const contract = shape<{ reference: string; path: string }>({ reference: text, path: text });

export const fundingPeriod = shape<FundingPeriod>(
  { id: text, startDate: day, endDate: day, amount: cents, released: flag },
  "id",
);

/** What every plan has. */
export const PLAN_FIELDS = {
  isPace: flag,
  reference: nullable(text),
  startDate: day,
  endDate: nullable(day),
};
