import { useId, useState } from "preact/hooks";
import type { IsoDate } from "../../../lib/core/calendar-date.ts";
import { formatCount } from "../../../lib/core/count.ts";
import { formatDateRange } from "../../../lib/core/date-range.ts";
import type { CrmProfileView } from "../../../lib/domain/profile/crm-profile/crm-profile-view.ts";
import {
  TIME_FRAMES,
  type TimeFrame,
  timeFrameDays,
} from "../../../lib/domain/profile/crm-profile/time-frames.ts";
import {
  type AppointmentFilter,
  APPOINTMENTS_PER_PAGE,
  filterAppointments,
  MAX_APPOINTMENTS,
  NO_STATUS,
  statusesOf,
} from "../../../lib/domain/profile/crm-profile/upcoming-appointments.ts";
import { SelectField } from "../../base/form/select-field.tsx";
import { ListOrigin, UnreadNote } from "../glance/list-origin.tsx";
import { AppointmentRow, type AppointmentRowProps } from "./appointment-row.tsx";

export interface AppointmentListProps extends Pick<AppointmentRowProps, "onOpen" | "onDirections"> {
  appointments: CrmProfileView["appointments"];
  /** What of the CRM's list couldn't be read. */
  unread?: string | undefined;
  today: IsoDate;
  now: number;
}

/** The appointments to come: ten at a time, by status and time frame (F167–F171). */
export function AppointmentList(props: AppointmentListProps) {
  const { appointments: upcoming, unread, today, now } = props;
  const [filter, setFilter] = useState<AppointmentFilter>({ status: null, frame: "all" });
  const [page, setPage] = useState(0);
  if (!upcoming)
    return unread ? (
      <UnreadNote unread={unread} />
    ) : (
      <p class="pb-quiet">Not told: the CRM's page has no table of appointments.</p>
    );
  const { appointments, more, source } = upcoming;
  const found = filterAppointments(appointments, filter, today);
  const lastPage = Math.max(0, Math.ceil(found.length / APPOINTMENTS_PER_PAGE) - 1);
  const shownPage = Math.min(page, lastPage);
  const first = shownPage * APPOINTMENTS_PER_PAGE;
  const rows = found.slice(first, first + APPOINTMENTS_PER_PAGE);
  const choose = (changes: Partial<AppointmentFilter>) => {
    setFilter({ ...filter, ...changes });
    setPage(0);
  };
  return (
    <>
      {appointments.length > 0 && (
        <Filters filter={filter} statuses={statusesOf(appointments)} today={today} onChoose={choose} />
      )}
      <output class="pb-appointment-count">
        {countText({ found: found.length, all: appointments.length, first, shown: rows.length })}
      </output>
      {rows.length > 0 && (
        <ol class="pb-appointments" start={first + 1}>
          {rows.map((appointment, at) => (
            <AppointmentRow
              key={`${appointment.path} ${appointment.start.date} ${appointment.start.time} ${first + at}`}
              appointment={appointment}
              onOpen={props.onOpen}
              onDirections={props.onDirections}
            />
          ))}
        </ol>
      )}
      {lastPage > 0 && (
        <nav class="pb-appointment-pages" aria-label="Pages of appointments">
          <PageButton isOff={shownPage === 0} onPress={() => setPage(shownPage - 1)}>
            Earlier
          </PageButton>
          <span>
            Page {shownPage + 1} of {lastPage + 1}
          </span>
          <PageButton isOff={shownPage === lastPage} onPress={() => setPage(shownPage + 1)}>
            Later
          </PageButton>
        </nav>
      )}
      {more > 0 && (
        <p class="pb-hint">
          The first {formatCount(MAX_APPOINTMENTS)} are listed. There{" "}
          {more === 1 ? "is 1 more" : `are ${formatCount(more)} more`} in the CRM.
        </p>
      )}
      <ListOrigin source={source} unread={unread} now={now} />
    </>
  );
}

/** It stays in its place and can be focused at either end, so that nobody loses their place. */
function PageButton({ isOff, onPress, children }: { isOff: boolean; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      class="pb-button"
      aria-disabled={isOff}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      {children}
    </button>
  );
}

function countText({
  found,
  all,
  first,
  shown,
}: Record<"found" | "all" | "first" | "shown", number>): string {
  if (all === 0) return "No appointment is to come.";
  if (found === 0) return "No appointment to come fits these filters.";
  const range = shown === found ? "" : `, ${first + 1} to ${first + shown} shown`;
  const of = found === all ? "" : ` of ${formatCount(all)}`;
  return `${formatCount(found)}${of} ${all === 1 ? "appointment" : "appointments"} to come${range}`;
}

interface FiltersProps {
  filter: AppointmentFilter;
  statuses: readonly string[];
  today: IsoDate;
  onChoose: (changes: Partial<AppointmentFilter>) => void;
}

/** In place of a status, for whatever it is: no CRM's status is this text. */
const ANY = "\0any";

const FRAMES = Object.entries(TIME_FRAMES).map(([id, name]) => ({ id: id as TimeFrame, name }));

function Filters({ filter, statuses, today, onChoose }: FiltersProps) {
  const id = useId();
  const days = timeFrameDays(filter.frame, today);
  return (
    <search class="pb-appointment-filters">
      <SelectField
        id={`${id}-status`}
        label="Status"
        options={[
          { id: ANY, name: "All" },
          ...statuses.map((status) => ({ id: status, name: status === NO_STATUS ? "Not told" : status })),
        ]}
        value={filter.status ?? ANY}
        onChange={(status) => onChoose({ status: status === ANY ? null : status })}
      />
      <SelectField
        id={`${id}-frame`}
        label="Time frame"
        options={FRAMES}
        value={filter.frame}
        onChange={(frame) => onChoose({ frame })}
      />
      {days && <p class="pb-hint">Appointments {formatDateRange(days)}.</p>}
    </search>
  );
}
