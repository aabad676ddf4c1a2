import { formatDays } from "../../core/date-range.ts";
import { formatMoney } from "../../core/money.ts";
import { categoryByDigits } from "../catalogue/item-category.ts";
import { BOOKING_STATUSES, type BookingType } from "../record/booking.ts";
import { type BookingCheck, type BookingFacts, fails, holds, unknown, warns } from "./booking-checks.ts";
import { bookingCategory } from "./booking-category.ts";
import type { LineTarget } from "./booking-draft.ts";
import { categoryLabel } from "./booking-fields.ts";
import type { BookingLineRequest } from "./booking-write.ts";
import {
  type BudgetRoom,
  leavesMoneyOver,
  roomFor,
  roomLabel,
  statedItems,
  usedRooms,
} from "./budget-room.ts";
import { findOverlaps } from "./overlapping-bookings.ts";
import { endedFeeWarning } from "./plan-management-fees.ts";

/** The lines of a new booking, by their place in the draft, with what they draw on. */
export interface LineSources {
  facts: BookingFacts;
  type: BookingType;
  startDate: string | null;
  endDate: string | null;
  lines: ReadonlyMap<number, BookingLineRequest>;
  /** What each line is for, those too whose amount can't be read yet. */
  targets: ReadonlyMap<number, LineTarget>;
  /** `null`: the plan's budgets aren't known. */
  rooms: readonly BudgetRoom[] | null;
  /** Some budgets of the plan couldn't be read. */
  hasUnreadBudgets: boolean;
  /** The booking is made from a contract of the CRM, which it has to be synced with (F185). */
  isForContract: boolean;
}

/** What the lines of a new booking have to keep to (F93, F117, F121, F123). */
export function lineChecks(sources: LineSources): BookingCheck[] {
  return [
    ...transportChecks(sources),
    ...itemChecks(sources),
    ...statedChecks(sources),
    ...leftoverChecks(sources),
    ...budgetChecks(sources),
    ...overlapChecks(sources),
    ...feeChecks(sources),
  ];
}

const TRANSPORT = "TRANSPORT";

function transportChecks({ targets }: LineSources): BookingCheck[] {
  return failing(targets, ({ category }, at) =>
    category === TRANSPORT
      ? fails(
          "transport",
          "No line is for Transport.",
          "The NDIA takes bookings of Transport in its provider portal alone. Remove the line, and book it there.",
          `line/${at + 1}/category`,
        )
      : undefined,
  );
}

/** Outside PACE the first two digits of an item are its category. A category in a word that isn't known tells nothing. */
function itemChecks({ targets }: LineSources): BookingCheck[] {
  return failing(targets, ({ category, item }, at) => {
    const [own, wanted] = [item === null ? undefined : categoryByDigits(item), bookingCategory(category)];
    if (!own || !wanted || own.number === wanted.number) return undefined;
    return fails(
      "item-in-category",
      "Each item belongs to its line's category.",
      `${item} is an item of ${own.name}, not of ${wanted.name}. Change the category or the item.`,
      `line/${at + 1}/item`,
    );
  });
}

/** What the plan states is booked by its item (F117); where budgets are known, lines keep to them (F121). */
function statedChecks({ targets, rooms, hasUnreadBudgets }: LineSources): BookingCheck[] {
  const what = "Lines keep to the plan's budgets, and stated supports to their item.";
  if (!rooms) return [];
  const found = failing(targets, (line, at) => {
    if (roomFor(rooms, line)) return undefined;
    const stated = statedItems(rooms, line.category);
    const remedy =
      stated.length > 0
        ? `The plan states what ${categoryLabel(line.category)} is for. Enter ${stated.join(" or ")} as the item.`
        : `The plan has no budget for ${categoryLabel(line.category)}. Choose another category.`;
    const field = `line/${at + 1}/${stated.length > 0 ? "item" : "category"}` as const;
    return (hasUnreadBudgets ? warns : fails)("in-budgets", what, remedy, field);
  });
  return found.length > 0 || targets.size === 0 ? found : [holds("in-budgets", what)];
}

/** F185: the CRM can't account for the rest of a category whose item is stated. */
function leftoverChecks({ targets, rooms, isForContract }: LineSources): BookingCheck[] {
  if (!rooms) return [];
  const categories = new Map([...targets].toReversed().map(([at, { category }]) => [category, at]));
  return [...categories].flatMap(([category, at]) => {
    if (leavesMoneyOver(rooms, category) !== true) return [];
    const what = `${categoryLabel(category)} is booked whole, or item by item.`;
    const remedy = `The plan states an item of ${categoryLabel(category)} and leaves money over. The CRM can't account for both, so don't sync it with the NDIA.`;
    const field = `line/${at + 1}/category` as const;
    return [(isForContract ? fails : warns)("stated-leaves-money", what, remedy, field)];
  });
}

/** F123, F190: too little money prevents nothing here, since the NDIA alone knows what is left. */
function budgetChecks({ lines, rooms }: LineSources): BookingCheck[] {
  const what = "The plan's budgets cover every line.";
  if (!rooms)
    return [
      unknown(
        "enough-budget",
        what,
        "The plan's budgets aren't known. You can send the booking, but the NDIA may refuse it for insufficient or no funding.",
      ),
    ];
  if (lines.size === 0) return [];
  const used = usedRooms(rooms, [...lines.values()]);
  const over = used.flatMap((room) => {
    if (room.left === null || room.left >= 0 || room.available === null) return [];
    const remedy = `${roomLabel(room)}: ${formatMoney(room.booked)} is booked and ${formatMoney(room.available)} is left. The NDIA may refuse it for insufficient funding.`;
    return [warns("enough-budget", what, remedy)];
  });
  if (over.length > 0) return over;
  const untold = used.filter(({ left }) => left === null).map(roomLabel);
  if (untold.length === 0) return [holds("enough-budget", what)];
  const remedy = `What is left of ${untold.join(" and of ")} isn't told. The NDIA may refuse the booking for insufficient funding.`;
  return [unknown("enough-budget", what, remedy)];
}

function overlapChecks({
  facts: { bookings },
  targets,
  type,
  startDate,
  endDate,
}: LineSources): BookingCheck[] {
  const what = "No other booking has the same category or item in those days.";
  if (targets.size === 0 || startDate === null || endDate === null) return [];
  if (!bookings)
    return [
      unknown(
        "no-overlap",
        what,
        "Service bookings were never retrieved. The NDIA refuses one that is there already.",
      ),
    ];
  const found = [...targets].flatMap(([at, line]) =>
    findOverlaps(bookings.bookings, { type, startDate, endDate }, line).map(({ booking, certainty }) => {
      const { id, status, statusWord } = booking;
      const told = status ? BOOKING_STATUSES[status] : statusWord || "status not told";
      const which = `Booking ${id} (${told}, ${formatDays(booking)})`;
      return certainty === "same"
        ? fails(
            "no-overlap",
            what,
            `${which} is for ${roomLabel(line)} already. Choose other dates, or manage that booking.`,
            `line/${at + 1}/category`,
          )
        : warns(
            "no-overlap",
            what,
            `${which} may be for ${categoryLabel(line.category)} too. The NDIA may refuse a second one.`,
          );
    }),
  );
  if (found.length > 0) return found;
  if (bookings.unread.length === 0) return [holds("no-overlap", what)];
  return [
    unknown("no-overlap", what, "Some service bookings couldn't be read. Look them up in the NDIA's portal."),
  ];
}

function feeChecks({ targets, startDate }: LineSources): BookingCheck[] {
  return failing(targets, ({ item }, at) => {
    const warning = startDate === null ? undefined : endedFeeWarning(item, startDate);
    return warning === undefined
      ? undefined
      : warns("fee-in-force", "Fees are booked while they can be claimed.", warning, `line/${at + 1}/item`);
  });
}

function failing(
  targets: ReadonlyMap<number, LineTarget>,
  check: (line: LineTarget, at: number) => BookingCheck | undefined,
): BookingCheck[] {
  return [...targets].flatMap(([at, line]) => check(line, at) ?? []);
}
