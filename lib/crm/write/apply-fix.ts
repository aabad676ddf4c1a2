import { formatDate, ISO_DATE } from "../../core/calendar-date.ts";
import type { Finding, Fix, InvoiceField } from "../../domain/invoice/model/finding.ts";
import { formatHundredths } from "../../core/hundredths.ts";
import { meansSameValue } from "./fill-form.ts";
import { matchesSpelling, withoutAmount } from "../profile/label.ts";
import { readInvoice, type PageInvoice } from "../read/read-invoice.ts";
import type { Control } from "../read/read-invoice-line.ts";
import { labelledControls } from "../read/find-form.ts";
import { setControl } from "./set-control.ts";
import type { InvoiceProfile } from "../profile/site-profile.ts";

const HEADER: Partial<
  Record<
    InvoiceField,
    "serviceProvider" | "abn" | "invoiceNumber" | "invoiceDate" | "invoiceTotal" | "ndisNumber"
  >
> = {
  provider: "serviceProvider",
  abn: "abn",
  number: "invoiceNumber",
  date: "invoiceDate",
  total: "invoiceTotal",
  ndisNumber: "ndisNumber",
};

/** What in the page a finding is about: the control of its line or of the invoice's head; the cell where nothing can be typed. */
export function controlForFinding(
  doc: Document,
  shown: PageInvoice,
  { lineId, field }: Pick<Finding, "lineId" | "field">,
  profile: InvoiceProfile,
): HTMLElement | undefined {
  if (lineId) {
    const line = shown.lines.find((each) => each.line.id === lineId);
    return line?.controls[field] ?? Object.values(line?.controls ?? {})[0] ?? line?.cells[field] ?? line?.row;
  }
  const name = HEADER[field];
  const spellings = name ? profile.fields[name] : [];
  for (const form of doc.querySelectorAll("form")) {
    const found = labelledControls(form).find(([label]) => matchesSpelling(label, spellings));
    if (found) return found[1];
  }
  return undefined;
}

/**
 * Does what a finding proposes, after a person pressed it. The page's own fields are set as if they had been typed.
 * False: a line was to be split and the page added none for the other part, so all of it stays where it was.
 */
export async function applyFix(
  doc: Document,
  pageUrl: string,
  finding: Finding & { fix: Fix },
  profile: InvoiceProfile,
): Promise<boolean> {
  const shown = readInvoice(doc, pageUrl, profile);
  if (finding.fix.kind === "set") {
    const control = controlForFinding(doc, shown, { ...finding, field: finding.fix.field }, profile);
    if (control)
      setControl(control as HTMLInputElement, valueFor(control as Control, finding.fix.value, profile));
    return true;
  }
  const source = shown.lines.find(({ line }) => line.id === finding.lineId);
  if (!source) return true;
  const copied = Object.entries(source.controls).map(([field, control]) => [field, control.value] as const);
  const { parts } = finding.fix;
  if (!addLineButton(doc, profile)) return false;
  const count = shown.lines.length;
  const places = parts.map((_part, at) => (at === 0 ? shown.lines.indexOf(source) : count + at - 1));
  // All lines before any money: what is taken from one must have where to go.
  for (const place of places.slice(1)) if (!(await addLine(doc, pageUrl, profile, place))) return false;
  for (const [at, part] of parts.entries())
    await fill(doc, pageUrl, profile, places[at] ?? -1, values(copied, part));
  return true;
}

/** A page that draws its lines itself, or has its server do so, takes a moment. */
const MOST_TRIES = 150;

async function addLine(
  doc: Document,
  pageUrl: string,
  profile: InvoiceProfile,
  before: number,
): Promise<boolean> {
  const isThere = () => readInvoice(doc, pageUrl, profile).lines.length > before;
  addLineButton(doc, profile)?.click();
  for (let tries = 0; tries < MOST_TRIES && !isThere(); tries += 1) await moment();
  return isThere();
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
    if (next === undefined || control?.value === next || (control as HTMLInputElement).readOnly) continue;
    setControl(control as Control, next);
    await moment();
  }
}

function addLineButton(doc: Document, { controls }: InvoiceProfile): HTMLElement | undefined {
  const buttons = Array.from(doc.querySelectorAll<HTMLElement>("button,a,input[type=button]"));
  return buttons.find((button) =>
    matchesSpelling(button.textContent || (button as HTMLInputElement).value, controls.addLine),
  );
}

/** Where the page has no way to a further line that is known, a split isn't offered: half of it would be lost. */
export function withoutIncompleteSplits(
  doc: Document,
  findings: readonly Finding[],
  profile: InvoiceProfile,
): Finding[] {
  // With every key: the page is searched for the button only where it matters.
  if (!findings.some(({ fix }) => fix?.kind === "split") || addLineButton(doc, profile)) return [...findings];
  return findings.map(({ fix, ...finding }) => (fix && fix.kind !== "split" ? { ...finding, fix } : finding));
}

/** As the control holds it: a day as the CRM writes days, a choice by what it means. */
function valueFor(control: Control, value: string, profile: InvoiceProfile): string {
  if (control.tagName === "SELECT") {
    const options = Array.from((control as HTMLSelectElement).options);
    const meant = options.find(({ textContent }) =>
      meansSameValue(withoutAmount(textContent), value, profile),
    );
    return meant?.value ?? value;
  }
  const isDay = ISO_DATE.test(value);
  return isDay && control.type !== "date" ? formatDate(value) : value;
}

function moment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}
