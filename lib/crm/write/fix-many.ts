import type { Finding, Fix } from "../../domain/invoice/model/finding.ts";
import { readInvoice } from "../read/read-invoice.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";
import { isSettable } from "../read/invoice/field-control.ts";
import { setControl } from "./set-control.ts";
import { applyFix } from "./apply-fix.ts";
import { comesTrue, type FieldPlace, fieldOf, SETTLED_TRIES } from "./set-field.ts";

/** A field that a fix has set, and what its control held before and holds since. */
export interface FixedField extends FieldPlace {
  before: string;
  after: string;
}

/** What came of several fixes: the fields that were set, and how many the page didn't take, or somebody changed meanwhile. */
export interface FixesOutcome {
  fixed: FixedField[];
  notTaken: number;
}

/** A finding that one value puts right. */
export type SetFinding = Finding & { fix: Extract<Fix, { kind: "set" }> };

export function isSetFinding(finding: Finding): finding is SetFinding {
  return finding.fix?.kind === "set";
}

/**
 * Does what several findings propose, one field after the other, after a person pressed it once. A field that holds another value
 * than at the press is left as it is: somebody has typed into it since.
 */
export async function fixMany(
  doc: Document,
  pageUrl: string,
  findings: readonly SetFinding[],
  profile: InvoiceProfile,
  onProgress: (done: number) => void,
): Promise<FixesOutcome> {
  const shown = readInvoice(doc, pageUrl, profile);
  const planned = findings.map((finding) => {
    const place = { lineId: finding.lineId, field: finding.fix.field };
    return { finding, place, before: fieldOf(shown, place)?.value };
  });
  const held = (place: FieldPlace) => fieldOf(readInvoice(doc, pageUrl, profile), place)?.value;
  const fixed: FixedField[] = [];
  for (const [at, { finding, place, before }] of planned.entries()) {
    onProgress(at);
    if (before === undefined || held(place) !== before) continue;
    if ((await applyFix(doc, pageUrl, finding, profile)) !== "done") continue;
    fixed.push({ ...place, before, after: held(place) ?? finding.fix.value });
  }
  return { fixed, notTaken: planned.length - fixed.length };
}

/**
 * Gives the fields back what they held before they were fixed, the last one first. What was typed into them since stays.
 * @returns how many stayed as they are
 */
export async function undoFixes(
  doc: Document,
  pageUrl: string,
  fixed: readonly FixedField[],
  profile: InvoiceProfile,
): Promise<number> {
  let left = 0;
  for (const { before, after, ...place } of fixed.toReversed()) {
    const find = () => fieldOf(readInvoice(doc, pageUrl, profile), place);
    const control = find();
    if (!control || control.value !== after || !isSettable(control)) left += 1;
    else {
      setControl(control, before);
      if (!(await comesTrue(() => find()?.value === before, SETTLED_TRIES))) left += 1;
    }
  }
  return left;
}
