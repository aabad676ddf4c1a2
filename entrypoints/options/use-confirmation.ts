import { useQuery } from "../../components/hooks/use-query.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import type { ConfirmationSettingsProps } from "../../components/options/confirmation-settings.tsx";

/** From how much on the amount of a change has to be typed. */
export function useConfirmation(): ConfirmationSettingsProps {
  const { reply, problem: unread, setReply } = useQuery("options.confirmation");
  const { problem, request } = useRequest();
  const save = async (typeFrom: number) => {
    const saved = await request("options.set-confirmation", { typeFrom });
    if (saved) setReply(saved);
  };
  return {
    typeFrom: reply?.typeFrom,
    problem: problem ?? unread,
    onTypeFrom: (typeFrom) => void save(typeFrom),
  };
}
