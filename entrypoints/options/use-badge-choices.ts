import type { BadgeChoicesProps } from "../../components/options/badge-choices.tsx";
import { useQuery } from "../../components/hooks/use-query.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import type { BadgeKind } from "../../lib/domain/overview/badge-kinds.ts";

/** What the mark on the toolbar's icon tells of. */
export function useBadgeChoices(): BadgeChoicesProps {
  const { reply, problem: unread, setReply } = useQuery("badge.view");
  const { problem, request } = useRequest();
  const choose = async (kind: BadgeKind, isShown: boolean) => {
    const saved = await request("badge.set", { kind, isShown });
    if (saved) setReply(saved);
  };
  return {
    off: reply?.off,
    problem: problem ?? unread,
    onChoose: (kind, isShown) => void choose(kind, isShown),
  };
}
