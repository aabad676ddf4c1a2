import { formatHundredths } from "../../lib/core/hundredths.ts";
import { type Cents, formatMoney } from "../../lib/core/money.ts";
import type { BookingLineRequest } from "../../lib/domain/booking/booking-write.ts";
import { WarningIcon } from "../base/icons.tsx";
import { VisibleText } from "../base/visible-text.tsx";

/** What the imported price list of the booking's first day tells of an item; `null`: nothing. */
export type PriceOf = {
  name: string;
  /** The limit of one unit in the region that was chosen; `null`: none is told. */
  limit: Cents | null;
  /** `an hour`; `null`: not told. */
  unit: string | null;
} | null;

export interface ItemPriceProps {
  price: PriceOf;
  read: BookingLineRequest | undefined;
  /** Takes the price list's rate, as it is typed. */
  onUse: (rate: string) => void;
}

/** The item's name and price in the price list (F120). A rate above it is warned of and never barred. */
export function ItemPrice({ price, read, onUse }: ItemPriceProps) {
  if (!price) return null;
  const { name, limit, unit } = price;
  const isAbove = limit !== null && read !== undefined && read.rate > limit;
  return (
    <p class="pb-booking-price">
      <span>
        Price list: <VisibleText text={name} isPublic />
        {limit !== null && `, up to ${formatMoney(limit)}${unit ? ` ${unit}` : ""}`}
      </span>
      {isAbove && (
        <strong class="pb-tone-warning">
          <WarningIcon /> Warning: the rate is above it.
        </strong>
      )}
      {limit !== null && read?.rate !== limit && (
        <button type="button" class="pb-link" onClick={() => onUse(formatHundredths(limit))}>
          Use {formatMoney(limit)}
        </button>
      )}
    </p>
  );
}
