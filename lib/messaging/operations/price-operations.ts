import * as z from "zod/mini";
import type { PriceBook } from "../../domain/price-list/price-book.ts";
import type { PriceItem } from "../../domain/price-list/price-item.ts";
import { PRICE_REGION_IDS, type PriceRegion } from "../../domain/price-list/price-regions.ts";
import { isoDate, nothing } from "./body-schemas.ts";
import { CRM_PAGE, defineOperation, EXTENSION_PAGE, reply } from "./define-operation.ts";

/** As they are written on invoices; longer texts are no items. */
const item = z.string().check(z.maxLength(60));

/** What a person chose of price lists. */
export interface PriceSettings {
  /** Where supports are delivered; `null`: not chosen, and no rate is compared with a limit. */
  region: PriceRegion | null;
}

/** What imported price lists tell. */
export const priceOperations = {
  /** The row of each item in the list of that day, in the order asked for; `null`: no list tells of it. */
  "prices.items": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ items: z.array(item).check(z.maxLength(1_000)), day: isoDate }),
    reply: reply<{ item: string; price: PriceItem | null }[]>(),
  }),
  /** The items of a support category on that day, by number; empty where no list counts. */
  "prices.of-category": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({
      category: z.int().check(z.minimum(1), z.maximum(99)),
      isPace: z.boolean(),
      day: isoDate,
    }),
    reply: reply<PriceItem[]>(),
  }),
  /** From an invoice's page: the rows of the items that its lines name, on the days of their services. It names nobody. */
  "prices.of-invoice": defineOperation({
    from: CRM_PAGE,
    body: z.object({ services: z.array(z.object({ item, day: isoDate })).check(z.maxLength(1_000)) }),
    reply: reply<PriceBook>(),
  }),
  "prices.settings": defineOperation({
    from: EXTENSION_PAGE,
    body: nothing,
    reply: reply<PriceSettings>(),
  }),
  "prices.set-region": defineOperation({
    from: EXTENSION_PAGE,
    body: z.object({ region: z.nullable(z.enum(PRICE_REGION_IDS)) }),
    reply: reply<PriceSettings>(),
  }),
};
