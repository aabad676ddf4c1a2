import type { Finding } from "../../lib/domain/invoice/model/finding.ts";
import type { FindingGroup } from "../../lib/domain/invoice/rules/finding-groups.ts";
import { formatCount } from "../../lib/core/count.ts";
import { plural } from "../base/plural.ts";
import { SeverityIcon, severityText, severityTone } from "../base/severity.tsx";

/** Findings of one kind, as the dock shows them. */
export interface Cause extends FindingGroup {
  label: string;
  /** As many of them as one press can put right. */
  fixable: number;
  /** The lines that they come from; `null`: from nothing but themselves, as far as anybody can tell. */
  lines: readonly string[] | null;
}

interface FindingCauseProps {
  cause: Cause;
  isBusy: boolean;
  onCause: (cause: Cause) => void;
  onFixAll?: ((cause: Cause) => void) | undefined;
}

/** One kind of findings: how many, the way to them, and what else can be done about all of them. */
export function FindingCause({ cause, isBusy, onCause, onFixAll }: FindingCauseProps) {
  const { label, severity, findings, lines } = cause;
  return (
    <li class={`pb-cause ${severityTone(severity)}`}>
      <button
        type="button"
        class="pb-cause-name"
        title={lines ? "Goes to the next line that these come from" : "Goes to the next of these"}
        onClick={() => onCause(cause)}
      >
        <SeverityIcon level={severity} />
        <span class="pb-unseen">{severityText(severity)}: </span>
        <strong>{formatCount(findings.length)}</strong> {label}
      </button>
      <CauseActions cause={cause} isBusy={isBusy} onFixAll={onFixAll} />
    </li>
  );
}

/** What the findings of a kind come from, and one press for all that it can put right. */
export function CauseActions({ cause, isBusy, onFixAll }: Omit<FindingCauseProps, "onCause">) {
  const { label, fixable, lines } = cause;
  return (
    <>
      {lines && (
        <span class="pb-quiet">
          from {plural(lines.length, "line")}: {namedLines(lines)}
        </span>
      )}
      {onFixAll && fixable > 0 && (
        <button
          type="button"
          class="pb-link"
          aria-label={`${fixWords(fixable)}: ${label}`}
          aria-disabled={isBusy}
          onClick={() => isBusy || onFixAll(cause)}
        >
          {fixWords(fixable)}
        </button>
      )}
    </>
  );
}

/** As many findings of one kind are listed behind its name. */
const MANY = 8;

/** Whether the list has a kind's findings behind its name. */
export function isFolded({ findings }: Cause): boolean {
  return findings.length >= MANY;
}

const MAX_NAMED = 9;

function namedLines(lines: readonly string[]): string {
  const named = lines.slice(0, MAX_NAMED).join(", ");
  return lines.length > MAX_NAMED ? `${named} and more` : named;
}

/** Where a kind leads: to the lines that it comes from, else to its findings one after the other. */
export function placesOf({ findings, lines }: Cause): readonly Pick<Finding, "lineId" | "field">[] {
  return lines ? lines.map((lineId) => ({ lineId, field: "lineTotal" as const })) : findings;
}

/** The name of the button for a screen reader begins with what it says. */
function fixWords(fixable: number): string {
  return fixable === 1 ? "Fix it" : `Fix all ${formatCount(fixable)}`;
}
