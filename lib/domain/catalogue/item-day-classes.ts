import { memoizeText } from "../../core/memoize-text.ts";

/** The days that an item may be for. */
export type DayClass = "Weekday" | "Saturday" | "Sunday" | "Public Holiday";

/**
 * Items whose number tells the day: category, sequence and registration group, whatever follows. Sleepovers are for any day.
 * Source: NDIS pricing schedule 2026-27 v1.2 (published 22 July 2026), as a public price tool compared it word for word.
 * Earlier price guides are taken to use the numbers alike. It isn't the NDIA's own page, so it only ever warns.
 */
const CLASSES: Readonly<Record<DayClass, readonly string[]>> = {
  // Daytime, evening, night. Community participation has no night.
  Weekday: [
    "01_011_0107",
    "01_015_0107",
    "01_002_0107",
    "01_801_0115",
    "01_802_0115",
    "01_803_0115",
    "04_104_0125",
    "04_103_0125",
  ],
  Saturday: ["01_013_0107", "01_804_0115", "04_105_0125"],
  Sunday: ["01_014_0107", "01_805_0115", "04_106_0125"],
  "Public Holiday": ["01_012_0107", "01_806_0115", "04_102_0125"],
};

const byItem: ReadonlyMap<string, DayClass> = new Map(
  (Object.entries(CLASSES) as [DayClass, readonly string[]][]).flatMap(([dayClass, items]) =>
    items.map((item) => [item, dayClass] as const),
  ),
);

/** `undefined`: the number doesn't tell. */
export const dayClassOfItem = memoizeText((item) => byItem.get(item.slice(0, 11)));
