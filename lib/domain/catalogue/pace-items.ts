import { memoizeText } from "../../core/memoize-text.ts";
import { baseItem } from "./item-suffixes.ts";

/**
 * The items that PACE pays from another category than the one their number begins with: the catalogue's "Support Category
 * Number" against its "Support Category Number (PACE)". Items that aren't here stay in the category of their first two
 * digits. Without suffixes: an item with one is in the category of the item without.
 * Source: NDIS Support Catalogue and pricing schedule 2026-27, 975 items compared; 90 differ, suffixed ones included.
 * Whose number isn't among those 975 (older or newer ones) may be of a category that came with PACE all the same.
 */
const ITEMS_BY_PACE_CATEGORY: readonly (readonly [category: number, items: string])[] = [
  // Home and Living, from 01.
  [
    16,
    `
    01_050_0115_1_1 01_082_0115_1_1 01_450_0115_1_1 01_450_0138_1_1 01_451_0115_1_1
    01_451_0138_1_1 01_452_0115_1_1 01_452_0138_1_1 01_453_0115_1_1 01_453_0138_1_1
    01_454_0115_1_1 01_454_0138_1_1 01_455_0115_1_1 01_455_0138_1_1 01_799_0115_1_1
    01_801_0115_1_1 01_801_0138_1_1 01_802_0115_1_1 01_802_0138_1_1 01_803_0115_1_1
    01_803_0138_1_1 01_804_0115_1_1 01_804_0138_1_1 01_805_0115_1_1 01_805_0138_1_1
    01_806_0115_1_1 01_806_0138_1_1 01_811_0115_1_1 01_811_0138_1_1 01_812_0115_1_1
    01_812_0138_1_1 01_813_0115_1_1 01_813_0138_1_1 01_814_0115_1_1 01_814_0138_1_1
    01_815_0115_1_1 01_815_0138_1_1 01_816_0115_1_1 01_816_0138_1_1 01_821_0115_1_1
    01_821_0138_1_1 01_822_0115_1_1 01_822_0138_1_1 01_832_0115_1_1 01_832_0138_1_1
    01_850_0106_1_1 01_851_0115_1_1
    `,
  ],
  // Assistive Technology Maintenance, Repair and Rental, from 05.
  [
    19,
    `
    05_040312115_0103_1_2 05_060000115_0135_1_2 05_090000155_0103_1_2 05_121227125_0108_1_2
    05_150000115_0123_1_2 05_220300115_0113_1_2 05_220600112_0122_1_2 05_222100115_0124_1_2
    05_300000115_0112_1_2 05_500000303_0103_1_2 05_500403159_0103_1_1 05_500433443_0103_1_2
    05_500612441_0135_1_2 05_500624304_0135_1_2 05_500624305_0135_1_2 05_500933306_0103_1_2
    05_501200307_0105_1_2 05_501200308_0105_1_2 05_501212373_0109_1_2 05_501224309_0105_1_2
    05_501224310_0105_1_2 05_501236025_0105_1_2 05_501288435_0105_1_2 05_501812311_0103_1_2
    05_502200312_0124_1_2 05_502206151_0122_1_2 05_502218315_0113_1_2 05_503000316_0112_1_2
    `,
  ],
  // Specialist Disability Accommodation, from 06.
  [
    17,
    `
    06_431_0131_2_2 06_432_0131_2_2
    `,
  ],
  // Behaviour Support, from 11.
  [
    20,
    `
    11_022_0110_7_3 11_023_0110_7_3 11_799_0110_7_3
    `,
  ],
];

const categoryByItem: ReadonlyMap<string, number> = new Map(
  ITEMS_BY_PACE_CATEGORY.flatMap(([category, items]) =>
    items
      .trim()
      .split(/\s+/)
      .map((item) => [item, category] as const),
  ),
);

/** The number of an item's PACE category, where that isn't the number's first two digits. Suffixes don't count. */
export const movedByPace = memoizeText((item) => categoryByItem.get(baseItem(item)));
