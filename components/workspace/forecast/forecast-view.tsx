import { useCallback } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { ForecastRow, Forecasts } from "../../../lib/domain/overview/forecast-row.ts";
import { plural } from "../../base/plural.ts";
import type { ListFilter, ListSort } from "../list/list-column.ts";
import { ListView } from "../list/list-view.tsx";
import { clientName, FORECAST_COLUMNS } from "./forecast-columns.tsx";
import { ForecastDetail } from "./forecast-detail.tsx";

export interface ForecastViewProps {
  /** `null` while they are worked out. */
  forecasts: Forecasts | null;
  problem: Problem | null;
  query?: string | undefined;
  onOpenRecord: (site: string, path: string) => void;
  onSave: (csv: string) => void;
}

/** How long the money of each PACE budget lasts, the one that runs out first in front. */
export function ForecastView({ forecasts, onOpenRecord, ...props }: ForecastViewProps) {
  const without = forecasts?.withoutForecast ?? 0;
  const detail = useCallback(
    (row: ForecastRow) => <ForecastDetail row={row} onOpenRecord={onOpenRecord} />,
    [onOpenRecord],
  );
  return (
    <ListView
      title="Forecast"
      words={BUDGETS}
      rows={forecasts?.rows ?? null}
      columns={FORECAST_COLUMNS}
      rowKey={keyOf}
      rowLabel={labelOf}
      filters={FILTERS}
      chosen={PLAN_MANAGED}
      sort={BY_DAY}
      searchLabel="Name, NDIS number or budget"
      searchText={searchText}
      notes={
        without > 0 && (
          <p class="pb-hint">
            Too little is known of {plural(without, "budget")} for a forecast: that takes four retrievals over
            four weeks.
          </p>
        )
      }
      empty={
        <>
          <p>No forecasts yet.</p>
          <p class="pb-quiet">
            A forecast comes from what earlier retrievals said was spent. It takes four retrievals of a PACE
            plan&apos;s budgets over four weeks.
          </p>
        </>
      }
      detail={detail}
      noDetail="Choose a budget to see what its forecast is made of."
      {...props}
    />
  );
}

const BUDGETS = ["budget", "budgets"] as const;
const BY_DAY: ListSort = { key: "safe", direction: "ascending" };
const PLAN_MANAGED = { management: "plan" };

const FILTERS: readonly ListFilter<ForecastRow>[] = [
  {
    id: "management",
    label: "Management",
    all: "All",
    options: [
      { id: "plan", name: "Plan-managed" },
      { id: "agency", name: "Agency-managed" },
      { id: "self", name: "Self-managed" },
      { id: "not-told", name: "Not told" },
    ],
    matches: ({ management }, option) => (management ?? "not-told") === option,
  },
  {
    id: "outcome",
    label: "Money",
    all: "All",
    options: [
      { id: "short", name: "Missing before the next release" },
      { id: "early", name: "Runs out before the budget's end" },
      { id: "lasts", name: "Lasts to the budget's end" },
    ],
    matches: ({ forecast }, option) => {
      if (option === "short") return (forecast.shortfall?.typical ?? 0) > 0;
      return forecast.lasts === (option === "lasts");
    },
  },
];

const keyOf = ({ id }: ForecastRow) => id;
const labelOf = (row: ForecastRow) => `${clientName(row)}: ${row.category}`;
const searchText = (row: ForecastRow) => `${clientName(row)} ${row.ndisNumber} ${row.category}`;
