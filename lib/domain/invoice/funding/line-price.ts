import { findPrice, type FoundPrice } from "../../price-list/price-book.ts";
import type { InvoiceContext } from "../model/context.ts";
import type { InvoiceLine } from "../model/line.ts";

/**
 * What the price list of a service's first day tells of its item. `undefined`: no list was imported, none counts on that day, or
 * it hasn't got the item; then what is built in holds.
 */
export function linePrice(
  { item, from }: Pick<InvoiceLine, "item" | "from">,
  { prices }: Pick<InvoiceContext, "prices">,
): FoundPrice | undefined {
  return prices && item && from ? findPrice(prices, item, from) : undefined;
}
