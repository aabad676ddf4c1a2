import { formatDate } from "../../../lib/core/calendar-date.ts";
import { formatMoney } from "../../../lib/core/money.ts";
import type { BurnDown, ChartPoint } from "../../../lib/domain/record-charts/burn-down.ts";

/** Of the drawing; it is stretched to the panel's width. */
const WIDTH = 100;
const HEIGHT = 40;

const xOf = (share: number) => Math.round(share * WIDTH * 100) / 100;
const yOf = (share: number) => Math.round((1 - share) * HEIGHT * 100) / 100;

function pathOf(points: readonly ChartPoint[]): string {
  return points.map(({ x, y }) => `${xOf(x)},${yOf(y)}`).join(" ");
}

/** What was left of a budget's released money, each release, and how long it is predicted to last. The words say it all. */
export function BurnDownChart({ chart }: { chart: BurnDown }) {
  const { startDate, endDate, top, today, left, predicted, releases, safeUntil, words } = chart;
  return (
    <figure class="pb-burn">
      <figcaption>
        <h4>Left over time</h4>
        <span class="pb-hint">Top of the chart: {formatMoney(top)}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {releases.map(({ on, x, released }) => (
          <line
            key={on}
            x1={xOf(x)}
            x2={xOf(x)}
            y1="0"
            y2={HEIGHT}
            class={`pb-burn-release${released ? "" : " pb-burn-coming"}`}
          />
        ))}
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} class="pb-timeline-axis" />
        <polyline points={pathOf(left)} class="pb-burn-left" />
        {predicted.length > 0 && <polyline points={pathOf(predicted)} class="pb-burn-predicted" />}
        {safeUntil && (
          <line
            x1={xOf(safeUntil.x)}
            x2={xOf(safeUntil.x)}
            y1={HEIGHT * 0.55}
            y2={HEIGHT}
            class="pb-burn-safe"
          />
        )}
        <line x1={xOf(today)} x2={xOf(today)} y1="0" y2={HEIGHT} class="pb-chart-today" />
      </svg>
      <p class="pb-burn-axis" aria-hidden="true">
        <span>{formatDate(startDate)}</span>
        <span>{formatDate(endDate)}</span>
      </p>
      <ul class="pb-burn-words">
        {safeUntil && <li>{safeUntil.words}</li>}
        {words.map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li class="pb-hint">
          Solid: left, drawn evenly between retrievals. Dashed, to the thick mark: predicted. Thin upright
          lines: releases.
        </li>
      </ul>
    </figure>
  );
}
