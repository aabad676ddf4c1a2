import { useLayoutEffect, useState } from "preact/hooks";
import type { SyncRequest } from "../../components/page/dialog-requests.ts";
import { BulkPace } from "./bulk-pace.tsx";
import { SyncActivePlans } from "./sync-active-plans.tsx";
import { SyncParticipants } from "./sync-participants.tsx";

const DIALOGS = { "active-plans": SyncActivePlans, pace: BulkPace, participants: SyncParticipants };

/** The dialog of what was pressed last, until it is closed. Pressing again brings it back as it is. */
export function SyncClients({ request }: { request: SyncRequest }) {
  const [opened, setOpened] = useState<{ times: number; shown: SyncRequest | null }>({
    times: 0,
    shown: null,
  });
  useLayoutEffect(() => setOpened(({ times }) => ({ times: times + 1, shown: request })), [request]);
  const { times, shown } = opened;
  if (!shown) return null;
  const { action, read, onClose } = shown;
  const Dialog = DIALOGS[action];
  return (
    <Dialog
      opened={times}
      read={read}
      onClose={() => {
        setOpened({ times, shown: null });
        onClose();
      }}
    />
  );
}
