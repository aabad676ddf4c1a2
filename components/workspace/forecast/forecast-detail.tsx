import { formatDate } from "../../../lib/core/calendar-date.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import type { ForecastRow } from "../../../lib/domain/overview/forecast-row.ts";
import { formatAmount } from "../../../lib/domain/record/amount.ts";
import { plural } from "../../base/plural.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { Age } from "../../record/record-section.tsx";
import { formatTabAddress } from "../shell/tab-address.ts";
import { clientName, managementText } from "./forecast-columns.tsx";

interface ForecastDetailProps {
  row: ForecastRow;
  onOpenRecord: (site: string, path: string) => void;
}

/** What a forecast is made of, so that somebody can judge it. */
export function ForecastDetail({ row, onOpenRecord }: ForecastDetailProps) {
  const { site, ndisNumber, client, category, remaining, endDate, sync } = row;
  const { weekly, safeUntil, safeUntilRange, lasts, shortfall } = row.forecast;
  const { earliest, latest } = safeUntilRange;
  return (
    <>
      <h2>
        <VisibleText text={clientName(row)} />
      </h2>
      <p>
        <VisibleText text={category} isPublic /> ({managementText(row)}), {formatAmount(remaining)} remaining{" "}
        <Age sync={sync} />
      </p>
      <p>
        <strong>Prediction:</strong>{" "}
        {lasts
          ? `the money lasts to the budget's end on ${formatDate(endDate)}.`
          : `the money lasts until ${formatDate(safeUntil)}; the budget ends on ${formatDate(endDate)}.`}{" "}
        {earliest !== latest &&
          `In a range of weeks like those so far: from ${formatDate(earliest)} to ${formatDate(latest)}.`}
      </p>
      {shortfall && shortfall.worst > 0 && (
        <p>
          Before the release on {formatDate(shortfall.before)}, {formatMoney(shortfall.typical)} will be
          missing, and {formatMoney(shortfall.worst)} at most.
        </p>
      )}
      <p class="pb-hint">
        From {plural(weekly.weeks, "week")} between retrievals: {formatMoney(weekly.typical)} in the middle
        one, half of them between {formatMoney(weekly.low)} and {formatMoney(weekly.high)}.
        {weekly.oneOffs.length > 0 &&
          ` ${plural(weekly.oneOffs.length, "week")} far above the others ${weekly.oneOffs.length === 1 ? "was" : "were"} set aside.`}
      </p>
      <div class="pb-actions">
        {client && (
          <button type="button" class="pb-button" onClick={() => onOpenRecord(site, client.path)}>
            Open client in the CRM
          </button>
        )}
        <a class="pb-link" href={formatTabAddress("history", { q: ndisNumber })}>
          History
        </a>
      </div>
    </>
  );
}
