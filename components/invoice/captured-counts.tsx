import { useRef } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { CapturedVerdict } from "../../lib/domain/invoice/model/captured-verdict.ts";
import { showInvisible } from "../../lib/core/invisible-characters.ts";
import { BrandMark, InfoIcon, TickIcon, WarningIcon } from "../base/icons.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { plural } from "../base/plural.ts";
import { severityText } from "../base/severity.tsx";
import { timeAgo } from "../base/time-ago.ts";
import { CapturedDock, type CapturedDockProps } from "./captured-dock.tsx";
import { countProblems } from "./captured-tone.ts";
import { FloatingDock } from "./floating-dock.tsx";

export interface CapturedCountsProps extends CapturedDockProps {
  /** Invoices in the list. */
  invoices: number;
  /** Why rows of the list aren't among them. */
  unread: Problem | null;
  now: number;
  /** Plans that are being retrieved, one client after the other. */
  retrieving: { done: number; total: number } | null;
  onRetrieve: () => void;
}

/** The summary of all captured invoices; each result is shown in its row. */
export function CapturedCounts(props: CapturedCountsProps) {
  const { invoices, verdicts, unread } = props;
  const panel = useRef<HTMLElement>(null);
  const { bad, warned } = countProblems(verdicts);
  const isDone = verdicts.length === invoices;
  return (
    <section ref={panel} class="pb-surface pb-invoice" aria-label="Planbridge: captured invoices">
      <header class="pb-invoice-head">
        <BrandMark />
        <strong>Invoice check</strong>
        {isDone && invoices > 0 && !unread && bad + warned === 0 && <NoProblems verdicts={verdicts} />}
        {unread && (
          <span class="pb-badge pb-tone-warning">
            <WarningIcon />
            {invoices === 0 ? "Not checked" : "Partly checked"}
          </span>
        )}
        <output class="pb-quiet">{progressText(props)}</output>
        <PlanAges {...props} />
      </header>
      {unread && <ProblemNote problem={unread} look="plain" />}
      <FloatingDock of={panel} canFloat={bad + warned > 0 || props.badTicked > 0}>
        {() => <CapturedDock {...props} />}
      </FloatingDock>
    </section>
  );
}

function progressText({ invoices, verdicts, unread }: CapturedCountsProps): string {
  if (invoices === 0) return unread ? "" : "No invoices to check";
  if (verdicts.length < invoices) return `Checking ${verdicts.length} of ${invoices}…`;
  return `${plural(invoices, "invoice")} checked`;
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

/** A result in a sentence, with the reason when no plan was used. */
export function capturedText(verdict: CapturedVerdict): string {
  const { first, problem, lines, blocks, warnings } = verdict;
  if (problem) return `${severityText("block")}: ${showInvisible(problem.what)}`;
  const without = withoutPlan(verdict);
  if (!first) return `${severityText("ok")}: ${plural(lines, "line")} checked. No problems found.${without}`;
  const more = blocks + warnings - 1;
  return `${severityText(blocks > 0 ? "block" : "warn")}: ${first}${more > 0 ? ` And ${more} more.` : ""}${without}`;
}

function withoutPlan({ planAt, planProblem }: CapturedVerdict): string {
  if (planProblem) return ` The plan wasn't retrieved: ${planProblem.what}`;
  return planAt === null ? " No plan was retrieved, so its dates and budgets weren't checked." : "";
}
