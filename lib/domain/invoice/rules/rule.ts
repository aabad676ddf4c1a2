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
  /** Reports missing data. Skipped for a client without any data: that is reported once for the client. */
  missingData?: true;
}

/** A rule on one line. `undefined`: no finding. */
export interface LineRule extends RuleMetadata {
  /** The finding is about an empty field, so a form shows it only after the person has left that field. */
  waitsWhileTyping?: true | ((facts: LineFacts) => boolean);
  check: (facts: LineFacts) => RuleResult | undefined;
}

/** A rule on what the lines share, or that compares the lines with each other. */
export interface InvoiceRule extends RuleMetadata {
  waitsWhileTyping?: true;
  check: (invoice: Invoice, context: InvoiceContext) => readonly (RuleResult & Pick<Finding, "lineId">)[];
}
