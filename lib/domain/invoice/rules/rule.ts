import type { InvoiceContext } from "../model/context.ts";
import type { Finding } from "../model/finding.ts";
import type { Invoice } from "../model/line.ts";
import type { LineFacts } from "../funding/line-facts.ts";

/** What a rule says of one case; the rest of the finding stands in its row. */
export type RuleResult = Pick<
  Finding,
  "what" | "remedy" | "fix" | "setting" | "careview" | "refusedBy" | "empty"
> &
  Partial<Pick<Finding, "field">>;

/** A row of the table: what it is called, how bad it is, where it is from, and when it speaks. */
interface Row extends Pick<Finding, "code" | "severity" | "field" | "source"> {}

/** A rule on one line. `undefined`: nothing to say. */
export interface LineRule extends Row {
  check: (facts: LineFacts) => RuleResult | undefined;
}

/** A rule on what the lines share, or on the lines among themselves. */
export interface InvoiceRule extends Row {
  check: (invoice: Invoice, context: InvoiceContext) => readonly (RuleResult & Pick<Finding, "lineId">)[];
}
