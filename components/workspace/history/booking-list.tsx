import { useState } from "preact/hooks";
import type { HistoryBooking } from "../../../lib/domain/history/history-retrieval.ts";
import { formatAmount } from "../../../lib/domain/record/amount.ts";
import { plural } from "../../base/plural.ts";
import { VisibleText } from "../../base/visible-text.tsx";
import { DataList } from "../list/data-list.tsx";
import { listCsv } from "../list/list-csv.ts";
import { useListRows } from "../list/use-list-rows.ts";
import { BOOKING_COLUMNS, statusText } from "./booking-columns.tsx";

export interface BookingListProps {
  bookings: readonly HistoryBooking[];
  onSave: (csv: string) => void;
}

/** The service bookings of a participant as they are kept, with those that the NDIA doesn't list any more (F71, F72). */
export function BookingList({ bookings, onSave }: BookingListProps) {
  const list = useListRows({
    rows: bookings,
    columns: BOOKING_COLUMNS,
    searchText: noText,
    filters: NO_FILTERS,
    sort: NEWEST_FIRST,
  });
  const [active, setActive] = useState<string | null>(null);
  return (
    <section class="pb-history-section" aria-label="Service bookings">
      <h2>{plural(bookings.length, "service booking")}</h2>
      <DataList
        name="Service bookings"
        columns={BOOKING_COLUMNS}
        rows={list.shown}
        rowKey={bookingKey}
        rowLabel={bookingLabel}
        sort={list.sort}
        onSort={list.setSort}
        active={active}
        onActive={setActive}
        noDetail="Choose a service booking to see its items."
        detail={detailOf}
      />
      <div class="pb-actions">
        <button type="button" class="pb-button" onClick={() => onSave(listCsv(BOOKING_COLUMNS, list.shown))}>
          Save service bookings as CSV
        </button>
      </div>
    </section>
  );
}

function detailOf(row: HistoryBooking) {
  const { id, lines } = row.booking;
  return (
    <>
      <h3>
        Service booking <VisibleText text={id} />
      </h3>
      <p>
        <VisibleText text={statusText(row)} isPublic />
      </p>
      {lines === null ? (
        <p>Its items couldn't be retrieved.</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={`${line.category} ${line.item}`}>
              <VisibleText text={line.item ?? line.category} isPublic />: {formatAmount(line.remaining)} of{" "}
              {formatAmount(line.allocated)} left
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

const NO_FILTERS: readonly never[] = [];
const NEWEST_FIRST = { key: "start", direction: "descending" } as const;
const noText = () => "";
const bookingKey = ({ site, booking }: HistoryBooking) => `${site} ${booking.id}`;
const bookingLabel = ({ booking }: HistoryBooking) => `Service booking ${booking.id}`;
