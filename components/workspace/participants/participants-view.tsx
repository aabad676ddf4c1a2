import { useCallback, useMemo } from "preact/hooks";
import type { IsoDate } from "../../../lib/core/calendar-date.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import type { ParticipantRow } from "../../../lib/domain/overview/participant-row.ts";
import type { ListSort } from "../list/list-column.ts";
import { ListView } from "../list/list-view.tsx";
import { nameOf, PARTICIPANT_COLUMNS } from "./participant-columns.tsx";
import { ParticipantDetail, type ParticipantDetailProps } from "./participant-detail.tsx";
import { participantFilters } from "./participant-filters.ts";

export interface ParticipantsViewProps extends Pick<ParticipantDetailProps, "onOpenRecord" | "onNewBooking"> {
  /** `null` while they are being read. */
  rows: readonly ParticipantRow[] | null;
  /** Only the first ones are there yet. */
  reading?: string | undefined;
  problem?: Problem | null;
  today: IsoDate;
  query?: string | undefined;
  onSave: (csv: string) => void;
}

/** Every participant of whom something is stored. */
export function ParticipantsView({
  rows,
  today,
  onOpenRecord,
  onNewBooking,
  ...props
}: ParticipantsViewProps) {
  const filters = useMemo(() => participantFilters(rows ?? [], today), [rows, today]);
  const detail = useCallback(
    (row: ParticipantRow) => (
      <ParticipantDetail row={row} onOpenRecord={onOpenRecord} onNewBooking={onNewBooking} />
    ),
    [onOpenRecord, onNewBooking],
  );
  return (
    <ListView
      title="Participants"
      words={PARTICIPANTS}
      rows={rows}
      columns={PARTICIPANT_COLUMNS}
      rowKey={keyOf}
      rowLabel={nameOf}
      filters={filters}
      sort={BY_NAME}
      searchLabel="Name, NDIS number or contract"
      searchText={searchText}
      empty={
        <>
          <p>No participants yet.</p>
          <p class="pb-quiet">
            Open a client in your CRM and press Synchronise in the side panel, or tick clients in the client
            list and sync them: whoever was retrieved from the NDIA is listed here.
          </p>
        </>
      }
      detail={detail}
      noDetail="Choose a participant to see more."
      {...props}
    />
  );
}

const PARTICIPANTS = ["participant", "participants"] as const;
const BY_NAME: ListSort = { key: "name", direction: "ascending" };
const keyOf = ({ id }: ParticipantRow) => id;

function searchText({ name, ndisNumber, contracts }: ParticipantRow): string {
  return [name ?? "", ndisNumber, ...contracts.map(({ reference }) => reference)].join(" ");
}
