import type { CapturedVerdict } from "../lib/wire/views.ts";
import { BrandMark, CrossIcon, DashIcon, TickIcon, WarningIcon } from "./icons.tsx";
import { plural } from "./plural.ts";

/** A row of the Streamline list with what the rules say of it. */
export interface CapturedRow {
  path: string;
  client: string;
  number: string;
  /** Absent while it is being checked. */
  verdict?: CapturedVerdict;
}

export interface CapturedListProps {
  rows: readonly CapturedRow[];
  /** How many have been checked. */
  checked: number;
  onGoTo: (path: string) => void;
  onNext: () => void;
}

/** Every captured invoice of the list with its verdict, the counts first. */
export function CapturedList({ rows, checked, onGoTo, onNext }: CapturedListProps) {
  const bad = rows.filter(({ verdict }) => verdict && (verdict.blocks > 0 || verdict.problem)).length;
  const warned = rows.filter(({ verdict }) => verdict && verdict.blocks === 0 && verdict.warnings > 0).length;
  return (
    <section class="pb-surface pb-invoice" aria-label="Planbridge: captured invoices">
      <header class="pb-invoice-head">
        <BrandMark />
        <strong>Invoice check</strong>
        <span class="pb-badge pb-tone-failed">
          <CrossIcon />
          {plural(bad, "invoice")} with problems
        </span>
        <span class="pb-badge pb-tone-uncompleted">
          <WarningIcon />
          {plural(warned, "invoice")} with warnings
        </span>
        <output class="pb-quiet">
          {checked < rows.length
            ? `Checking ${checked} of ${rows.length}…`
            : `${plural(rows.length, "invoice")} checked`}
        </output>
        {bad + warned > 0 && (
          <button type="button" class="pb-link" onClick={onNext}>
            Next problem
          </button>
        )}
      </header>
      <ul class="pb-captured">
        {rows.map((row) => (
          <li key={row.path} data-verdict={wordOf(row)}>
            <Mark row={row} />
            <strong>{row.client}</strong>
            <span class="pb-quiet">{row.number}</span>
            <span class="pb-finding-words">{wordsOf(row)}</span>
            <button type="button" class="pb-link" onClick={() => onGoTo(row.path)}>
              Go to row
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function wordOf({ verdict }: CapturedRow): "waiting" | "block" | "warn" | "fine" {
  if (!verdict) return "waiting";
  if (verdict.blocks > 0 || verdict.problem) return "block";
  return verdict.warnings > 0 ? "warn" : "fine";
}

function Mark({ row }: { row: CapturedRow }) {
  const word = wordOf(row);
  if (word === "waiting") return <DashIcon />;
  if (word === "block") return <CrossIcon />;
  return word === "warn" ? <WarningIcon /> : <TickIcon />;
}

function wordsOf({ verdict }: CapturedRow): string {
  if (!verdict) return "Waiting for its turn";
  if (verdict.problem) return verdict.problem.what;
  const more = verdict.blocks + verdict.warnings - 1;
  if (!verdict.first) return `${plural(verdict.lines, "line")}, nothing stands against it.`;
  return more > 0 ? `${verdict.first} And ${more} more.` : verdict.first;
}
