import { formatDate } from "../../../lib/core/calendar-date.ts";
import { type FieldChange, fieldOf } from "../../../lib/domain/change/change-set.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import type { FundingPeriod } from "../../../lib/domain/plan/plan-budget.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { currentValue, FieldValue } from "./field-value.tsx";
import { TickIcon } from "../../base/icons.tsx";
import { plural } from "../../base/plural.ts";

/** A record's amount, aligned at the right edge. */
export function RecordAmount({ fields }: { fields: readonly FieldChange[] }) {
  const amount = fields.find(({ kind }) => kind === "money");
  if (!amount) return null;
  return (
    <span class="pb-change-amount">
      <span class="pb-quiet">{amount.label}</span>{" "}
      <strong>
        <FieldValue kind="money" value={currentValue(amount)} />
      </strong>
    </span>
  );
}

/** The other fields in one line. A tick that isn't set is omitted. */
export function RecordFacts({ fields, title }: { fields: readonly FieldChange[]; title: string }) {
  const shown = fields.filter((field) => {
    const value = currentValue(field);
    return field.kind !== "money" && value !== false && value !== null && value !== title;
  });
  const [start, end] = [fieldOf(shown, "startDate"), fieldOf(shown, "endDate")];
  return (
    <ul class="pb-facts">
      {start && end && (
        <li>
          <FieldValue kind="date" value={currentValue(start)} /> to{" "}
          <FieldValue kind="date" value={currentValue(end)} />
        </li>
      )}
      {shown
        .filter((field) => !(start && end && (field === start || field === end)))
        .map((field) => (
          <li key={field.field}>
            {field.kind === "tick" && <TickIcon />}
            {field.label}
            {field.kind !== "tick" && (
              <>
                : <FieldValue kind={field.kind} value={currentValue(field)} />
              </>
            )}
          </li>
        ))}
    </ul>
  );
}

/** When a budget's money is released. For information: the CRM's budget has no such periods. */
export function FundingPeriods({ periods }: { periods: readonly FundingPeriod[] }) {
  if (periods.length === 0) return null;
  return (
    <Disclosure title={plural(periods.length, "funding period")}>
      <ul class="pb-periods">
        {periods.map(({ startDate, endDate, amount, released }) => (
          <li key={startDate}>
            <span>
              {formatDate(startDate)} to {formatDate(endDate)}
            </span>
            <span class="pb-quiet">{released ? "released" : "not released yet"}</span>
            <span class="pb-periods-amount">{formatMoney(amount)}</span>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
