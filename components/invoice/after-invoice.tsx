import { formatDate } from "../../lib/core/calendar-date.ts";
import { formatMoney } from "../../lib/core/money.ts";
import type { Remaining } from "../../lib/domain/invoice/funding/remaining-funds.ts";

/** What would remain in the period, category, Core Flexible and plan. */
export function AfterInvoice({ remaining: { categories, coreFlexible, plan } }: { remaining: Remaining }) {
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
