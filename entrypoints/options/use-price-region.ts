import { useQuery } from "../../components/hooks/use-query.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import type { PriceRegionProps } from "../../components/options/price-region.tsx";
import type { PriceRegion } from "../../lib/domain/price-list/price-regions.ts";

/** The region whose price limits count; a choice is saved at once. */
export function usePriceRegion(): PriceRegionProps {
  const { reply, problem: unread, setReply } = useQuery("prices.settings");
  const { problem, request } = useRequest();
  const save = async (region: PriceRegion | null) => {
    const saved = await request("prices.set-region", { region });
    if (saved) setReply(saved);
  };
  return {
    region: reply?.region,
    problem: problem ?? unread,
    onRegion: (region) => void save(region),
    onLists: () => void request("workspace.open", { tab: "prices" }),
  };
}
