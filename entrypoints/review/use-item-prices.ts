import { useEffect, useMemo, useState } from "preact/hooks";
import type { PriceOf } from "../../components/booking/item-price.tsx";
import { settleRequest } from "../../components/hooks/use-request.ts";
import type { IsoDate } from "../../lib/core/calendar-date.ts";
import type { PriceItem } from "../../lib/domain/price-list/price-item.ts";
import { limitIn, type PriceRegion } from "../../lib/domain/price-list/price-regions.ts";
import { unitWords } from "../../lib/domain/price-list/price-units.ts";
import { isItemNumber, tidyItemNumber } from "../../lib/domain/invoice/model/item-number.ts";
import { send } from "../../lib/messaging/send.ts";

/** What the imported price lists tell of these items on a day. Without a list, or while it is looked up, nothing. */
export function useItemPrices(typed: readonly string[], day: IsoDate | null): (item: string) => PriceOf {
  const [prices, setPrices] = useState<ReadonlyMap<string, PriceItem>>(new Map());
  const [region, setRegion] = useState<PriceRegion | null>(null);
  const wanted = [...new Set(typed.map(tidyItemNumber).filter(isItemNumber))].toSorted().join(" ");

  useEffect(() => {
    let isGone = false;
    const load = async () => {
      const settled = await settleRequest(() => send("prices.settings", null));
      if (!isGone && "reply" in settled) setRegion(settled.reply.region);
    };
    void load();
    return () => {
      isGone = true;
    };
  }, []);
  useEffect(() => {
    let isGone = false;
    const load = async () => {
      if (day === null || wanted === "") return;
      const settled = await settleRequest(() => send("prices.items", { items: wanted.split(" "), day }));
      if (isGone || !("reply" in settled)) return;
      setPrices(new Map(settled.reply.flatMap(({ item, price }) => (price ? [[item, price]] : []))));
    };
    void load();
    return () => {
      isGone = true;
    };
  }, [wanted, day]);

  return useMemo(
    () => (item: string) => {
      const price = prices.get(tidyItemNumber(item));
      if (!price) return null;
      const limit = region === null ? null : limitIn(price.limits, region);
      return { name: price.name, limit, unit: unitWords(price.unit) };
    },
    [prices, region],
  );
}
