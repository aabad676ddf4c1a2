import type { IsoDate } from "../../../core/calendar-date.ts";
import type { Hundredths } from "../../../core/hundredths.ts";
import type { Cents } from "../../../core/money.ts";
import { categoryByDigits } from "../../catalogue/item-category.ts";
import { categoryKey } from "../../catalogue/support-category.ts";
import { type BookingCategory, bookingCategory } from "../booking-category.ts";

/** A plan budget or a service support of a contract, by its own form in the CRM. What the form doesn't tell is `null`. */
export interface ContractRow {
  rowKind: "plan-budget" | "service-support";
  /** Its own form: the path of the CRM. */
  path: string;
  /** As the CRM names it; empty where it names none. */
  category: string;
  /** Of a service support: its item's number. */
  item: string | null;
  /** What the CRM calls the item beside its number; empty where it doesn't. */
  itemName: string;
  /** A budget's amount, or a support's total. */
  amount: Cents | null;
  /** Of a service support. */
  quantity: Hundredths | null;
  rate: Cents | null;
  /** “Requires PRODA Service Booking”. */
  requiresBooking: boolean | null;
  /** In CareView's words: `Agency`, `Plan Management`, `Self Managed`. */
  managementStyle: string | null;
  startDate: IsoDate | null;
  endDate: IsoDate | null;
  /** Labels of its dates that hold something else than a day. */
  unreadable?: string[];
}

/** The category that a row is booked in, by its item's number before anything else. `undefined`: none that a booking may be of. */
export function categoryOfRow({
  item,
  category,
}: Pick<ContractRow, "item" | "category">): BookingCategory | undefined {
  return bookingCategory((item === null ? undefined : categoryByDigits(item)?.name) ?? category);
}

/** Equal for rows of one category, also of one that Planbridge doesn't know. */
export function rowCategoryKey(row: Pick<ContractRow, "item" | "category">): string {
  return categoryOfRow(row)?.name ?? categoryKey(row.category);
}

/** What people call a row: `Consumables`, or `14_034_0127_8_3 Plan management (Choice and Control)`. */
export function rowName(row: Pick<ContractRow, "item" | "itemName" | "category">): string {
  const category = row.category || categoryOfRow(row)?.name || "";
  if (row.item === null) return category || "A row without a category";
  const item = row.itemName ? `${row.item} ${row.itemName}` : row.item;
  return category ? `${item} (${category})` : item;
}
