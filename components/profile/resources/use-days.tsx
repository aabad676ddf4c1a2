import { formatDate } from "../../../lib/core/calendar-date.ts";
import type { ResourceUse } from "../../../lib/domain/profile/resources/resource-use.ts";
import type { UseTime } from "../../../lib/domain/profile/resources/resource-views.ts";

/** From when to when, an open end said, and whether that is over or to come. */
export function UseDays({ use: { startDate, endDate }, time }: { use: ResourceUse; time: UseTime }) {
  return (
    <>
      <span>
        {formatDate(startDate)} to {endDate === null ? "further notice" : formatDate(endDate)}
      </span>
      {time !== "now" && <span class="pb-entry-mark pb-entry-mark-quiet">{TIMES[time]}</span>}
    </>
  );
}

const TIMES = { "to-come": "To come", over: "Over" } as const;
