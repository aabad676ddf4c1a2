import type { Severity } from "../../domain/invoice/model/finding.ts";
import type { CellFault } from "./cell-result.ts";

/**
 * In units of text, quotes included. No field of an invoice is near it: a longer cell is a note, or holds what a missing
 * quote or separator joined, and isn't read.
 */
export const MAX_CELL_LENGTH = 4096;

export function cellTooLongFault(length: number, severity: Severity): CellFault {
  return {
    code: "cell-too-long",
    severity,
    what: `This cell is ${Math.ceil(length / 1024)} kB. Cells over ${MAX_CELL_LENGTH / 1024} kB aren't read.`,
    remedy: "Shorten it. A missing quote or separator may have joined several cells.",
  };
}
