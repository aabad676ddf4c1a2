import type { Finding } from "../ndis/invoice/finding.ts";
import { controlOf } from "./apply-fix.ts";
import type { ShownInvoice } from "./read-invoice.ts";
import type { SiteProfile } from "./site-profile.ts";

const RINGS = { block: "0 0 0 2px #b3261e", warn: "0 0 0 2px #9a6700", note: "" } as const;

/** Rings the fields that findings are about, and says at each what it is. Returns what takes all of it away again. */
export function markFields(
  doc: Document,
  shown: ShownInvoice,
  findings: readonly Finding[],
  profile: SiteProfile,
): () => void {
  const marked = new Map<HTMLElement, { ring: string; title: string }>();
  for (const finding of findings) {
    const control = RINGS[finding.severity] && controlOf(doc, shown, finding, profile);
    if (!control || marked.has(control)) continue;
    marked.set(control, { ring: control.style.boxShadow, title: control.title });
    control.style.boxShadow = RINGS[finding.severity];
    control.title = `${finding.what} ${finding.remedy}`;
  }
  return () => {
    for (const [control, before] of marked) {
      control.style.boxShadow = before.ring;
      control.title = before.title;
    }
  };
}
