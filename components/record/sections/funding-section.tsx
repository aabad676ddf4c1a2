import { formatDays } from "../../../lib/core/date-range.ts";
import { formatTotal } from "../../../lib/domain/record/amount.ts";
import type { PlanView } from "../../../lib/domain/record/record-view.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { AmountBars } from "../charts/amount-bars.tsx";
import { ShareBar } from "../charts/share-bar.tsx";
import { HelpLink } from "../help-link.tsx";
import { RecordSection } from "../record-section.tsx";

/** The plan that runs, and the sums over its budgets (F87–F92). */
export function FundingSection({ plan }: { plan: PlanView | undefined }) {
  if (!plan)
    return (
      <RecordSection name="funding" title="Funding">
        <p>No plan is known, so nothing is known of its money.</p>
      </RecordSection>
    );
  const { totals, byPurpose, byCategory, end, endMoved, startDate, endDate, sync } = plan;
  return (
    <RecordSection name="funding" title="Funding" sync={totals.sync}>
      <p class="pb-record-facts">
        <span>
          {RECORD_WORDS.plan} {formatDays({ startDate, endDate })}
        </span>
        {sync.reference !== null && (
          <span>
            {RECORD_WORDS.reference} <VisibleText text={sync.reference} />
          </span>
        )}
      </p>
      {endMoved !== undefined && <p>{endMoved}</p>}
      {end && (
        <>
          <p class="pb-hint">{end.words}</p>
          <HelpLink topic="plan-end" />
        </>
      )}
      <dl class="pb-totals">
        {(["approved", "allocated", "remaining", "spent"] as const).map((name) => (
          <div key={name}>
            <dt>{RECORD_WORDS[name]}</dt>
            <dd>{formatTotal(totals[name])}</dd>
          </div>
        ))}
      </dl>
      <div class="pb-utilisation">
        <span>
          {RECORD_WORDS.utilisation}:{" "}
          {totals.utilisation === null ? RECORD_WORDS.notTold : `${totals.utilisation} %`}
        </span>
        <ShareBar percent={totals.utilisation} />
      </div>
      <AmountBars title="Approved by support purpose" groups={byPurpose} />
      <AmountBars title="Approved by support category" groups={byCategory} />
      <HelpLink topic="plan" />
    </RecordSection>
  );
}
