import type { Finding, Fix } from "../../domain/invoice/model/finding.ts";
import type { InvoiceLine } from "../../domain/invoice/model/line.ts";
import type { SplitLine } from "../../domain/invoice/model/kept-fixes.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";
import { readInvoice } from "../read/read-invoice.ts";
import { applyFix } from "./apply-fix.ts";
import { fixMany, type FixesOutcome, isSetFinding } from "./fix-many.ts";

type SplitFix = Extract<Fix, { kind: "split" }>;

/** What came of all fixes of a kind. */
export interface AllFixed extends FixesOutcome {
  split: SplitLine[];
  /** The page added no line for the rest of one, so no further line was split. */
  isWithoutLine: boolean;
}

/**
 * Does what several findings propose, after a person pressed it once: first the fields that one value puts right, then the lines that
 * have to be several, one after the other. A line that shows something else than at the press is left as it is.
 */
export async function fixAll(
  doc: Document,
  pageUrl: string,
  findings: readonly Finding[],
  profile: InvoiceProfile,
  onProgress?: (done: number) => void,
): Promise<AllFixed> {
  const sets = findings.filter(isSetFinding);
  const splits = findings.flatMap(({ fix, ...finding }) =>
    fix?.kind === "split" ? [{ ...finding, fix }] : [],
  );
  const { fixed, notTaken } = await fixMany(doc, pageUrl, sets, profile, onProgress);
  const split: SplitLine[] = [];
  let isWithoutLine = false;
  for (const [at, finding] of splits.entries()) {
    onProgress?.(sets.length + at);
    const shown = readInvoice(doc, pageUrl, profile).lines.find(({ line }) => line.id === finding.lineId);
    const whole = shown && wholeOf(shown.line, finding.fix);
    if (!whole) continue;
    const outcome = await applyFix(doc, pageUrl, finding, profile);
    if (outcome === "done") split.push(whole);
    isWithoutLine = outcome === "no-line";
    if (isWithoutLine) break;
  }
  return { fixed, notTaken: notTaken + splits.length - split.length, split, isWithoutLine };
}

/** The line, if the parts still are all of it. */
function wholeOf({ id, from, to = from, total }: InvoiceLine, { parts }: SplitFix): SplitLine | undefined {
  const [first, last] = [parts[0]?.from, parts.at(-1)?.to];
  const sum = parts.reduce((all, part) => all + part.total, 0);
  if (!from || !to || from !== first || to !== last || total !== sum) return undefined;
  return { lineId: id, from, to, total, parts: parts.length };
}
