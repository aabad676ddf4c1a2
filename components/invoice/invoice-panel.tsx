import type { ComponentChild } from "preact";
import { useRef } from "preact/hooks";
import { VisibleText } from "../base/visible-text.tsx";
import { type Finding, isError } from "../../lib/domain/invoice/model/finding.ts";
import type { Problem } from "../../lib/core/problem.ts";
import type { InvoiceContextView } from "../../lib/messaging/views.ts";
import { Disclosure } from "../base/disclosure.tsx";
import { BrandMark, WarningIcon } from "../base/icons.tsx";
import { AfterInvoice } from "./after-invoice.tsx";
import { FloatingDock } from "./floating-dock.tsx";
import { InvoiceDock, type InvoiceDockProps, SpokenCounts } from "./invoice-dock.tsx";
import {
  InvoiceFindings,
  type InvoiceFindingsProps,
  ReadableBadge,
  type Readable,
} from "./invoice-findings.tsx";
import { formatCount } from "../../lib/core/count.ts";
import type { NextCaptured } from "../../lib/domain/invoice/model/captured-verdict.ts";
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

export interface InvoicePanelProps extends Omit<InvoiceDockProps, "isFloating"> {
  findings: readonly Finding[];
  lines: number;
  /** How much of the lines is read for certain. */
  readable: Readable;
  /** Why it isn't all. */
  unread: readonly Problem[];
  /** Whether the page saves in a way that can be stopped, should there be Errors. */
  canStop: boolean;
  withheld: readonly UnavailableCategory[];
  /** Whether the page names whose invoice it is. */
  hasClient: boolean;
  /** `null` until the background has replied. */
  known: InvoiceContextView | null;
  problem: Problem | null;
  /** Of a captured invoice: where the next one with errors is, and how many there are. */
  nextInvoice: NextCaptured | null;
  retrieving: boolean;
  now: number;
  /** The client's plan in time, with the services' days. */
  picture?: ComponentChild;
  onGoTo: (finding: Finding) => void;
  onFix?: ((finding: Finding) => void) | undefined;
  onSetting: InvoiceFindingsProps["onSetting"];
  onRetrieve: () => void;
  /** Back to the field of the page that the person came from. */
  onLeave: () => void;
}

/** The findings of an invoice while it is typed, the remaining funds after it, and the age of the data. */
export function InvoicePanel(props: InvoicePanelProps) {
  const { findings, causes, lines, readable, unread, remaining, withheld, problem, stopped, nextInvoice } =
    props;
  const panel = useRef<HTMLElement>(null);
  const blocks = findings.filter(isError).length;
  const hasNews = causes.length > 0 || stopped !== null || props.undo !== null || props.unfixed !== null;
  return (
    // A key that leaves it, whatever in it has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={panel}
      class="pb-surface pb-invoice"
      aria-label="Planbridge: invoice check"
      onKeyDown={({ key }) => key === "Escape" && props.onLeave()}
    >
      <header class="pb-invoice-head">
        <BrandMark />
        <strong>Invoice check</strong>
        <ReadableBadge findings={findings} lines={lines} readable={readable} />
        {nextInvoice?.path && (
          <a class="pb-link" href={nextInvoice.path}>
            Next invoice with errors ({formatCount(nextInvoice.left)} left)
          </a>
        )}
        <DataAge {...props} />
      </header>
      <FloatingDock of={panel} canFloat={hasNews}>
        {(isFloating) => <InvoiceDock {...props} isFloating={isFloating} />}
      </FloatingDock>
      <SpokenCounts causes={causes} />
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
        causes={causes}
        lines={lines}
        readable={readable}
        unchecked={uncheckedOf(props)}
        isFixing={props.fixing !== null}
        onFixAll={props.onFixAll}
        onGoTo={props.onGoTo}
        onFix={props.onFix}
        onSetting={props.onSetting}
      />
      {remaining && <AfterInvoice remaining={remaining} />}
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
      {props.picture}
    </section>
  );
}

/** The age of the data on each side, and a button for newer data: a check is only as good as its data. */
function DataAge({
  known,
  hasClient,
  problem: failure,
  now,
  retrieving,
  onRetrieve,
}: Pick<InvoicePanelProps, "known" | "hasClient" | "problem" | "now" | "retrieving" | "onRetrieve">) {
  const canRetrieve = known?.client !== undefined && known.context.isPace !== false;
  useOffers({ retrieve: canRetrieve && !retrieving && onRetrieve });
  if (!known && failure) return null;
  if (!known)
    return (
      <span class="pb-quiet">{hasClient ? "Loading the client's budgets…" : "No client chosen yet"}</span>
    );
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
function uncheckedOf({ known, hasClient }: Pick<InvoicePanelProps, "known" | "hasClient">) {
  if (!known && !hasClient) return "No client is chosen, so contract and plan weren't checked.";
  if (!known) return "The client's contract and plan haven't loaded yet.";
  if (known.ndiaAt !== undefined || known.context.isPace === false) return undefined;
  return "No PACE plan was retrieved, so its dates and budgets weren't checked.";
}

function planAge(isPace: boolean | undefined, ndiaAt: number | undefined, now: number): string {
  if (ndiaAt !== undefined) return `PACE plan retrieved ${timeAgo(ndiaAt, now)}`;
  return isPace === false ? "Not a PACE plan" : "No PACE plan retrieved yet";
}
