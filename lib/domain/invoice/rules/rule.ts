import type { InvoiceContext } from "../model/context.ts";
import type { Finding } from "../model/finding.ts";
import type { Invoice } from "../model/line.ts";
import type { LineFacts } from "../funding/line-facts.ts";

/** What a rule finds in one case. The rest of the finding stands in the rule's row. */
export type RuleResult = Pick<Finding, "what" | "remedy" | "fix" | "setting" | "careview" | "refusedBy"> &
  Partial<Pick<Finding, "field">>;

/** Everything about a rule but its check: a new rule needs no other list. */
export interface RuleMetadata extends Pick<Finding, "code" | "severity" | "field" | "source"> {
  /** The kind of finding in the few words that fit under a field or on a filter. */
  label: string;
  /** It compares with what only the CRM knows, so a check of a file skips it. */
  needsCrm?: true;
  /** It reports data that isn't available. Skipped for a client of whom nothing is: that is reported once. */
  missingData?: true;
}

/** A rule on one line. `undefined`: no finding. */
export interface LineRule extends RuleMetadata {
  /** Its finding is about a field that is still empty, so a form waits until that field has been left. */
  waitsWhileTyping?: true | ((facts: LineFacts) => boolean);
  check: (facts: LineFacts) => RuleResult | undefined;
}

/** A rule on what the lines share, or that compares the lines with each other. */
export interface InvoiceRule extends RuleMetadata {
  waitsWhileTyping?: true;
  check: (invoice: Invoice, context: InvoiceContext) => readonly (RuleResult & Pick<Finding, "lineId">)[];
}
