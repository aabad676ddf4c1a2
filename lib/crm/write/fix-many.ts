import type { Finding, Fix } from "../../domain/invoice/model/finding.ts";
import type { FixedField } from "../../domain/invoice/model/kept-fixes.ts";
import { type PageInvoice, readInvoice } from "../read/read-invoice.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";
import { isSettable } from "../read/invoice/field-control.ts";
import { setControl } from "./set-control.ts";
import { comesTrue, fieldOf, holds, moment, SETTLED_TRIES, valueFor } from "./field-value.ts";

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
 * Does what several findings propose, one field after the other, after a person pressed it once. All are read again at the end. A
 * field that holds another value than at the press is left as it is: somebody has typed into it since.
 */
export async function fixMany(
  doc: Document,
  pageUrl: string,
  findings: readonly SetFinding[],
  profile: InvoiceProfile,
  onProgress?: (done: number) => void,
): Promise<FixesOutcome> {
  const read = () => readInvoice(doc, pageUrl, profile);
  let shown = read();
  const planned = findings.map(({ lineId, fix: { field, value } }) => {
    const place = { lineId, field };
    return { place, value, before: fieldOf(shown, place)?.value };
  });
  const changed: ((typeof planned)[number] & { before: string })[] = [];
  for (const [at, { place, value, before }] of planned.entries()) {
    onProgress?.(at);
    // A page may draw its lines anew after each change.
    if (!fieldOf(shown, place)?.isConnected) shown = read();
    const control = fieldOf(shown, place);
    const next = control && valueFor(control, value, profile);
    if (before === undefined || next === undefined || control?.value !== before || !isSettable(control))
      continue;
    setControl(control, next);
    changed.push({ place, value, before });
    await moment();
  }
  const taken = (now: PageInvoice) =>
    changed.filter(({ place, value }) => holds(fieldOf(now, place), value, profile));
  await comesTrue(() => taken(read()).length === changed.length, SETTLED_TRIES);
  const last = read();
  const fixed = taken(last).map(({ place, value, before }) => ({
    ...place,
    before,
    after: fieldOf(last, place)?.value ?? value,
  }));
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
  const read = () => readInvoice(doc, pageUrl, profile);
  let shown = read();
  const changed: FixedField[] = [];
  for (const each of fixed.toReversed()) {
    if (!fieldOf(shown, each)?.isConnected) shown = read();
    const control = fieldOf(shown, each);
    if (!control || control.value !== each.after || !isSettable(control)) continue;
    setControl(control, each.before);
    changed.push(each);
    await moment();
  }
  const givenBack = () => {
    const now = read();
    return changed.filter((each) => fieldOf(now, each)?.value === each.before).length;
  };
  await comesTrue(() => givenBack() === changed.length, SETTLED_TRIES);
  return fixed.length - givenBack();
}
