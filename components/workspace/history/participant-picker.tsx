import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { ListFilter } from "../list/list-column.ts";
import { ListView } from "../list/list-view.tsx";
import { type HistoryParticipant, participantColumns, participantName } from "./history-participant.tsx";

export interface ParticipantPickerProps {
  /** The name of the tab in the address, and its title. */
  tab: string;
  title: string;
  /** Where nobody is stored, and what a press on a name does. */
  empty: ComponentChildren;
  hint: string;
  /** `null` while they are being read. */
  participants: readonly HistoryParticipant[] | null;
  problem: Problem | null;
  /** Somebody is chosen already. */
  isHidden: boolean;
  query?: string | undefined;
  onOpen: (participant: HistoryParticipant) => void;
  onSave: (csv: string) => void;
}

/** Who is looked at: everybody of whom something is stored. */
export function ParticipantPicker({ participants, tab, hint, ...props }: ParticipantPickerProps) {
  const columns = useMemo(() => participantColumns(tab), [tab]);
  return (
    <ListView
      {...props}
      words={WORDS}
      columns={columns}
      rows={participants}
      rowKey={ndisNumberOf}
      rowLabel={labelOf}
      searchLabel="Name or NDIS number"
      searchText={searchTextOf}
      filters={FILTERS}
      sort={NEWEST_FIRST}
      notes={participants && participants.length > 0 && <p class="pb-hint">{hint}</p>}
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
