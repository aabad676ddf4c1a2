import { useEffect, useState } from "preact/hooks";
import type { DateRange } from "../../lib/core/date-range.ts";
import { findServiceDates, watchServiceDates } from "../../lib/platform/session/service-dates.ts";

/** When the services of the invoice in this tab were delivered; none where it shows no invoice. */
export function useServiceDates(tabId: number | undefined): DateRange[] {
  const [known, setKnown] = useState<{ tabId: number; dates: DateRange[] }>();
  useEffect(() => {
    if (tabId === undefined) return undefined;
    const ended = new AbortController();
    const look = async () => {
      const dates = await findServiceDates(tabId);
      if (!ended.signal.aborted) setKnown({ tabId, dates });
    };
    watchServiceDates(tabId, () => void look(), ended.signal);
    void look();
    return () => ended.abort();
  }, [tabId]);
  return known && known.tabId === tabId ? known.dates : NONE;
}

const NONE: DateRange[] = [];
