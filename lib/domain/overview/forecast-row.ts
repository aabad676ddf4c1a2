import type { IsoDate } from "../../core/calendar-date.ts";
import { type Forecast, forecastOf } from "../record/forecast.ts";
import { type SyncInfo, syncInfo } from "../record/sync-info.ts";
import type { OverviewClient, ParticipantOverview } from "./participant-overview.ts";
import type { BudgetSpending, ParticipantSpending } from "./spending.ts";

/** A budget that somebody's money may run out of, or may not. */
export interface ForecastRow extends Pick<
  BudgetSpending,
  "category" | "management" | "approved" | "remaining" | "endDate"
> {
  /** Unique: a CRM, a number and a budget. */
  id: string;
  site: string;
  ndisNumber: string;
  client: OverviewClient | null;
  forecast: Forecast;
  /** How old the amounts are. */
  sync: SyncInfo;
}

/** The forecasts of many budgets, and of how many budgets that still run too little is known for one. */
export interface Forecasts {
  rows: ForecastRow[];
  withoutForecast: number;
}

/** By what the retrievals so far said was spent; nobody is asked. */
export function forecastRows(
  spending: readonly ParticipantSpending[],
  overviews: readonly ParticipantOverview[],
  { now, today }: { now: number; today: IsoDate },
): Forecasts {
  const clients = new Map(overviews.map(({ site, ndisNumber, client }) => [`${site} ${ndisNumber}`, client]));
  const rows: ForecastRow[] = [];
  let withoutForecast = 0;
  for (const { site, ndisNumber, retrievedAt, budgets } of spending) {
    const of = `${site} ${ndisNumber}`;
    const client = clients.get(of) ?? null;
    const sync = syncInfo(null, retrievedAt, now);
    for (const [at, budget] of budgets.entries()) {
      const { category, management, approved, remaining, endDate, available } = budget;
      if (endDate < today) continue;
      const forecast = available === null ? undefined : forecastOf({ ...budget, available, today });
      if (!forecast) withoutForecast += 1;
      else
        rows.push({
          id: `${of} ${at}`,
          site,
          ndisNumber,
          client,
          category,
          management,
          approved,
          remaining,
          endDate,
          forecast,
          sync,
        });
    }
  }
  return { rows, withoutForecast };
}
