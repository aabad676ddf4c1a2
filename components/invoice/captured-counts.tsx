import type { CapturedVerdict } from "../../lib/domain/invoice/model/captured-verdict.ts";
import { showInvisible } from "../../lib/core/invisible-characters.ts";
import { BrandMark, CrossIcon, InfoIcon, TickIcon, WarningIcon } from "../base/icons.tsx";
import { plural } from "../base/plural.ts";
import { timeAgo } from "../base/time-ago.ts";

export interface CapturedCountsProps {
  /** Invoices in the list. */
  invoices: number;
  /** The results so far. */
  verdicts: readonly CapturedVerdict[];
  /** Ticked for a bulk action although they have errors. */
  badTicked: number;
  now: number;
  /** Plans that are being retrieved, one client after the other. */
  retrieving: { done: number; total: number } | null;
  onNext: () => void;
  onRetrieve: () => void;
  onUntick: () => void;
}

/** The summary of all captured invoices; each result is shown in its row. */
export function CapturedCounts(props: CapturedCountsProps) {
  const { invoices, verdicts, badTicked, onNext, onUntick } = props;
  const count = (tone: Tone) => verdicts.filter((verdict) => capturedTone(verdict) === tone).length;
  const [bad, warned] = [count("block"), count("warn")];
  const isDone = verdicts.length === invoices;
  return (
    <section class="pb-surface pb-invoice" aria-label="Planbridge: captured invoices">
      <header class="pb-invoice-head">
        <BrandMark />
        <strong>Invoice check</strong>
        {bad > 0 && (
          <span class="pb-badge pb-tone-danger">
            <CrossIcon />
            {plural(bad, "invoice")} with errors
          </span>
        )}
        {warned > 0 && (
          <span class="pb-badge pb-tone-warning">
            <WarningIcon />
            {plural(warned, "invoice")} with warnings
          </span>
        )}
        {isDone && bad + warned === 0 && <NoProblems verdicts={verdicts} />}
        <output class="pb-quiet">
          {isDone ? `${plural(invoices, "invoice")} checked` : `Checking ${verdicts.length} of ${invoices}…`}
        </output>
        {bad + warned > 0 && (
          <button type="button" class="pb-link" onClick={onNext}>
            Next problem
          </button>
        )}
        <PlanAges {...props} />
      </header>
      {badTicked > 0 && (
        <p class="pb-invoice-note pb-tone-warning">
          <WarningIcon />
          {plural(badTicked, "ticked invoice has errors", "ticked invoices have errors")}.
          <button type="button" class="pb-link" onClick={onUntick}>
            {badTicked === 1 ? "Untick it" : "Untick them"}
          </button>
        </p>
      )}
    </section>
  );
}

/** Says what wasn't checked: dates and budgets of invoices without a plan. */
function NoProblems({ verdicts }: Pick<CapturedCountsProps, "verdicts">) {
  if (verdicts.some(isWithoutPlan))
    return (
      <span class="pb-badge pb-tone-neutral">
        <InfoIcon />
        No problems found, but some plans and budgets weren't checked
      </span>
    );
  return (
    <span class="pb-badge pb-tone-success">
      <TickIcon />
      No problems found
    </span>
  );
}

function isWithoutPlan({ planAt, planProblem }: CapturedVerdict): boolean {
  return planAt === null || planProblem !== undefined;
}

/** The age of the plans used, and a button to retrieve missing ones. */
function PlanAges({ verdicts, now, retrieving, onRetrieve }: CapturedCountsProps) {
  const ages = verdicts.flatMap(({ planAt }) => (typeof planAt === "number" ? planAt : []));
  const missing = verdicts.filter(({ planAt }) => planAt === null);
  return (
    <span class="pb-invoice-age">
      <span class="pb-quiet">
        {ages.length > 0 && `Oldest plan retrieved ${timeAgo(Math.min(...ages), now)}. `}
        {missing.length > 0 && `${plural(missing.length, "invoice")} without a retrieved plan.`}
      </span>
      {missing.length > 0 && (
        <button
          type="button"
          class="pb-link"
          aria-disabled={retrieving !== null}
          onClick={() => retrieving || onRetrieve()}
        >
          {retrieving ? `Retrieving ${retrieving.done + 1} of ${retrieving.total}…` : "Retrieve them"}
        </button>
      )}
    </span>
  );
}

type Tone = "block" | "warn" | "fine";

export function capturedTone({ blocks, warnings, problem }: CapturedVerdict): Tone {
  if (blocks > 0 || problem) return "block";
  return warnings > 0 ? "warn" : "fine";
}

/** A result in a sentence, with the reason when no plan was used. */
export function capturedText(verdict: CapturedVerdict): string {
  const { first, problem, lines, blocks, warnings } = verdict;
  if (problem) return `✕ ${showInvisible(problem.what)}`;
  const without = withoutPlan(verdict);
  if (!first) return `✓ ${plural(lines, "line")} checked. No problems found.${without}`;
  const more = blocks + warnings - 1;
  return `${blocks > 0 ? "✕" : "!"} ${first}${more > 0 ? ` And ${more} more.` : ""}${without}`;
}

function withoutPlan({ planAt, planProblem }: CapturedVerdict): string {
  if (planProblem) return ` The plan wasn't retrieved: ${planProblem.what}`;
  return planAt === null ? " No plan was retrieved, so its dates and budgets weren't checked." : "";
}
