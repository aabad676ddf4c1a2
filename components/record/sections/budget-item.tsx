import type { IsoDate } from "../../../lib/core/calendar-date.ts";
import { formatDays } from "../../../lib/core/date-range.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import { formatAmount } from "../../../lib/domain/record/amount.ts";
import { burnDownOf } from "../../../lib/domain/record-charts/burn-down.ts";
import type { Instalments, PeriodView } from "../../../lib/domain/record/funding-periods.ts";
import type { BudgetView } from "../../../lib/domain/record/record-view.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { WarningIcon } from "../../base/icons.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { BurnDownChart } from "../charts/burn-down-chart.tsx";
import { ShareBar } from "../charts/share-bar.tsx";
import { Oddities } from "../record-section.tsx";

/** One budget: what is left in its line, everything else below it. */
export function BudgetItem({
  budget,
  isPace,
  today,
}: {
  budget: BudgetView;
  isPace: boolean;
  today: IsoDate;
}) {
  const { category, item, remaining, approved, utilisation, problems, instalments, stated } = budget;
  const chart = burnDownOf(budget, today);
  return (
    <div class="pb-budget" data-category={category}>
      <Disclosure
        title={
          <span class="pb-budget-title">
            <span>
              <VisibleText text={category} isPublic />
              {stated && (
                <span class="pb-hint">
                  {" "}
                  stated support
                  {item && (
                    <>
                      {" "}
                      <VisibleText text={item} isPublic />
                    </>
                  )}
                </span>
              )}
            </span>
            <span class="pb-budget-left">
              {problems.length > 0 && (
                <>
                  <WarningIcon />
                  <span class="pb-unseen">Warning. </span>
                </>
              )}
              {formatAmount(remaining)} <span class="pb-hint">of {formatAmount(approved)} left</span>
            </span>
            <ShareBar percent={utilisation} />
          </span>
        }
      >
        <div class="pb-budget-detail">
          <Oddities problems={problems} />
          <Facts budget={budget} isPace={isPace} />
          {instalments && <Periods instalments={instalments} />}
          {chart ? (
            <BurnDownChart chart={chart} />
          ) : (
            <p class="pb-hint">Too little is told to draw what was left over time.</p>
          )}
        </div>
      </Disclosure>
    </div>
  );
}

function Facts({ budget, isPace }: { budget: BudgetView; isPace: boolean }) {
  const { purpose, component, startDate, endDate, spent, allocated, utilisation, instalmentType, rule } =
    budget;
  const facts: [string, string][] = [
    ["Approved", formatAmount(budget.approved)],
    ["Spent", `${formatAmount(spent)}${utilisation === null ? "" : ` (${utilisation} %)`}`],
    ["Remaining", formatAmount(budget.remaining)],
    ...(allocated === null ? [] : [["Allocated", formatAmount(allocated)] as [string, string]]),
    ["Support purpose", purpose ?? RECORD_WORDS.notTold],
    ["Component", component ?? RECORD_WORDS.notTold],
    ["Management", rule.label],
    ["Days", startDate === null ? RECORD_WORDS.notTold : formatDays({ startDate, endDate })],
    ["Instalments", instalmentType ?? RECORD_WORDS.notTold],
    // PACE has no service bookings.
    ...(isPace ? [] : [[RECORD_WORDS.booking, bookingText(budget)] as [string, string]]),
  ];
  return (
    <dl class="pb-record-list">
      {facts.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <VisibleText text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a booking may use it for (F93). */
function bookingText({ category, item }: BudgetView): string {
  return item === null ? `any support item of ${category}` : `only support item ${item} of ${category}`;
}

/** The running and the next instalment, and all of them in a table (F96–F100). */
function Periods({ instalments }: { instalments: Instalments }) {
  const { periods, running, next, months } = instalments;
  return (
    <>
      <dl class="pb-record-list">
        <div>
          <dt>Running instalment</dt>
          <dd>{running ? periodText(running) : "none runs today"}</dd>
        </div>
        <div>
          <dt>Next instalment</dt>
          <dd>{next ? periodText(next) : "none"}</dd>
        </div>
      </dl>
      <table class="pb-record-table">
        <caption>
          Funding periods (also called plan periods)
          {months !== null && `, every ${months === 1 ? "month" : `${months} months`}`}
        </caption>
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col">Amount</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <tr key={`${period.id} ${period.startDate} ${period.endDate}`}>
              <th scope="row">
                {formatDays(period)}
                <span class="pb-hint">
                  {" "}
                  {period.id === null ? "id not told" : <VisibleText text={period.id} />}
                </span>
              </th>
              <td>{formatMoney(period.amount)}</td>
              <td>
                {period.released ? RECORD_WORDS.released : RECORD_WORDS.notReleased}
                {period.state === "running" && ", runs now"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function periodText(period: PeriodView): string {
  return `${formatMoney(period.amount)}, ${formatDays(period)}`;
}
