import type { PriceItem, PriceList } from "../../../../lib/domain/price-list/price-item.ts";

/** An invented list: from 1 July 2026, without an end, as the NDIA's files tell it. */
export function priceList(id: string, rest: Partial<PriceList> = {}): PriceList {
  return {
    id,
    fileName: `${id}.xlsx`,
    kind: "catalogue",
    from: "2026-07-01",
    to: null,
    importedAt: 1,
    items: 1,
    ...rest,
  };
}

/** An invented item of it, at $70.00 an hour everywhere but in remote areas. */
export function priceItem(number: string, rest: Partial<PriceItem> = {}): PriceItem {
  return {
    listId: "now",
    number,
    name: `Invented support ${number.slice(0, 6)}`,
    unit: "H",
    category: Number(number.slice(0, 2)),
    categoryName: "Daily Activities",
    paceCategory: Number(number.slice(0, 2)),
    paceCategoryName: "Daily Activities (PACE)",
    registrationGroup: number.slice(-8, -4),
    registrationGroupName: "Invented group",
    type: "limited",
    limits: { national: 7000, remote: 9800, "very-remote": 10_500 },
    from: "2026-07-01",
    to: null,
    claimTypes: null,
    ...rest,
  };
}
