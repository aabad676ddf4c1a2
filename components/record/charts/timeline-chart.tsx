import { formatDate } from "../../../lib/core/calendar-date.ts";
import type { Timeline, TimelineSegment } from "../../../lib/domain/record-charts/timeline.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { VisibleText } from "../../base/visible-text.tsx";

/** In percent: thinner, nobody sees it. */
const LEAST_WIDTH = 0.8;

/** Plan, contracts, budgets, periods, bookings and today on one axis; the same as a table. */
export function TimelineChart({ timeline }: { timeline: Timeline }) {
  const { startDate, endDate, today, rows } = timeline;
  return (
    <figure class="pb-timeline">
      <figcaption>
        <h3>Timeline</h3>
        <span class="pb-hint">
          {formatDate(startDate)} to {formatDate(endDate)}; the line is today
        </span>
      </figcaption>
      <ul aria-hidden="true">
        {rows.map(({ kind, label, segments }) => (
          <li key={`${kind} ${label}`}>
            <span class="pb-timeline-label">
              <VisibleText text={label} />
            </span>
            <svg width="100%" height="16" focusable="false" class={`pb-timeline-${kind}`}>
              <line x1="0" x2="100%" y1="8" y2="8" class="pb-timeline-axis" />
              {segments.map((segment) => (
                <Piece key={`${segment.from} ${segment.words}`} segment={segment} />
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
            {rows.flatMap(({ kind, label, segments }) =>
              segments.map(({ from, words }) => (
                <tr key={`${kind} ${label} ${from} ${words}`}>
                  <th scope="row">
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

function Piece({ segment: { from, to, look, words } }: { segment: TimelineSegment }) {
  const width = Math.max(LEAST_WIDTH, (to - from) * 100);
  return (
    <rect
      class={`pb-timeline-piece pb-timeline-${look}`}
      x={`${from * 100}%`}
      y="3"
      width={`${width}%`}
      height="10"
    >
      <title>{words}</title>
    </rect>
  );
}
