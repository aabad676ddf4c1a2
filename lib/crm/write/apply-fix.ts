import type { Finding, Fix, InvoiceField } from "../../domain/invoice/model/finding.ts";
import { formatHundredths } from "../../core/hundredths.ts";
import { matchesSpelling } from "../profile/label.ts";
import { readInvoice, type PageInvoice } from "../read/read-invoice.ts";
import { isSettable } from "../read/invoice/field-control.ts";
import { focusPlace } from "../read/fields/replaced-select.ts";
import { setControl } from "./set-control.ts";
import { fixMany } from "./fix-many.ts";
import { comesTrue, fieldOf, moment, SETTLED_TRIES, valueFor } from "./field-value.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";

/** What in the page a finding is about: the control of its line or of the invoice's head; the cell where nothing can be typed. */
export function controlForFinding(
  shown: PageInvoice,
  { lineId, field }: Pick<Finding, "lineId" | "field">,
): HTMLElement | undefined {
  const own = fieldOf(shown, { lineId, field });
  if (own || !lineId) return own && focusPlace(own);
  const line = shown.lines.find((each) => each.line.id === lineId);
  const [other] = Object.values(line?.controls ?? {});
  return (other && focusPlace(other)) ?? line?.cells[field] ?? line?.row;
}

/** `not-taken`: the page shows another value than it was given. `no-line`: it added none for the rest of a split line. */
export type FixOutcome = "done" | "not-taken" | "no-line";

/**
 * Does what a finding proposes, after a person pressed it. The page's own fields are set as if they had been typed, and read
 * again. Where the page adds no line for the other part of a split, all of it stays where it was.
 */
export async function applyFix(
  doc: Document,
  pageUrl: string,
  finding: Finding & { fix: Fix },
  profile: InvoiceProfile,
): Promise<FixOutcome> {
  if (finding.fix.kind === "set") {
    const { notTaken } = await fixMany(doc, pageUrl, [{ ...finding, fix: finding.fix }], profile);
    return notTaken === 0 ? "done" : "not-taken";
  }
  const shown = readInvoice(doc, pageUrl, profile);
  const source = shown.lines.find(({ line }) => line.id === finding.lineId);
  if (!source) return "done";
  const copied = Object.entries(source.controls).map(([field, control]) => [field, control.value] as const);
  const { parts } = finding.fix;
  if (!addLineButton(doc, profile)) return "no-line";
  const count = shown.lines.length;
  const places = parts.map((_part, at) => (at === 0 ? shown.lines.indexOf(source) : count + at - 1));
  // All lines before any money: what is taken from one must have where to go.
  for (const place of places.slice(1)) if (!(await addLine(doc, pageUrl, profile, place))) return "no-line";
  for (const [at, part] of parts.entries())
    await fill(doc, pageUrl, profile, places[at] ?? -1, values(copied, part));
  const isTaken = () => {
    const { lines } = readInvoice(doc, pageUrl, profile);
    return parts.every(({ from, to, total }, at) => {
      const line = lines[places[at] ?? -1]?.line;
      return line?.from === from && line.to === to && line.total === total;
    });
  };
  return (await comesTrue(isTaken, SETTLED_TRIES)) ? "done" : "not-taken";
}

/** A page that draws its lines itself, or has its server do so, takes a moment. */
const MOST_TRIES = 150;

function addLine(doc: Document, pageUrl: string, profile: InvoiceProfile, before: number): Promise<boolean> {
  addLineButton(doc, profile)?.click();
  return comesTrue(() => readInvoice(doc, pageUrl, profile).lines.length > before, MOST_TRIES);
}

type Part = Extract<Fix, { kind: "split" }>["parts"][number];

function values(copied: readonly (readonly [string, string])[], part: Part): Map<string, string> {
  const next = new Map(copied);
  next.set("from", part.from);
  next.set("to", part.to);
  if (part.quantity !== undefined) next.set("quantity", formatHundredths(part.quantity));
  if (part.hours !== undefined) next.set("hours", formatHundredths(part.hours));
  next.set("lineTotal", formatHundredths(part.total));
  return next;
}

/** The row is looked up anew for each field: a page may have replaced it after the one before. */
async function fill(
  doc: Document,
  pageUrl: string,
  profile: InvoiceProfile,
  at: number,
  wanted: ReadonlyMap<string, string>,
): Promise<void> {
  for (const [field, value] of wanted) {
    const control = readInvoice(doc, pageUrl, profile).lines[at]?.controls[field as InvoiceField];
    const next = control && valueFor(control, value, profile);
    if (!control || next === undefined || control.value === next || !isSettable(control)) continue;
    setControl(control, next);
    await moment();
  }
}

function addLineButton(doc: Document, { controls }: InvoiceProfile): HTMLElement | undefined {
  const buttons = Array.from(doc.querySelectorAll<HTMLElement>("button,a,input[type=button]"));
  return buttons.find((button) =>
    matchesSpelling(button.textContent || (button as HTMLInputElement).value, controls.addLine),
  );
}

/**
 * Without fixes that the page can't take: a value where it can't be put, or a split where there is no known way to a further
 * line, as half of it would be lost.
 */
export function withoutImpossibleFixes(
  doc: Document,
  shown: PageInvoice,
  findings: readonly Finding[],
  profile: InvoiceProfile,
): Finding[] {
  // With every key: the page is searched for the button only where it matters.
  const canSplit =
    findings.some(({ fix }) => fix?.kind === "split") && addLineButton(doc, profile) !== undefined;
  const isPossible = (fix: Fix, { lineId }: Finding) => {
    const settable = (field: InvoiceField) => isSettable(fieldOf(shown, { lineId, field }));
    if (fix.kind === "split") return canSplit && SPLIT.every(settable);
    const control = fieldOf(shown, { lineId, field: fix.field });
    return (
      isSettable(control) && control !== undefined && valueFor(control, fix.value, profile) !== undefined
    );
  };
  return findings.map((finding) => {
    const { fix, ...others } = finding;
    return fix && !isPossible(fix, finding) ? others : finding;
  });
}

/** What differs between the parts of a line. */
const SPLIT: readonly InvoiceField[] = ["from", "to", "lineTotal"];
