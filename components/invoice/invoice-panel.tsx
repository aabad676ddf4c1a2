import { formatDate } from "../../lib/core/calendar-date.ts";
import type { Finding } from "../../lib/domain/invoice/model/finding.ts";
import type { Remaining } from "../../lib/domain/invoice/funding/remaining.ts";
import { formatMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { showUnseen } from "../../lib/core/invisible-characters.ts";
import type { InvoiceContextView } from "../../lib/messaging/views.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { BrandMark, CrossIcon } from "../base/icons.tsx";
import { FindingCounts, InvoiceFindings, type InvoiceFindingsProps } from "./invoice-findings.tsx";
import { plural } from "../base/plural.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { timeAgo } from "../base/time-ago.ts";

/** A category that a line can't have, and why (F64). */
export interface UnavailableCategory {
  lineId: string;
  category: string;
  reason: string;
}

export interface InvoicePanelProps {
  findings: readonly Finding[];
  lines: number;
  remaining: Remaining | null;
  withheld: readonly UnavailableCategory[];
  /** `null` until the background has answered. */
  known: InvoiceContextView | null;
  problem: Problem | null;
  /** Save was pressed and stopped: for problems, or because a line was still being split. */
  stopped: "problems" | "fixing" | null;
  retrieving: boolean;
  now: number;
  onGoTo: (finding: Finding) => void;
  onFix?: ((finding: Finding) => void) | undefined;
  onSetting: InvoiceFindingsProps["onSetting"];
  onNext: () => void;
  onRetrieve: () => void;
}

/** What stands against an invoice while it is typed, what would remain after it, and how old the data is. */
export function InvoicePanel(props: InvoicePanelProps) {
  const { findings, lines, remaining, withheld, problem, stopped, onNext } = props;
  const blocks = findings.filter(({ severity }) => severity === "block").length;
  return (
    <section class="pb-surface pb-invoice" aria-label="Planbridge: invoice check">
      <header class="pb-invoice-head">
        <BrandMark />
        <strong>Invoice check</strong>
        <FindingCounts findings={findings} onNext={onNext} />
        <DataAge {...props} />
      </header>
      {stopped === "fixing" && (
        <p class="pb-invoice-note pb-tone-warning" role="alert">
          Not saved yet: a line was still being split. Press Save again.
        </p>
      )}
      {stopped === "problems" && blocks > 0 && (
        <p class="pb-invoice-note pb-tone-danger" role="alert">
          <CrossIcon />
          Not saved: {plural(blocks, "error")} to fix first. Nothing you typed was changed.
        </p>
      )}
      {problem && <ProblemNote problem={problem} look="plain" />}
      <InvoiceFindings
        findings={findings}
        lines={lines}
        unchecked={uncheckedOf(props.known)}
        onGoTo={props.onGoTo}
        onFix={props.onFix}
        onSetting={props.onSetting}
      />
      {remaining && <AfterThis remaining={remaining} />}
      {withheld.length > 0 && (
        <Disclosure
          title={`${plural(new Set(withheld.map(({ category }) => category)).size, "category", "categories")} unavailable: see why`}
        >
          <ul class="pb-withheld">
            {withheld.map(({ lineId, category, reason }) => (
              <li key={`${lineId}/${category}`}>
                <strong>
                  Line {lineId}: {category}.
                </strong>{" "}
                {reason}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

/** How old each side is, and the way to newer data: a verdict is only as good as what it is held against. */
function DataAge({
  known,
  problem: failure,
  now,
  retrieving,
  onRetrieve,
}: Pick<InvoicePanelProps, "known" | "problem" | "now" | "retrieving" | "onRetrieve">) {
  if (!known) return failure ? null : <span class="pb-quiet">Loading the client's budgets…</span>;
  const { ndiaAt, crmAt, context, problem } = known;
  return (
    <span class="pb-invoice-age">
      <span class="pb-quiet">
        {planAge(context.isPace, ndiaAt, now)}
        {crmAt === undefined ? "" : `, CRM read ${timeAgo(crmAt, now)}`}
        {problem ? `. ${showUnseen(problem.what)}` : ""}
      </span>
      {context.isPace !== false && known.client && (
        <button
          type="button"
          class="pb-link"
          aria-disabled={retrieving}
          onClick={() => retrieving || onRetrieve()}
        >
          {retrieving && "Retrieving…"}
          {!retrieving && (ndiaAt === undefined ? "Retrieve PACE plan" : "Retrieve again")}
        </button>
      )}
    </span>
  );
}

/** A verdict without the plan claims nothing of the plan. */
function uncheckedOf(known: InvoiceContextView | null): string | undefined {
  if (!known) return "The client's contract and plan haven't loaded yet.";
  if (known.ndiaAt !== undefined || known.context.isPace === false) return undefined;
  return "No PACE plan was retrieved, so its dates and budgets weren't checked.";
}

function planAge(isPace: boolean | undefined, ndiaAt: number | undefined, now: number): string {
  if (ndiaAt !== undefined) return `PACE plan retrieved ${timeAgo(ndiaAt, now)}`;
  return isPace === false ? "Not a PACE plan" : "No PACE plan retrieved yet";
}

/** The what-if: what would remain in period, category, Core Flexible and plan. */
function AfterThis({ remaining: { categories, coreFlexible, plan } }: { remaining: Remaining }) {
  if (categories.length === 0) return null;
  return (
    <dl class="pb-after" aria-label="After this invoice">
      {categories.map((each) => (
        <div key={`${each.category}/${each.startDate}/${each.stated}`}>
          <dt>{each.category} after this</dt>
          <dd class={below(each.after)}>{shown(each.after)}</dd>
          {each.periods.map((period) => (
            <dd key={period.startDate} class={`pb-quiet ${below(period.after)}`}>
              {shown(period.after)} in the period to {formatDate(period.endDate)}
            </dd>
          ))}
        </div>
      ))}
      {coreFlexible && coreFlexible.drawn > 0 && (
        <div>
          <dt>Core Flexible after this</dt>
          <dd class={below(coreFlexible.after)}>{shown(coreFlexible.after)}</dd>
          {coreFlexible.released !== coreFlexible.after && (
            <dd class={`pb-quiet ${below(coreFlexible.released)}`}>
              {shown(coreFlexible.released)} released by now
            </dd>
          )}
        </div>
      )}
      {plan && (
        <div>
          <dt>Plan after this</dt>
          <dd class={below(plan.after)}>{shown(plan.after)}</dd>
        </div>
      )}
    </dl>
  );
}

function shown(cents: number | null): string {
  return cents === null ? "unknown" : formatMoney(cents);
}

function below(cents: number | null): string {
  return cents !== null && cents < 0 ? "pb-below" : "";
}
