import type { ComponentChild } from "preact";
import { formatDate } from "../../lib/core/calendar-date.ts";
import { formatMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import {
  comparedNow,
  type Drift,
  driftSince,
  type PageContract,
  totalDifference,
} from "../../lib/domain/plan/contract-drift.ts";
import { activityOf } from "../../lib/domain/plan/service-contract.ts";
import type { ContractStatusView } from "../../lib/messaging/views.ts";
import { DashIcon, WarningIcon } from "../base/icons.tsx";
import { OutcomeIcon, outcomeTone } from "../base/outcome.tsx";
import { ProblemNote } from "../base/problem-note.tsx";
import { ComparedDates, formatOpenEndedDate } from "./compared-dates.tsx";

const headlines: Record<ContractStatusView["outcome"], string> = {
  success: "Plan dates agree with the NDIA",
  failed: "Doesn't match the NDIA",
  uncompleted: "Couldn't be compared with the NDIA",
  "not-active": "Not compared: this contract isn't active",
};

/** What there is to say. */
interface Shown {
  status: ContractStatusView | null;
  problem?: Problem | null | undefined;
  shown?: (PageContract & { since?: number }) | undefined;
}

interface Content {
  tone: string;
  head: ComponentChild;
  detail?: ComponentChild;
}

export function statusContent({ status, problem, shown = {} }: Shown): Content {
  if (!status) return problem ? { tone: "pb-tone-neutral", head: null } : NEVER_CHECKED;
  const drift = driftSince(status, shown);
  if (drift.length > 0 && shown.since !== undefined && shown.since < status.checkedAt) return OLD_PAGE;
  if (status.newerPlan) return stale(drift);
  if (drift.length === 0) return verdict(status, shown);
  return isOfValues(status, shown) ? changed(status, shown, drift) : stale(drift);
}

/** Whether it told of values alone, which can be held against what the page shows now. */
function isOfValues({ outcome, compared }: ContractStatusView, shown: PageContract): boolean {
  return (
    (outcome === "success" || outcome === "failed") && compared.length > 0 && activityOf(shown) === "active"
  );
}

/** Somebody has changed the contract since: what the page shows now counts, and what the NDIA said then. */
function changed(status: ContractStatusView, shown: PageContract, drift: readonly Drift[]): Content {
  const compared = comparedNow(status.compared, shown);
  const differing = compared.filter(({ same }) => !same);
  const total = totalDifference(shown.totalFunding, status.ndiaTotal);
  const notes = drift.map(
    ({ field, before, now }) => `${field} was ${before} when it was checked and is ${now} now.`,
  );
  if (differing.length > 0)
    return {
      tone: outcomeTone("failed"),
      head: (
        <strong>
          <OutcomeIcon outcome="failed" />
          {headlines.failed}
        </strong>
      ),
      detail: (
        <>
          <div class="pb-status-detail">
            <ComparedDates compared={compared} />
          </div>
          <Notes notes={notes} differ />
          <Notes notes={total ? [total] : []} differ />
          <Notes
            notes={[
              `Set ${differing.map(({ field }) => field).join(" and ")} to the NDIA's date, save, then check again.`,
            ]}
          />
        </>
      ),
    };
  return {
    tone: total ? "pb-tone-warning" : outcomeTone("success"),
    head: (
      <>
        <strong>
          {total ? <WarningIcon /> : <OutcomeIcon outcome="success" />}
          Plan dates now agree with the NDIA
          {total && ". Total Funding differs"}
        </strong>
        <AgreedDates compared={compared} />
      </>
    ),
    detail: (
      <>
        <Notes notes={total ? [total] : []} differ />
        <Notes notes={[...notes, ...extent({ ...status, outcome: "success" }, shown)]} />
      </>
    ),
  };
}

function verdict(status: ContractStatusView, shown: PageContract): Content {
  const { outcome, compared, notes, problem } = status;
  const differ = compared.some(({ same }) => !same);
  const total = totalDifference(shown.totalFunding, status.ndiaTotal);
  const isWarned = outcome === "success" && total !== undefined;
  return {
    tone: isWarned ? "pb-tone-warning" : outcomeTone(outcome),
    head: (
      <>
        <strong>
          {isWarned ? <WarningIcon /> : <OutcomeIcon outcome={outcome} />}
          {headlines[outcome]}
          {isWarned && ". Total Funding differs"}
        </strong>
        {outcome === "success" && <AgreedDates compared={compared} />}
      </>
    ),
    detail: (
      <>
        {(differ || problem) && (
          <div class="pb-status-detail">
            {differ && <ComparedDates compared={compared} />}
            {problem && <ProblemNote problem={problem} look="plain" />}
          </div>
        )}
        <Notes notes={extent(status, shown)} />
        <Notes notes={total ? [total] : []} differ />
        <Notes notes={notes} />
      </>
    ),
  };
}

/** What agreeing dates don't cover: the amounts, unless both are known. */
function extent({ outcome, ndiaTotal }: ContractStatusView, { totalFunding }: PageContract): string[] {
  if (outcome !== "success") return [];
  if (ndiaTotal === undefined || totalFunding === undefined)
    return ["Only the plan dates were compared, not Total Funding or the budgets."];
  return ndiaTotal === totalFunding
    ? [`Total Funding agrees too: ${formatMoney(ndiaTotal)}. The budgets weren't compared.`]
    : [];
}

/** The result is about values that have changed since, so it isn't shown as if it were current. */
function stale(drift: readonly Drift[]): Content {
  return {
    tone: "pb-tone-warning",
    head: (
      <strong>
        <WarningIcon />
        {drift.length > 0
          ? "This page has changed since it was checked"
          : "The NDIA's plan has changed since this was checked"}
      </strong>
    ),
    detail: (
      <Notes
        notes={drift.map(
          ({ field, before, now }) => `${field} was ${before} when it was checked and is ${now} now.`,
        )}
        differ
      />
    ),
  };
}

/** `differ`: each tells of a difference, and is one of the places that the palette goes to. */
function Notes({ notes, differ = false }: { notes: readonly string[]; differ?: boolean }) {
  return notes.map((note) => (
    <p key={note} class="pb-status-note" data-differs={differ || undefined}>
      {note}
    </p>
  ));
}

/** The contract was changed after this page was loaded, and checked as it is in the CRM now. */
const OLD_PAGE: Content = {
  tone: "pb-tone-warning",
  head: (
    <>
      <strong>
        <WarningIcon />
        This page is older than the check
      </strong>
      <span>The contract has changed in the CRM. Refresh this page to see the result.</span>
    </>
  ),
};

const NEVER_CHECKED: Content = {
  tone: "pb-tone-neutral",
  head: (
    <>
      <strong>
        <DashIcon />
        Not compared with the NDIA yet.
      </strong>
      <span>On CRM &gt; Clients tick the client, then Action &gt; Sync Active Plans.</span>
    </>
  ),
};

function AgreedDates({ compared }: Pick<ContractStatusView, "compared">) {
  const [start, end] = compared;
  if (!start) return null;
  return (
    <span class="pb-status-dates">
      {formatDate(start.crm)} to {end ? formatOpenEndedDate(end.ndia) : "no end date"}
    </span>
  );
}
