import { useEffect, useState } from "preact/hooks";
import type { BookingLineProps } from "../../components/booking/booking-line.tsx";
import { settleRequest } from "../../components/hooks/use-request.ts";
import type { IsoDate } from "../../lib/core/calendar-date.ts";
import { bookingCategory } from "../../lib/domain/booking/booking-category.ts";
import { send } from "../../lib/messaging/send.ts";

type Items = BookingLineProps["items"];

const NONE: Items = [];

/** The items that the price list of a day has in these categories (by the NDIA's codes), to be chosen from. */
export function useCategoryItems(
  categories: readonly string[],
  day: IsoDate | null,
): (category: string) => Items {
  const [found, setFound] = useState<ReadonlyMap<string, Items>>(new Map());
  const wanted = [...new Set(categories.filter((code) => bookingCategory(code)))].toSorted().join(" ");
  useEffect(() => {
    let isGone = false;
    const load = async (code: string, number: number) => {
      if (day === null) return;
      const body = { category: number, isPace: false, day };
      const settled = await settleRequest(() => send("prices.of-category", body));
      if (isGone || !("reply" in settled)) return;
      const items = settled.reply.map((item) => ({ value: item.number, name: item.name }));
      setFound((before) => new Map(before).set(code, items));
    };
    setFound(new Map());
    for (const code of wanted.split(" ").filter(Boolean)) {
      const category = bookingCategory(code);
      if (category) void load(code, category.number);
    }
    return () => {
      isGone = true;
    };
  }, [wanted, day]);
  return (category) => found.get(category) ?? NONE;
}
