import type { Finding, Severity } from "../../domain/invoice/model/finding.ts";

/** A finding on a row: on one of its cells, or, without a column, on the row or its invoice. */
export interface RowFinding {
  code: string;
  severity: Severity;
  what: string;
  remedy: string;
  source: string;
  column?: number;
  /** What would stand in the cell instead, when one press can put it right. */
  replacement?: string;
  /** What may stand in the cell instead, where only a person can choose. */
  choices?: readonly string[];
  /** Where CareView's own screens would decide differently. */
  careview?: string;
  /** The section of Options that this goes by. */
  setting?: NonNullable<Finding["setting"]>;
}

/** A finding on the file as a whole. */
export interface FileNote {
  code: string;
  severity: Severity;
  what: string;
  remedy: string;
}
