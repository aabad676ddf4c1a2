import { formatDate, type IsoDate } from "../../../lib/core/calendar-date.ts";
import { type Cents, formatMoney } from "../../../lib/core/money.ts";
import {
  CARE_ITEM_KINDS,
  CARE_LEVELS,
  type CarePackage,
} from "../../../lib/domain/profile/care-package/care-package.ts";
import type { HomeCareMonth } from "../../../lib/domain/profile/care-package/home-care.ts";
import { packageOnDay } from "../../../lib/domain/profile/care-package/package-on-day.ts";
import type { SupportAtHomeQuarter } from "../../../lib/domain/profile/care-package/support-at-home.ts";
import { SUPPORT_AT_HOME_FROM } from "../../../lib/domain/profile/care-package/support-at-home-rates.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { ShareBar } from "../../record/charts/share-bar.tsx";

/** A package's funding record as it was on a day: period, items, sums and what is available (F155-F158). */
export function PackageSummary({ held, day }: { held: CarePackage; day: IsoDate }) {
  const view = packageOnDay(held, day);
  return (
    <div class="pb-profile-form">
      <h3>{CARE_LEVELS[held.level]}</h3>
      <p class="pb-quiet">
        From {formatDate(held.start)}
        {held.end === null ? ", no end told" : ` to ${formatDate(held.end)}`}
      </p>
      {view.scheme === "not-yet" && <p>It begins on {formatDate(view.from)}.</p>}
      {view.scheme === "over" && <p>It ended on {formatDate(view.end)}.</p>}
      {view.scheme === "before-classes" && (
        <p>Classifications began on {formatDate(SUPPORT_AT_HOME_FROM)}, with Support at Home.</p>
      )}
      {view.scheme === "home-care" && <Month view={view} day={day} />}
      {view.scheme === "support-at-home" && <Quarter view={view} />}
      <Items held={held} />
    </div>
  );
}

function Month({ view: { daily, days, available }, day }: { view: HomeCareMonth; day: IsoDate }) {
  const coming = daily.income + daily.contributions;
  return (
    <>
      <dl class="pb-profile-facts">
        <Amount label="Income a day" cents={daily.income} />
        <Amount label="Contributions a day" cents={daily.contributions} />
        <Amount label="Claimable fees a day" cents={daily.claimableFees} />
        <Amount label="Billable fees a day" cents={daily.billableFees} />
        <Amount label={`Available in the month of ${formatDate(day)}`} cents={available} />
      </dl>
      <ShareBar percent={coming > 0 ? (daily.claimableFees / coming) * 100 : null} />
      <p class="pb-hint">
        Income and contributions less claimable fees, times {days} days. Billable fees aren&apos;t taken off.
        The bar shows what claimable fees take.
      </p>
    </>
  );
}

function Quarter({ view }: { view: SupportAtHomeQuarter }) {
  const { from, to, amount, amountFrom, careManagement, carriedOver, spent, available, homeCareUnspent } =
    view;
  const pot =
    amount === null || careManagement === null ? null : amount - careManagement + (carriedOver ?? 0);
  return (
    <>
      <p>
        Support at Home, {formatDate(from)} to {formatDate(to)}
      </p>
      <dl class="pb-profile-facts">
        <Amount label="Quarter's amount" cents={amount} />
        <Amount label="Less care management" cents={careManagement} />
        <Amount label="Carried over" cents={carriedOver} />
        <Amount label="Spent" cents={spent} />
        <Amount label="Available" cents={available} />
        {homeCareUnspent !== null && <Amount label="Left of the Home Care Package" cents={homeCareUnspent} />}
      </dl>
      <ShareBar percent={pot === null || pot <= 0 || spent === null ? null : (spent / pot) * 100} />
      {amountFrom === "list" && (
        <p class="pb-hint">
          The amount is the published one, which is indexed from time to time. Enter another one where
          Services Australia tells it. Source: {view.source}.
        </p>
      )}
      {amount === null && (
        <p class="pb-hint">
          This quarter doesn&apos;t count from its first to its last day, so its amount isn&apos;t the
          published one. Enter it below.
        </p>
      )}
      {carriedOver === null && (
        <p class="pb-hint">
          Enter what was spent in the quarters before, and what is carried over is worked out.
        </p>
      )}
      {spent === null && <p class="pb-hint">Enter what was spent in this quarter.</p>}
    </>
  );
}

function Amount({ label, cents }: { label: string; cents: Cents | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd class={cents === null ? "pb-quiet" : undefined}>
        {cents === null ? "Not told" : formatMoney(cents)}
      </dd>
    </div>
  );
}

function Items({ held: { items } }: { held: CarePackage }) {
  if (items.length === 0) return <p class="pb-hint">No items were entered.</p>;
  return (
    <table class="pb-record-table">
      <caption class="pb-unseen">Items of the package</caption>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Counts as</th>
          <th scope="col">A day</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, name, kind, daily, from, to }) => (
          <tr key={id}>
            <th scope="row">
              <VisibleText text={name} />
              {(from !== null || to !== null) && (
                <span class="pb-quiet">
                  {" "}
                  {from !== null && `from ${formatDate(from)} `}
                  {to !== null && `to ${formatDate(to)}`}
                </span>
              )}
            </th>
            <td>{CARE_ITEM_KINDS[kind]}</td>
            <td>{formatMoney(daily)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
