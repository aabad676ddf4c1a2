import { LISTED_CLAIM_TYPES, type PriceItem, type PriceList } from "../../domain/price-list/price-item.ts";
import { cents, count, day, list, map, nullable, oneOf, shape, text, time } from "./row-check.ts";

/** A price list that a person imported. */
export const priceListShape = shape<PriceList>({
  id: text,
  fileName: text,
  kind: oneOf("catalogue", "schedule"),
  from: day,
  to: nullable(day),
  importedAt: time,
  items: count,
});

/** One of its rows. */
export const priceItemShape = shape<PriceItem>({
  listId: text,
  number: text,
  name: text,
  unit: nullable(text),
  category: nullable(count),
  categoryName: nullable(text),
  paceCategory: nullable(count),
  paceCategoryName: nullable(text),
  registrationGroup: nullable(text),
  registrationGroupName: nullable(text),
  type: nullable(oneOf("limited", "quote", "unit-price")),
  limits: map(cents),
  from: day,
  to: nullable(day),
  claimTypes: nullable(list(oneOf(...LISTED_CLAIM_TYPES))),
});
