import {
  type HistoryParticipant,
  participantName,
} from "../../../components/workspace/history/history-participant.tsx";
import { ParticipantHistory } from "../../../components/workspace/history/participant-history.tsx";
import { ParticipantPicker } from "../../../components/workspace/history/participant-picker.tsx";
import { formatTabAddress } from "../../../components/workspace/shell/tab-address.ts";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { readHistory } from "../../../lib/services/participants/read-history.ts";
import { listKnownParticipants } from "../../../lib/storage/known-participants.ts";
import { saveList } from "../save-list.ts";
import { useStored } from "../use-stored.ts";

/** What was retrieved of a participant over time; the address has a mark for whose it is. */
export function HistoryTab({ isShown, query }: TabProps) {
  const ndisNumber = query.get("ndis");
  const { value, problem } = useStored(listKnownParticipants, isShown);
  const chosen = value?.find((each) => each.ndisNumber === ndisNumber);
  return (
    <>
      <ParticipantPicker
        tab="history"
        title="History"
        empty={<p>Nothing was retrieved yet. Sync a client in the CRM, and their history begins here.</p>}
        hint="Press a name, or Enter on its row, to compare what was retrieved of that participant."
        participants={value}
        problem={problem}
        isHidden={ndisNumber !== null}
        query={query.get("q") ?? undefined}
        onOpen={openHistory}
        onSave={(csv) => saveList("participants-with-history", csv)}
      />
      {ndisNumber !== null && (
        <OneHistory
          key={ndisNumber}
          ndisNumber={ndisNumber}
          name={chosen ? participantName(chosen) : null}
          isShown={isShown}
        />
      )}
    </>
  );
}

function OneHistory({
  ndisNumber,
  name,
  isShown,
}: {
  ndisNumber: string;
  name: string | null;
  isShown: boolean;
}) {
  const { value, problem } = useStored((db) => readHistory(db, ndisNumber), isShown);
  return (
    <ParticipantHistory
      ndisNumber={ndisNumber}
      name={name}
      past={value}
      problem={problem}
      listAddress={formatTabAddress("history")}
      onSave={(csv) => saveList("history", csv)}
      onSaveBookings={(csv) => saveList("service-bookings", csv)}
    />
  );
}

function openHistory({ ndisNumber }: HistoryParticipant): void {
  location.hash = formatTabAddress("history", { ndis: ndisNumber });
}
