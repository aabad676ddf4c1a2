import { useQuery } from "../../components/hooks/use-query.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import type { RecordSettingsProps } from "../../components/options/record-settings.tsx";

/** What is asked for of a participant; a tick or choice is saved at once. */
export function useRecordSettings(): RecordSettingsProps {
  const { reply, problem: unread, setReply } = useQuery("participant.settings");
  const { problem, request } = useRequest();
  const save = async (saving: ReturnType<typeof request<"participant.settings">>) => {
    const saved = await saving;
    if (saved) setReply(saved);
  };
  return {
    nonPaceBudgets: reply?.nonPaceBudgets,
    unpublishedCalls: reply?.unpublishedCalls,
    role: reply?.role,
    problem: problem ?? unread,
    onNonPaceBudgets: (isOn) => void save(request("participant.set-non-pace-budgets", { isOn })),
    onUnpublishedCalls: (isOn) => void save(request("participant.set-unpublished-calls", { isOn })),
    onRole: (role) => void save(request("participant.set-role", { role })),
  };
}
