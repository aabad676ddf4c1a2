import { formatDate } from "../../../lib/core/calendar-date.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import type { ForecastRow } from "../../../lib/domain/overview/forecast-row.ts";
import { MANAGEMENT_STYLE } from "../../../lib/domain/plan/plan-budget.ts";
import { formatAmount } from "../../../lib/domain/record/amount.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import type { ListColumn } from "../list/list-column.ts";
import { csvAmount, csvMoment } from "../list/list-csv.ts";

export function clientName({ client, ndisNumber }: ForecastRow): string {
  return client?.name ?? `NDIS number ${ndisNumber}`;
}

export function managementText({ management }: ForecastRow): string {
  return management === null ? RECORD_WORDS.notTold : MANAGEMENT_STYLE[management];
}

export const FORECAST_COLUMNS: readonly ListColumn<ForecastRow>[] = [
  {
    key: "name",
    label: "Client",
    width: 165,
    cell: (row) => <VisibleText text={clientName(row)} />,
    sortBy: clientName,
    csv: [
      { header: "Client", value: ({ client }) => client?.name ?? null },
      { header: "NDIS number", value: ({ ndisNumber }) => ndisNumber },
      { header: "CRM", value: ({ site }) => site },
    ],
  },
  {
    key: "category",
    label: "Budget",
    width: 190,
    cell: ({ category }) => <VisibleText text={category} isPublic />,
    sortBy: ({ category }) => category,
    csv: [
      { header: "Budget", value: ({ category }) => category },
      { header: "Management", value: managementText },
    ],
  },
  {
    key: "remaining",
    label: "Remaining",
    width: 115,
    isNumeric: true,
    cell: ({ remaining }) => formatAmount(remaining),
    sortBy: ({ remaining }) => remaining,
    csv: [
      { header: "Approved", value: ({ approved }) => csvAmount(approved) },
      { header: "Remaining", value: ({ remaining }) => csvAmount(remaining) },
    ],
  },
  {
    key: "weekly",
    label: "Typical week",
    width: 120,
    isNumeric: true,
    cell: ({ forecast }) => formatMoney(forecast.weekly.typical),
    sortBy: ({ forecast }) => forecast.weekly.typical,
    csv: [
      { header: "Typical week", value: ({ forecast }) => csvAmount(forecast.weekly.typical) },
      { header: "Low week", value: ({ forecast }) => csvAmount(forecast.weekly.low) },
      { header: "High week", value: ({ forecast }) => csvAmount(forecast.weekly.high) },
      { header: "Weeks counted", value: ({ forecast }) => forecast.weekly.weeks },
      { header: "One-off weeks set aside", value: ({ forecast }) => forecast.weekly.oneOffs.length },
    ],
  },
  {
    key: "safe",
    label: "Safe until",
    width: 110,
    cell: ({ forecast: { lasts, safeUntil } }) => (lasts ? "its end" : formatDate(safeUntil)),
    // Those that last to their end come after all that run out.
    sortBy: ({ forecast: { lasts, safeUntil } }) => `${lasts ? 1 : 0} ${safeUntil}`,
    isFolded: true,
    csv: [
      { header: "Safe until", value: ({ forecast }) => forecast.safeUntil },
      { header: "Earliest", value: ({ forecast }) => forecast.safeUntilRange.earliest },
      { header: "Latest", value: ({ forecast }) => forecast.safeUntilRange.latest },
      { header: "Budget ends", value: ({ endDate }) => endDate },
    ],
  },
  {
    key: "shortfall",
    label: "Missing by release",
    width: 160,
    isNumeric: true,
    cell: ({ forecast: { shortfall } }) =>
      shortfall === null ? "no release" : formatMoney(shortfall.typical),
    sortBy: ({ forecast }) => forecast.shortfall?.typical ?? null,
    csv: [
      {
        header: "Missing before next release",
        value: ({ forecast }) => csvAmount(forecast.shortfall?.typical),
      },
      { header: "At most", value: ({ forecast }) => csvAmount(forecast.shortfall?.worst) },
      { header: "Next release", value: ({ forecast }) => forecast.shortfall?.before ?? null },
      { header: "Retrieved (UTC)", value: ({ sync }) => csvMoment(sync.at) },
    ],
  },
];
