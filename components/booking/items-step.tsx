import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { formatMoney } from "../../lib/core/money.ts";
import type { Problem } from "../../lib/core/problem.ts";
import {
  type BookingDraft,
  type DraftField,
  type DraftLine,
  emptyLine,
} from "../../lib/domain/booking/booking-draft.ts";
import type { BookingLineRequest } from "../../lib/domain/booking/booking-write.ts";
import { requestAmount } from "../../lib/domain/booking/booking-write.ts";
import { type BudgetRoom, statedItems, usedRooms } from "../../lib/domain/booking/budget-room.ts";
import { splitsLines } from "../../lib/domain/booking/edit-draft.ts";
import { allowedCategories } from "../../lib/domain/booking/starting-lines.ts";
import { FieldError } from "../base/form/text-field.tsx";
import { InfoIcon, PlusIcon } from "../base/icons.tsx";
import { BookingLine, type BookingLineProps } from "./booking-line.tsx";
import type { PriceOf } from "./item-price.tsx";
import { RoomBars } from "./room-bars.tsx";

export interface ItemsStepProps {
  draft: BookingDraft;
  /** The lines that can be read, by their place. */
  lines: ReadonlyMap<number, BookingLineRequest>;
  /** `null`: the plan's budgets aren't known. */
  rooms: readonly BudgetRoom[] | null;
  /** What price lists tell of an item. */
  priceOf: (item: string) => PriceOf;
  /** The items of a category in the price list; empty where there is none. */
  itemsOf: (category: string) => BookingLineProps["items"];
  problemOf: (field: DraftField) => Problem | undefined;
  onChange: (change: Partial<BookingDraft>) => void;
}

/** The second step: what is booked, line by line (F119–F123). */
export function ItemsStep({ draft, lines, rooms, priceOf, itemsOf, problemOf, onChange }: ItemsStepProps) {
  const list = useRef<HTMLOListElement>(null);
  const focusLine = useFocusOnLine(list);
  const setLine = (at: number, change: Partial<DraftLine>) =>
    onChange({ lines: draft.lines.map((line, each) => (each === at ? { ...line, ...change } : line)) });
  const add = () => {
    focusLine(draft.lines.length);
    onChange({ lines: [...draft.lines, emptyLine()] });
  };
  const remove = (at: number) => {
    focusLine(Math.min(at, draft.lines.length - 2));
    onChange({ lines: draft.lines.filter((_, each) => each !== at) });
  };
  const problem = problemOf("lines");
  return (
    <>
      {!rooms && <NoBudgets />}
      <ol class="pb-booking-lines" ref={list}>
        {draft.lines.map(numbered).map(({ line, number, at }) => (
          // Fields show what the draft holds, so a line may take the place of another.
          <BookingLine
            key={number}
            number={number}
            line={line}
            read={lines.get(at)}
            categories={allowedCategories(rooms)}
            stated={statedItems(rooms ?? [], line.category)}
            price={priceOf(line.item)}
            items={itemsOf(line.category)}
            problemOf={(field) => problemOf(`line/${number}/${field}`)}
            onChange={(change) => setLine(at, change)}
            onRemove={() => remove(at)}
          />
        ))}
      </ol>
      <div class="pb-actions">
        <button
          type="button"
          class="pb-button"
          aria-describedby={problem ? "pb-booking-lines-error" : undefined}
          onClick={add}
        >
          <PlusIcon /> Add
        </button>
        <p class="pb-booking-total">
          Total <output>{formatMoney(requestAmount([...lines.values()]))}</output>
          {lines.size < draft.lines.length && <span class="pb-hint"> of the lines that are complete</span>}
        </p>
      </div>
      {problem && <FieldError id="pb-booking-lines" problem={problem} />}
      <RoomBars rooms={usedRooms(rooms ?? [], [...lines.values()])} />
      {draft.lines.length > 1 && (
        <label class="pb-booking-split">
          <input
            type="checkbox"
            checked={splitsLines(draft)}
            onChange={({ currentTarget: { checked } }) => onChange({ isSplit: checked })}
          />
          <span>
            One booking for each line{" "}
            <span class="pb-hint">CareView links one category with each booking.</span>
          </span>
        </label>
      )}
    </>
  );
}

function numbered(line: DraftLine, at: number) {
  return { line, at, number: at + 1 };
}

/** F123: said before anything is typed. */
function NoBudgets() {
  return (
    <p class="pb-inline-note">
      <InfoIcon />
      <span>
        The plan's budgets aren't known, so every category can be chosen. The NDIA may refuse a booking for
        insufficient or no funding.
      </span>
    </p>
  );
}

/** After a line was added or removed, the focus goes to the line that is there now. */
function useFocusOnLine(list: { current: HTMLOListElement | null }): (at: number) => void {
  const [wanted, setWanted] = useState<{ at: number } | null>(null);
  useLayoutEffect(() => {
    if (!wanted) return;
    const line = list.current?.children[wanted.at];
    const next = line?.querySelector("select") ?? list.current?.parentElement?.querySelector("button");
    next?.focus();
    setWanted(null);
  }, [wanted, list]);
  return (at) => setWanted({ at });
}
