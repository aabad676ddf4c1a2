import { type Cents, formatMoney } from "../../../lib/core/money.ts";
import { type MovedAmount, movedAmounts } from "../../../lib/domain/change/moved-amounts.ts";
import type { RecordChange } from "../../../lib/domain/change/change-set.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { VisibleText } from "../../base/visible-text.tsx";

/** What the amount that is confirmed is made of: what goes up and down, what becomes of the contract's total, and each record. */
export function AmountRows({
  records,
  isTyped,
}: {
  records: readonly RecordChange[];
  /** `false`: a tick confirms it. */
  isTyped: boolean;
}) {
  const { amounts, up, down, total } = movedAmounts(records);
  if (up + down === 0) return null;
  const parts = [
    ...(up > 0 ? [`${formatMoney(up)} more`] : []),
    ...(down > 0 ? [`${formatMoney(down)} less`] : []),
  ];
  return (
    <div class="pb-amounts">
      <p>
        {`${formatMoney(up + down)} ${isTyped ? "to type" : "to confirm"}: ${parts.join(" and ")}.`}
        {total && ` Total Funding changes from ${formatMoney(total.before)} to ${formatMoney(total.after)}.`}
      </p>
      {amounts.length > 1 && (
        <Disclosure title="By record">
          <ul class="pb-amount-rows">
            {amounts.map((amount) => (
              <li key={amount.id}>
                <VisibleText text={amountText(amount)} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

function amountText({ title, before, after, difference, isExcluded }: MovedAmount): string {
  const from = before === null ? "nothing" : formatMoney(before);
  const excluded = isExcluded ? " Not part of Total Funding." : "";
  return `${title}: from ${from} to ${formatMoney(after)}, ${signed(difference)}.${excluded}`;
}

function signed(difference: Cents): string {
  return difference > 0 ? `+${formatMoney(difference)}` : formatMoney(difference);
}
