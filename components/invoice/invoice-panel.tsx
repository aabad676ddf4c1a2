import { VisibleText } from "../base/visible-text.tsx";
import { formatDate } from "../../lib/core/calendar-date.ts";
import type { Finding } from "../../lib/domain/invoice/model/finding.ts";
import type { Remaining } from "../../lib/domain/invoice/funding/remaining-funds.ts";
import { formatMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { InvoiceContextView } from "../../lib/messaging/views.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { BrandMark, CrossIcon, WarningIcon } from "../base/icons.tsx";
import {
  FindingCounts,
  InvoiceFindings,
  type InvoiceFindingsProps,
  type Readable,
} from "./invoice-findings.tsx";
import { useOffers } from "../palette/offers.ts";
import { plural } from "../base/plural.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { timeAgo } from "../base/time-ago.ts";

/** A category that is unavailable on a line, and why (F64). */
export interface UnavailableCategory {
  lineId: string;
  category: string;
  reason: string;
  /** The page's list can't be changed, so it offers the category all the same. */
  stillOffered?: true;
}

export interface InvoicePanelProps {
  findings: readonly Finding[];
  lines: number;
  /** How much of the lines is read for certain. */
  readable: Readable;
  /** Why it isn't all. */
  unread: readonly Problem[];
  /** Whether the page saves in a way that can be stopped, should there be Errors. */
  canStop: boolean;
  remaining: Remaining | null;
  withheld: readonly UnavailableCategory[];
  /** `null` until the background has replied. */
  known: InvoiceContextView | null;
  problem: Problem | null;
  /** Why Save was stopped: errors, those found before the page became unreadable, or a line that was still being split. */
  stopped: "problems" | "unread" | "fixing" | null;
  retrieving: boolean;
  now: number;
  onGoTo: (finding: Finding) => void;
  onFix?: ((finding: Finding) => void) | undefined;
  onSetting: InvoiceFindingsProps["onSetting"];
  onNext: () => void;
  onRetrieve: () => void;
}

/** The findings of an invoice while it is typed, the remaining funds after it, and the age of the data. */
export function InvoicePanel(props: InvoicePanelProps) {
  const { findings, lines, readable, unread, remaining, withheld, problem, stopped, onNext } = props;
  const blocks = findings.filter(({ severity }) => severity === "block").length;
  return (
    <section class="pb-surface pb-invoice" aria-label="Planbridge: invoice check">
      <header class="pb-invoice-head">
        <BrandMark />
        <strong>Invoice check</strong>
        <FindingCounts findings={findings} readable={readable} onNext={onNext} />
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
      {stopped === "unread" && (
        <p class="pb-invoice-note pb-tone-danger" role="alert">
          <CrossIcon />
          Not saved: there were errors before the page changed, and Planbridge can't read it now.
        </p>
      )}
      {blocks > 0 && !props.canStop && (
        <p class="pb-invoice-note pb-tone-warning">
          <WarningIcon />
          This page saves in a way that Planbridge can't stop: check before you save.
        </p>
      )}
      {problem && <ProblemNote problem={problem} look="plain" />}
      {unread.map((reason) => (
        <ProblemNote key={reason.code} problem={reason} look="plain" />
      ))}
      <InvoiceFindings
        findings={findings}
        lines={lines}
        readable={readable}
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
            {withheld.map(({ lineId, category, reason, stillOffered }) => (
              <li key={`${lineId}/${category}`}>
                <strong>
                  Line {lineId}: {category}.
                </strong>{" "}
                {reason}
                {stillOffered && " This page's list still offers it."}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </section>
  );
}

/** The age of the data on each side, and a button for newer data: a check is only as good as its data. */
function DataAge({
  known,
  problem: failure,
  now,
  retrieving,
  onRetrieve,
}: Pick<InvoicePanelProps, "known" | "problem" | "now" | "retrieving" | "onRetrieve">) {
  const canRetrieve = known?.client !== undefined && known.context.isPace !== false;
  useOffers({ retrieve: canRetrieve && !retrieving && onRetrieve });
  if (!known) return failure ? null : <span class="pb-quiet">Loading the client's budgets…</span>;
  const { ndiaAt, crmAt, context, problem } = known;
  return (
    <span class="pb-invoice-age">
      <span class="pb-quiet">
        {planAge(context.isPace, ndiaAt, now)}
        {crmAt === undefined ? "" : `, CRM read ${timeAgo(crmAt, now)}`}
        {problem && (
          <>
            . <VisibleText text={problem.what} />
          </>
        )}
      </span>
      {canRetrieve && (
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

/** What a check without the plan doesn't cover. */
function uncheckedOf(known: InvoiceContextView | null): string | undefined {
  if (!known) return "The client's contract and plan haven't loaded yet.";
  if (known.ndiaAt !== undefined || known.context.isPace === false) return undefined;
  return "No PACE plan was retrieved, so its dates and budgets weren't checked.";
}

function planAge(isPace: boolean | undefined, ndiaAt: number | undefined, now: number): string {
  if (ndiaAt !== undefined) return `PACE plan retrieved ${timeAgo(ndiaAt, now)}`;
  return isPace === false ? "Not a PACE plan" : "No PACE plan retrieved yet";
}

/** What would remain in the period, category, Core Flexible and plan. */
function AfterThis({ remaining: { categories, coreFlexible, plan } }: { remaining: Remaining }) {
  if (categories.length === 0) return null;
  return (
    <dl class="pb-after" aria-label="After this invoice">
      {categories.map((each) => (
        <div key={`${each.category}/${each.startDate}/${each.stated}`}>
          <dt>{each.category} after this</dt>
          <dd class={negativeClass(each.after)}>{amountText(each.after)}</dd>
          {each.periods.map((period) => (
            <dd key={period.startDate} class={`pb-quiet ${negativeClass(period.after)}`}>
              {amountText(period.after)} in the period to {formatDate(period.endDate)}
            </dd>
          ))}
        </div>
      ))}
      {coreFlexible && coreFlexible.drawn > 0 && (
        <div>
          <dt>Core Flexible after this</dt>
          <dd class={negativeClass(coreFlexible.after)}>{amountText(coreFlexible.after)}</dd>
          {coreFlexible.released !== coreFlexible.after && (
            <dd class={`pb-quiet ${negativeClass(coreFlexible.released)}`}>
              {amountText(coreFlexible.released)} released by now
            </dd>
          )}
        </div>
      )}
      {plan && (
        <div>
          <dt>Plan after this</dt>
          <dd class={negativeClass(plan.after)}>{amountText(plan.after)}</dd>
        </div>
      )}
    </dl>
  );
}

function amountText(cents: number | null): string {
  return cents === null ? "unknown" : formatMoney(cents);
}

function negativeClass(cents: number | null): string {
  return cents !== null && cents < 0 ? "pb-below" : "";
}
