import type { Severity } from "../../domain/invoice/model/finding.ts";

/** A cell as it was read: its value where it can be used, and what is wrong with how it is written. */
export interface CellResult {
  value?: string | number;
  fault?: CellFault;
}

export interface CellFault {
  code: string;
  severity: Severity;
  what: string;
  remedy: string;
  replacement?: string;
  /** What may stand there instead, where only a person can choose. */
  choices?: readonly string[];
}
