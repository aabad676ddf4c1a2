import type { Problem } from "../../../lib/core/problem.ts";
import type { ListFilter } from "../list/list-column.ts";
import { ListView } from "../list/list-view.tsx";
import { type HistoryParticipant, HISTORY_COLUMNS, participantName } from "./history-participant.tsx";

export interface ParticipantPickerProps {
  /** `null` while they are being read. */
  participants: readonly HistoryParticipant[] | null;
  problem: Problem | null;
  /** Somebody is chosen already. */
  isHidden: boolean;
  query?: string | undefined;
  onOpen: (participant: HistoryParticipant) => void;
  onSave: (csv: string) => void;
}

/** Whose history is looked at: everybody of whom something is stored. */
export function ParticipantPicker({ participants, ...props }: ParticipantPickerProps) {
  return (
    <ListView
      {...props}
      title="History"
      words={WORDS}
      columns={HISTORY_COLUMNS}
      rows={participants}
      rowKey={ndisNumberOf}
      rowLabel={labelOf}
      searchLabel="Name or NDIS number"
      searchText={searchTextOf}
      filters={FILTERS}
      sort={NEWEST_FIRST}
      empty={<p>Nothing was retrieved yet. Sync a client in the CRM, and their history begins here.</p>}
      notes={
        participants &&
        participants.length > 0 && (
          <p class="pb-hint">
            Press a name, or Enter on its row, to compare what was retrieved of that participant.
          </p>
        )
      }
    />
  );
}

const WORDS = ["participant", "participants"] as const;
const NEWEST_FIRST = { key: "retrieved", direction: "descending" } as const;
const FILTERS: readonly ListFilter<HistoryParticipant>[] = [
  {
    id: "pace",
    label: "Plan",
    all: "All",
    options: [
      { id: "pace", name: "PACE" },
      { id: "other", name: "Not on PACE" },
      { id: "unknown", name: "Not told" },
    ],
    matches: ({ isPace }, option) =>
      option === "unknown" ? isPace === null : isPace === (option === "pace"),
  },
];

const ndisNumberOf = ({ ndisNumber }: HistoryParticipant) => ndisNumber;
const labelOf = (row: HistoryParticipant) => participantName(row) ?? `NDIS number ${row.ndisNumber}`;
const searchTextOf = ({ crms, ndisNumber }: HistoryParticipant) =>
  [...crms.map(({ name }) => name ?? ""), ndisNumber].join(" ");
