import { formatDate } from "../../../lib/core/calendar-date.ts";
import type { Timeline, TimelineSegment } from "../../../lib/domain/record-charts/timeline.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { VisibleText } from "../../base/visible-text.tsx";

/** In percent: thinner, nobody sees it. */
const LEAST_WIDTH = 0.8;

const BAR_TOP = 3;
const BAR_HEIGHT = 10;

/** Plan, contracts, budgets, periods, bookings and today on one axis; the same as a table. */
export function TimelineChart({ timeline }: { timeline: Timeline }) {
  const { startDate, endDate, today, rows } = timeline;
  const services = (rows.find(({ kind }) => kind === "invoice")?.segments ?? []).flatMap(edgesOf);
  return (
    <figure class="pb-timeline">
      <figcaption>
        <h3>Timeline</h3>
        <span class="pb-hint">
          {formatDate(startDate)} to {formatDate(endDate)}; the {services.length > 0 && "solid "}line is
          today, {services.length > 0 && "dashed lines are the invoice's dates, "}the fill is what is spent
        </span>
      </figcaption>
      <ul aria-hidden="true">
        {rows.map(({ kind, label, money, isTight, segments }) => (
          <li key={`${kind} ${label}`}>
            <span class="pb-timeline-label">
              <span>
                {isTight && <strong>Tight: </strong>}
                <VisibleText text={label} />
              </span>
              {money && <span class="pb-timeline-money">{money}</span>}
            </span>
            <svg width="100%" height="16" focusable="false" class={`pb-timeline-${kind}`}>
              <line x1="0" x2="100%" y1="8" y2="8" class="pb-timeline-axis" />
              {segments.map((segment) => (
                <Piece key={`${segment.from} ${segment.words}`} segment={segment} />
              ))}
              {kind !== "invoice" &&
                services.map((at) => (
                  <line
                    key={at}
                    x1={`${at * 100}%`}
                    x2={`${at * 100}%`}
                    y1="0"
                    y2="16"
                    class="pb-chart-service"
                  />
                ))}
              <line x1={`${today * 100}%`} x2={`${today * 100}%`} y1="0" y2="16" class="pb-chart-today" />
            </svg>
          </li>
        ))}
      </ul>
      <Disclosure title="Timeline as a table">
        <table class="pb-record-table">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">When</th>
            </tr>
          </thead>
          <tbody>
            {rows.flatMap(({ kind, label, isTight, segments }) =>
              segments.map(({ from, words }) => (
                <tr key={`${kind} ${label} ${from} ${words}`}>
                  <th scope="row">
                    {isTight && "Tight: "}
                    <VisibleText text={label} />
                  </th>
                  <td>
                    <VisibleText text={words} />
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </Disclosure>
    </figure>
  );
}

/** Where the lines of some service days go through each bar: one, or two where they take longer than its width. */
function edgesOf({ from, to }: TimelineSegment): number[] {
  return to - from > LEAST_WIDTH / 100 ? [from, to] : [(from + to) / 2];
}

/** What is spent of it is filled from below: along the bar it would look like a time. */
function Piece({ segment: { from, to, look, spent, words } }: { segment: TimelineSegment }) {
  const place = { x: `${from * 100}%`, width: `${Math.max(LEAST_WIDTH, (to - from) * 100)}%` };
  const height = (spent ?? 0) * BAR_HEIGHT;
  return (
    <>
      <rect class={`pb-timeline-piece pb-timeline-${look}`} {...place} y={BAR_TOP} height={BAR_HEIGHT}>
        <title>{words}</title>
      </rect>
      {height > 0 && (
        <rect class="pb-timeline-spent" {...place} y={BAR_TOP + BAR_HEIGHT - height} height={height} />
      )}
    </>
  );
}
