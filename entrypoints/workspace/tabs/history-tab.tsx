import { useCallback } from "preact/hooks";
import { participantName } from "../../../components/workspace/history/participant-columns.tsx";
import { ParticipantHistory } from "../../../components/workspace/history/participant-history.tsx";
import { ParticipantPicker } from "../../../components/workspace/history/participant-picker.tsx";
import { formatTabAddress } from "../../../components/workspace/shell/tab-address.ts";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { readHistory } from "../../../lib/services/participants/read-history.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { listKnownParticipants } from "../../../lib/storage/known-participants.ts";
import { saveList } from "../save-list.ts";
import { useStored } from "./use-stored.ts";

/** What was retrieved of a participant over time; the address says whose, as in `#history?ndis=430000017`. */
export function HistoryTab({ isShown, query }: TabProps) {
  const ndisNumber = query.get("ndis");
  const participants = useStored(isShown, listKnownParticipants);
  const read = useCallback((db: Database) => readHistory(db, ndisNumber ?? ""), [ndisNumber]);
  const past = useStored(isShown, ndisNumber === null ? null : read);
  const chosen = participants.value?.find((each) => each.ndisNumber === ndisNumber);
  return (
    <>
      <ParticipantPicker
        participants={participants.value}
        problem={participants.problem}
        isHidden={ndisNumber !== null}
        query={query.get("q") ?? undefined}
        onOpen={(participant) => {
          location.hash = formatTabAddress("history", { ndis: participant.ndisNumber });
        }}
        onSave={(csv) => saveList("participants-with-history", csv)}
      />
      {ndisNumber !== null && (
        <ParticipantHistory
          key={ndisNumber}
          ndisNumber={ndisNumber}
          name={chosen ? participantName(chosen) : null}
          past={past.value}
          problem={past.problem}
          listAddress={formatTabAddress("history")}
          onSave={(csv) => saveList("history", csv)}
        />
      )}
    </>
  );
}
