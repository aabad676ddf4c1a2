import { formatHundredths } from "../../core/hundredths.ts";
import type { Cents } from "../../core/money.ts";
import type { DraftLine } from "./booking-draft.ts";

/**
 * The lines with the price list's rate where none is typed (F120). The same lines where nothing is filled.
 * @param limitOf cents; `null`: no list tells it
 */
export function fillRates(lines: DraftLine[], limitOf: (item: string) => Cents | null): DraftLine[] {
  const filled = lines.map((line) => {
    const limit = line.rate === "" && line.item !== "" ? limitOf(line.item) : null;
    return limit === null ? line : { ...line, rate: formatHundredths(limit) };
  });
  return filled.every((line, at) => line === lines[at]) ? lines : filled;
}
