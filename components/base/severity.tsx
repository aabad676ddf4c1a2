import { type Severity, SEVERITY_WORDS } from "../../lib/domain/invoice/model/finding.ts";
import { CrossIcon, InfoIcon, TickIcon, WarningIcon } from "./icons.tsx";
import { plural } from "./plural.ts";

/** The one scale of every surface. `ok`: no finding at all. */
export type Level = Severity | "ok";

const levels: Record<Level, { text: string; tone: string; Icon: () => preact.JSX.Element }> = {
  block: { text: SEVERITY_WORDS.block, tone: "pb-tone-danger", Icon: CrossIcon },
  warn: { text: SEVERITY_WORDS.warn, tone: "pb-tone-warning", Icon: WarningIcon },
  note: { text: SEVERITY_WORDS.note, tone: "pb-tone-neutral", Icon: InfoIcon },
  ok: { text: "OK", tone: "pb-tone-success", Icon: TickIcon },
};

export function severityText(level: Level): string {
  return levels[level].text;
}

/** `1 error`, `2 warnings`. */
export function severityCount(severity: Severity, count: number): string {
  return plural(count, levels[severity].text.toLowerCase());
}

/** The class that carries the colours. */
export function severityTone(level: Level): string {
  return levels[level].tone;
}

export function SeverityIcon({ level }: { level: Level }) {
  const { Icon } = levels[level];
  return <Icon />;
}

/** Icon and word: the level is never told by colour alone. */
export function SeverityMark({ level }: { level: Level }) {
  return (
    <span class={`pb-state ${severityTone(level)}`}>
      <SeverityIcon level={level} />
      {severityText(level)}
    </span>
  );
}
