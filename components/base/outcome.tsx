import { OUTCOME_WORDS } from "../../lib/domain/sync/result-reasons.ts";
import type { ResultRow } from "../../lib/messaging/views.ts";
import { ArrowIcon, ClockIcon, CrossIcon, DashIcon, TickIcon, WarningIcon } from "./icons.tsx";

type Outcome = ResultRow["outcome"];

const icons: Record<Outcome, () => preact.JSX.Element> = {
  success: TickIcon,
  failed: CrossIcon,
  uncompleted: ClockIcon,
  "to-review": ArrowIcon,
  saving: ClockIcon,
  declined: DashIcon,
  "not-active": DashIcon,
  "not-pace": DashIcon,
  "without-contract": DashIcon,
};

/** The class that carries an outcome's colours. The uncounted ones look alike. */
export function outcomeTone(outcome: Outcome): string {
  return tones[outcome] ?? "pb-tone-neutral";
}

const tones: Partial<Record<Outcome, string>> = {
  success: "pb-tone-success",
  failed: "pb-tone-danger",
  uncompleted: "pb-tone-warning",
  "to-review": "pb-tone-info",
  saving: "pb-tone-info",
};

export function OutcomeIcon({ outcome }: { outcome: Outcome }) {
  const Picture = icons[outcome];
  return <Picture />;
}

type Told = Pick<ResultRow, "outcome" | "totals">;

/** Agreeing dates beside a total that differs are a warning, whatever the legend counts them as. */
function isWarned({ outcome, totals }: Told): boolean {
  return outcome === "success" && totals !== undefined;
}

/** The class that carries a result's colours. */
export function resultTone(row: Told): string {
  return isWarned(row) ? "pb-tone-warning" : outcomeTone(row.outcome);
}

export function ResultIcon({ row }: { row: Told }) {
  return isWarned(row) ? <WarningIcon /> : <OutcomeIcon outcome={row.outcome} />;
}

/** Icon and word, never one without the other. */
export function ResultBadge({ row, look = "pb-badge" }: { row: Told; look?: "pb-badge" | "pb-state" }) {
  return (
    <span class={`${look} ${resultTone(row)}`}>
      <ResultIcon row={row} />
      {OUTCOME_WORDS[row.outcome]}
    </span>
  );
}
