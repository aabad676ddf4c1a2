import type { Problem } from "../../lib/core/problem.ts";
import { formatMoney } from "../../lib/core/money.ts";
import type { BookingCategory } from "../../lib/domain/booking/booking-category.ts";
import { categoryLabel } from "../../lib/domain/booking/booking-fields.ts";
import type { DraftLine } from "../../lib/domain/booking/booking-draft.ts";
import { type BookingLineRequest, lineAmount } from "../../lib/domain/booking/booking-write.ts";
import { SelectField } from "../base/form/select-field.tsx";
import { TextField } from "../base/form/text-field.tsx";
import { CloseIcon } from "../base/icons.tsx";
import { ItemPrice, type PriceOf } from "./item-price.tsx";

export interface BookingLineProps {
  /** From 1. */
  number: number;
  line: DraftLine;
  /** As far as it can be read. */
  read: BookingLineRequest | undefined;
  categories: readonly BookingCategory[];
  /** Items that the plan states for the line's category. */
  stated: readonly string[];
  price: PriceOf;
  /** The category's items in the price list. */
  items: readonly { value: string; name: string }[];
  problemOf: (field: keyof DraftLine) => Problem | undefined;
  onChange: (change: Partial<DraftLine>) => void;
  onRemove: () => void;
}

/** One line of a new booking: what it is for, how much of it, and what that comes to (F119–F120). */
export function BookingLine(props: BookingLineProps) {
  const { number, line, read, categories, stated, price, items, problemOf, onChange, onRemove } = props;
  const id = (field: keyof DraftLine) => `pb-line-${number}-${field}`;
  const isWhole = line.item.trim() === "";
  return (
    <li class="pb-booking-line">
      <fieldset>
        <legend>Line {number}</legend>
        <button
          type="button"
          class="pb-button-icon"
          aria-label={`Remove line ${number}`}
          title="Remove this line"
          onClick={onRemove}
        >
          <CloseIcon />
        </button>
        <SelectField
          id={id("category")}
          label="Category"
          options={categoryOptions(categories, line.category)}
          value={line.category}
          problem={problemOf("category")}
          onChange={(category) => onChange({ category })}
        />
        <TextField
          id={id("item")}
          label="Item"
          hint={itemHint(stated, isWhole)}
          value={line.item}
          suggestions={items}
          problem={problemOf("item")}
          onInput={(item) => onChange({ item })}
        />
        {!isWhole && (
          <TextField
            id={id("quantity")}
            label="Quantity"
            value={line.quantity}
            problem={problemOf("quantity")}
            onInput={(quantity) => onChange({ quantity })}
          />
        )}
        <TextField
          id={id("rate")}
          label={isWhole ? "Amount" : "Rate"}
          value={line.rate}
          problem={problemOf("rate")}
          onInput={(rate) => onChange({ rate })}
        />
        <p class="pb-booking-amount">
          <span class="pb-hint">{read ? "Comes to" : "Amount"}</span>
          <output for={[id("quantity"), id("rate")].join(" ")}>
            {read ? formatMoney(lineAmount(read)) : "not known yet"}
          </output>
        </p>
        {!isWhole && <ItemPrice price={price} read={read} onUse={(rate) => onChange({ rate })} />}
      </fieldset>
    </li>
  );
}

function itemHint(stated: readonly string[], isWhole: boolean): string | undefined {
  if (stated.length > 0) return `The plan states ${stated.join(", ")}`;
  return isWhole ? "Empty: the whole category" : undefined;
}

/** A category that isn't among those of the budgets stays while the line has it. */
function categoryOptions(categories: readonly BookingCategory[], chosen: string) {
  const codes = categories.map(({ code }) => code);
  const all = chosen === "" || codes.includes(chosen) ? codes : [...codes, chosen];
  return [{ id: "", name: "Choose…" }, ...all.map((code) => ({ id: code, name: categoryLabel(code) }))];
}
