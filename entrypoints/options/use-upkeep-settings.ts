import { useNow } from "../../components/base/use-now.ts";
import { useQuery } from "../../components/hooks/use-query.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import type { UpkeepSettingsProps } from "../../components/options/upkeep-settings.tsx";

/** What is retrieved without a person, and how many calls that may take. */
export function useUpkeepSettings(): UpkeepSettingsProps {
  const { reply, problem: unread, setReply } = useQuery("upkeep.view");
  const { problem, request } = useRequest();
  const save = async (calls: number) => {
    const saved = await request("upkeep.set-allowance", { calls });
    if (saved) setReply(saved);
  };
  return {
    upkeep: reply,
    problem: problem ?? unread,
    now: useNow(),
    onAllowance: (calls) => void save(calls),
  };
}
