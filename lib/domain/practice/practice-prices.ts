import { addDays } from "../../core/days.ts";
import type { IsoDate } from "../../core/calendar-date.ts";
import type { Cents } from "../../core/money.ts";
import { SUPPORT_CATEGORIES } from "../catalogue/categories.ts";
import type { PriceItem, PriceList } from "../price-list/price-item.ts";

const LIST_ID = "practice-prices";

/** Numbers as the NDIA's, with names and amounts of our own: its list may not be passed on. */
const ITEMS: readonly [number: string, name: string, unit: string, category: number, limit: Cents][] = [
  ["01_011_0107_1_1", "Invented help at home", "H", 1, 7_000],
  ["03_092_0103_1_1", "Invented consumables", "E", 3, 100],
  ["04_104_0125_6_1", "Invented company on outings", "H", 4, 7_000],
  ["14_034_0127_8_3", "Invented monthly plan management fee", "MON", 14, 10_445],
  ["15_037_0117_1_3", "Invented help of a therapy assistant", "H", 15, 8_700],
];

/** The invented price list of practice mode. */
export function practicePriceList(
  began: IsoDate,
  importedAt: number,
): { list: PriceList; items: PriceItem[] } {
  const from = addDays(began, -400);
  const items = ITEMS.map(([number, name, unit, category, limit]): PriceItem => {
    const categoryName = SUPPORT_CATEGORIES.find((each) => each.number === category)?.name ?? null;
    return {
      listId: LIST_ID,
      number,
      name,
      unit,
      category,
      categoryName,
      paceCategory: category,
      paceCategoryName: categoryName,
      registrationGroup: null,
      registrationGroupName: null,
      type: "limited",
      limits: { national: limit },
      from,
      to: null,
      claimTypes: null,
    };
  });
  const list: PriceList = {
    id: LIST_ID,
    fileName: "Invented price list",
    kind: "catalogue",
    from,
    to: addDays(began, 400),
    importedAt,
    items: items.length,
  };
  return { list, items };
}
