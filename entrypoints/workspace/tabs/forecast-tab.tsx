import { useMemo } from "preact/hooks";
import { useNow } from "../../../components/base/use-now.ts";
import { ForecastView } from "../../../components/workspace/forecast/forecast-view.tsx";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { forecastRows } from "../../../lib/domain/overview/forecast-row.ts";
import { today } from "../../../lib/platform/system-clock.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { listOverviews, listSpending } from "../../../lib/storage/overview-repository.ts";
import { openRecord } from "../open-record.ts";
import { saveList } from "../save-list.ts";
import { useStored } from "../use-stored.ts";

const REFRESH_MS = 60_000;

async function readBoth(db: Database) {
  const [overviews, spending] = await Promise.all([listOverviews(db), listSpending(db)]);
  return { overviews, spending };
}

export function ForecastTab({ isShown, query }: TabProps) {
  const { value, problem } = useStored(readBoth, isShown);
  const now = useNow(REFRESH_MS);
  const day = today();
  const forecasts = useMemo(
    () => value && forecastRows(value.spending, value.overviews, { now, today: day }),
    [value, now, day],
  );
  return (
    <ForecastView
      forecasts={forecasts}
      problem={problem}
      query={query.get("q") ?? undefined}
      onOpenRecord={openRecord}
      onSave={(csv) => saveList("forecast", csv)}
    />
  );
}
