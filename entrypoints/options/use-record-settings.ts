import { useQuery } from "../../components/hooks/use-query.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import type { RecordSettingsProps } from "../../components/options/record-settings.tsx";

/** What is asked for of a participant; a tick is saved at once. */
export function useRecordSettings(): RecordSettingsProps {
  const { reply, problem: unread, setReply } = useQuery("participant.settings");
  const { problem, request } = useRequest();
  const save = async (isOn: boolean) => {
    const saved = await request("participant.set-non-pace-budgets", { isOn });
    if (saved) setReply(saved);
  };
  return {
    nonPaceBudgets: reply?.nonPaceBudgets,
    problem: problem ?? unread,
    onNonPaceBudgets: (isOn) => void save(isOn),
  };
}
