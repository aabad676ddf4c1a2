import * as z from "zod/mini";
import { PRICE_REGION_IDS, type PriceRegion } from "../../domain/price-list/price-regions.ts";
import type { Database } from "../database.ts";
import { deleteSetting, readSetting, saveSetting } from "./setting-repository.ts";

/** The region whose price limits count; `undefined`: nobody chose, and no rate is compared. */
export async function savedPriceRegion(db: Database): Promise<PriceRegion | undefined> {
  return z
    .catch(z.optional(z.enum(PRICE_REGION_IDS)), undefined)
    .parse(await readSetting(db, "price-region"));
}

export async function savePriceRegion(db: Database, region: PriceRegion | null): Promise<void> {
  if (region) await saveSetting(db, "price-region", region);
  else await deleteSetting(db, "price-region");
}
