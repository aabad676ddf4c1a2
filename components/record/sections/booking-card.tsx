import { dayAt, formatDate } from "../../../lib/core/calendar-date.ts";
import { formatDays } from "../../../lib/core/date-range.ts";
import { BOOKING_TYPE_LABELS } from "../../../lib/domain/booking/booking-fields.ts";
import { formatAmount, formatTotal } from "../../../lib/domain/record/amount.ts";
import type { BookingStatus } from "../../../lib/domain/record/booking.ts";
import type { BookingView } from "../../../lib/domain/record/record-view.ts";
import { RECORD_WORDS } from "../../../lib/domain/record/record-words.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { ClockIcon } from "../../base/icons.tsx";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { type Level, SeverityIcon, severityTone } from "../../base/severity.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { ShareBar } from "../charts/share-bar.tsx";
import { Oddities } from "../record-section.tsx";

export interface BookingCardProps {
  booking: BookingView;
  /** Opens the window in which it is managed; absent where nothing can be done with it here. */
  onManage?: ((id: string) => void) | undefined;
}

/** One service booking: whose money it sets aside, for how long, and how much of both is used (F67–F74). */
export function BookingCard({ booking, onManage }: BookingCardProps) {
  const { id, type, typeWord, allocated, remaining, timeUsed, utilisation } = booking;
  const { problems, foreseenEnd, lines, linesProblem, linesFrom, goneSince } = booking;
  return (
    <article class="pb-booking" aria-label={`Service booking ${id}`}>
      <p class="pb-booking-head">
        <strong>
          <VisibleText text={id} />
        </strong>
        <BookingStatusChip booking={booking} />
      </p>
      <p class="pb-record-facts">
        <span>
          {type ? BOOKING_TYPE_LABELS[type] : <VisibleText text={typeWord || "Type not told"} isPublic />}
        </span>
        <span>{formatDays(booking)}</span>
        <span>{activityText(booking)}</span>
      </p>
      {goneSince !== undefined && (
        <p class="pb-hint">
          The NDIA doesn't list it any more, since {formatDate(dayAt(goneSince))}. It stays here as it was
          told last.
        </p>
      )}
      {foreseenEnd && <p class="pb-hint">{foreseenEnd.words}</p>}
      <p>
        {formatTotal(remaining)} of {formatTotal(allocated)} left
        {linesFrom !== undefined && <span class="pb-hint"> as of {formatDate(dayAt(linesFrom))}</span>}
      </p>
      <p class="pb-booking-share">
        <span>Money used: {percentText(utilisation)}</span>
        <ShareBar percent={utilisation} />
      </p>
      <p class="pb-booking-share">
        <span>Time used: {percentText(timeUsed)}</span>
        <ShareBar percent={timeUsed} />
      </p>
      <Oddities problems={problems} />
      {linesProblem && <ProblemNote problem={linesProblem} look="plain" />}
      <BookingLines lines={lines} />
      {onManage && goneSince === undefined && (
        <p class="pb-actions">
          <button
            type="button"
            class="pb-button pb-booking-manage"
            data-booking={id}
            onClick={() => onManage(id)}
          >
            Manage… <span class="pb-unseen">service booking {id}</span>
          </button>
        </p>
      )}
    </article>
  );
}

/** By its code: which of them are good news, and which wait for somebody. */
const LEVELS: Readonly<Record<BookingStatus, Level | "waits">> = {
  INPR: "waits",
  APAP: "waits",
  APRO: "waits",
  APAC: "waits",
  APRC: "waits",
  REJT: "block",
  APPR: "ok",
  CMPD: "ok",
  DELE: "note",
};

/** The NDIA's status by its words and its code (F70); one that isn't known as it is written, and never as good. */
function BookingStatusChip({ booking }: { booking: BookingView }) {
  const { status, statusLabel, goneSince } = booking;
  const level = goneSince === undefined ? (status === null ? "warn" : LEVELS[status]) : "note";
  const tone = level === "waits" ? "pb-tone-info" : severityTone(level);
  return (
    <span class={`pb-state ${tone}`}>
      {level === "waits" ? <ClockIcon /> : <SeverityIcon level={level} />}
      <VisibleText text={statusLabel} isPublic />
      {status !== null && <span class="pb-booking-code">{status}</span>}
    </span>
  );
}

/** An approved booking may be inactive all the same. */
function activityText({ isActive }: BookingView): string {
  if (isActive === null) return "Active or not: not told";
  return isActive ? "Active" : "Inactive";
}

function BookingLines({ lines }: Pick<BookingView, "lines">) {
  if (!lines || lines.length === 0) return null;
  return (
    <Disclosure title={plural(lines.length, "line")}>
      <table class="pb-record-table">
        <thead>
          <tr>
            <th scope="col">Category or item</th>
            <th scope="col">Allocated</th>
            <th scope="col">Remaining</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.category} ${line.item}`}>
              <th scope="row">
                <VisibleText text={line.item ?? line.category} isPublic />
                {line.description !== null && (
                  <span class="pb-hint">
                    {" "}
                    <VisibleText text={line.description} />
                  </span>
                )}
              </th>
              <td>{formatAmount(line.allocated)}</td>
              <td>{formatAmount(line.remaining)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}

function percentText(percent: number | null): string {
  return percent === null ? RECORD_WORDS.notTold : `${percent} %`;
}
