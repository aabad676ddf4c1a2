import type { Severity } from "../../lib/domain/invoice/model/finding.ts";
import { CrossIcon, InfoIcon, TickIcon, WarningIcon } from "./icons.tsx";

const WORDS: Record<Severity | "none", string> = {
  block: "In the way",
  warn: "Look at it",
  note: "Note",
  none: "Fine",
};

export function severityTone(severity: Severity | "none"): string {
  return {
    block: "pb-tone-failed",
    warn: "pb-tone-uncompleted",
    note: "pb-tone-quiet",
    none: "pb-tone-success",
  }[severity];
}

export function SeverityIcon({ severity }: { severity: Severity | "none" }) {
  if (severity === "block") return <CrossIcon />;
  if (severity === "warn") return <WarningIcon />;
  return severity === "note" ? <InfoIcon /> : <TickIcon />;
}

/** How bad it is, by icon and word. */
export function SeverityMark({ severity }: { severity: Severity | "none" }) {
  return (
    <span class={`pb-state ${severityTone(severity)}`}>
      <SeverityIcon severity={severity} />
      {WORDS[severity]}
    </span>
  );
}
