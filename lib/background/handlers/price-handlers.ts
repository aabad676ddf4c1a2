import type { priceOperations } from "../../messaging/operations/price-operations.ts";
import { findPrices, listCategoryItems, priceBookFor } from "../../services/prices/find-prices.ts";
import type { Database } from "../../storage/database.ts";
import { savedPriceRegion, savePriceRegion } from "../../storage/settings/price-settings.ts";
import type { HandlersOf } from "../receive.ts";

/** Requests about imported price lists. They are imported by the workspace itself. */
export function priceHandlers(db: Database): HandlersOf<typeof priceOperations> {
  const settings = async () => ({ region: (await savedPriceRegion(db)) ?? null });
  return {
    "prices.items": async (wanted) => {
      const found = await findPrices({ db }, wanted);
      return wanted.items.map((item) => ({ item, price: found.get(item) ?? null }));
    },
    "prices.of-category": (wanted) => listCategoryItems({ db }, wanted),
    "prices.of-invoice": ({ services }) => priceBookFor(db, services),
    "prices.settings": settings,
    "prices.set-region": async ({ region }) => {
      await savePriceRegion(db, region);
      return settings();
    },
  };
}
