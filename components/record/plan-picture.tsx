import { timelineOf } from "../../lib/domain/record-charts/timeline.ts";
import type { PanelRecordView } from "../../lib/messaging/views.ts";
import { TimelineChart } from "./charts/timeline-chart.tsx";
import "./charts/charts.css";

export type PlanPictureProps = Pick<PanelRecordView, "record" | "contracts" | "uncompared" | "today">;

/** Where a plan, its contract, budgets and funding periods stand in time, and what is left of their money. */
export function PlanPicture({ record, contracts, uncompared, today }: PlanPictureProps) {
  const timeline = timelineOf(record.plans, contracts, today);
  return (
    <div class="pb-charts">
      {timeline ? <TimelineChart timeline={timeline} /> : <p>No days of a plan are stored.</p>}
      {timeline && uncompared.length > 0 && (
        <p class="pb-hint">The service contract has no line until it was compared with the NDIA.</p>
      )}
    </div>
  );
}
