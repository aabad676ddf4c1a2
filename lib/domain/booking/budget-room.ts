import type { Cents } from "../../core/money.ts";
import type { NonPaceBudget } from "../record/non-pace-budget.ts";
import type { PlanBudgets } from "../record/participant-record.ts";
import { categoryCode } from "./booking-category.ts";
import { categoryLabel } from "./booking-fields.ts";
import type { LineTarget } from "./booking-draft.ts";
import { type BookingLineRequest, requestAmount } from "./booking-write.ts";

/** A budget of a plan as a booking may draw on it (F93). Amounts that aren't told are `null`. */
export interface BudgetRoom {
  /** The NDIA's code. */
  category: string;
  /** Of a stated support, which is booked by its item. */
  item: string | null;
  approved: Cents | null;
  /** What no booking has set aside yet. */
  available: Cents | null;
}

/** `03 Consumables`; a stated item by its number. */
export function roomLabel({ category, item }: Pick<BudgetRoom, "category" | "item">): string {
  return item === null ? categoryLabel(category) : `${categoryLabel(category)}, ${item}`;
}

/** The budgets of one plan; `null`: they aren't known. */
export function roomsOf(budgets: readonly PlanBudgets[], planReference: string): BudgetRoom[] | null {
  const found = budgets.find((each) => each.planReference === planReference);
  return found ? found.budgets.map(toRoom) : null;
}

function toRoom({ category, item, approved, allocated, remaining }: NonPaceBudget): BudgetRoom {
  const available = approved === null || allocated === null ? remaining : approved - allocated;
  return { category: categoryCode(category), item, approved, available };
}

/** The budget that a line draws on: that of its own item where the plan states it, else that of its category. */
export function roomFor(
  rooms: readonly BudgetRoom[],
  { category, item }: LineTarget,
): BudgetRoom | undefined {
  const ofCategory = rooms.filter((room) => room.category === category);
  return ofCategory.find((room) => room.item === item) ?? ofCategory.find((room) => room.item === null);
}

/** A budget with what the lines of a new booking set aside of it. */
export interface RoomUse extends BudgetRoom {
  booked: Cents;
  /** What remains after the booking; `null`: not told. */
  left: Cents | null;
}

/** Those budgets that lines draw on, in the budgets' order. */
export function usedRooms(rooms: readonly BudgetRoom[], lines: readonly BookingLineRequest[]): RoomUse[] {
  return rooms.flatMap((room) => {
    const own = lines.filter((line) => roomFor(rooms, line) === room);
    if (own.length === 0) return [];
    const booked = requestAmount(own);
    return [{ ...room, booked, left: room.available === null ? null : room.available - booked }];
  });
}

/** The items that a category's budgets state. */
export function statedItems(rooms: readonly BudgetRoom[], category: string): string[] {
  return rooms.flatMap((room) => (room.category === category && room.item !== null ? [room.item] : []));
}

/**
 * Whether a category with a stated item has money besides (F6, F185): CareView can't account for it. The NDIA's row of the whole
 * category may hold the stated money or not, so only where both are equal nothing is over. `null`: not told.
 */
export function leavesMoneyOver(rooms: readonly BudgetRoom[], category: string): boolean | null {
  const own = rooms.filter((room) => room.category === category);
  const stated = own.filter(({ item }) => item !== null);
  const whole = own.filter(({ item }) => item === null);
  if (stated.length === 0 || whole.length === 0) return false;
  const sum = (some: readonly BudgetRoom[]) =>
    some.reduce<Cents | null>(
      (total, { approved }) => (total === null || approved === null ? null : total + approved),
      0,
    );
  const [wholeSum, statedSum] = [sum(whole), sum(stated)];
  if (wholeSum === 0) return false;
  return wholeSum === null || statedSum === null ? null : wholeSum !== statedSum;
}
