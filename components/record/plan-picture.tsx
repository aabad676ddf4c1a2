import type { PlanPictureView } from "../../lib/messaging/views.ts";
import { TimelineChart } from "./charts/timeline-chart.tsx";

/** Where a plan, its contract, budgets and funding periods stand in time, and what is left of their money. */
export function PlanPicture({ timeline, uncompared }: PlanPictureView) {
  return (
    <div class="pb-charts">
      {timeline ? (
        <TimelineChart timeline={timeline} />
      ) : (
        <p>No days of a plan are stored. Retrieve the plan or synchronise the client to see them here.</p>
      )}
      {timeline && uncompared.length > 0 && (
        <p class="pb-hint">The service contract has no line until it was compared with the NDIA.</p>
      )}
    </div>
  );
}
