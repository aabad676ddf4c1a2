import { formatDate, type IsoDate } from "../../../core/calendar-date.ts";
import { formatDays } from "../../../core/date-range.ts";
import { formatMoney } from "../../../core/money.ts";
import { formatAmount } from "../../record/amount.ts";
import { CARE_ITEM_KINDS, CARE_LEVELS, type CarePackage } from "../care-package/care-package.ts";
import { packageOnDay } from "../care-package/package-on-day.ts";
import { type ColumnOf, type PackTable, tableOf } from "./handover-pack.ts";

/** Packages with what they make available on this day, and their items. */
export function packageTables(packages: readonly CarePackage[], today: IsoDate): PackTable[] {
  if (packages.length === 0) return [];
  const columns: readonly ColumnOf<CarePackage>[] = [
    { header: "Package", value: ({ level }) => CARE_LEVELS[level] },
    { header: "Days", value: ({ start, end }) => formatDays({ startDate: start, endDate: end }) },
    { header: `Available on ${formatDate(today)}`, value: (held) => availableText(held, today) },
  ];
  const items = packages.flatMap(({ level, items: own }) => own.map((item) => ({ level, item })));
  const itemColumns: readonly ColumnOf<(typeof items)[number]>[] = [
    { header: "Package", value: ({ level }) => CARE_LEVELS[level] },
    { header: "Item", value: ({ item }) => item.name },
    { header: "Counts as", value: ({ item }) => CARE_ITEM_KINDS[item.kind] },
    { header: "A day", value: ({ item }) => formatMoney(item.daily) },
  ];
  return [
    tableOf("Care packages", columns, packages),
    ...(items.length > 0 ? [tableOf("Items of care packages", itemColumns, items)] : []),
  ];
}

function availableText(held: CarePackage, today: IsoDate): string {
  const view = packageOnDay(held, today);
  return view.scheme === "home-care" || view.scheme === "support-at-home"
    ? formatAmount(view.available)
    : "nothing on this day";
}
