import * as z from "zod/mini";
import { DEFAULT_TYPE_FROM, MAX_TYPE_FROM } from "../../domain/change/confirmation.ts";
import type { Cents } from "../../core/money.ts";
import type { Database } from "../database.ts";
import { readSetting, saveSetting } from "./setting-repository.ts";

const KEY = "type-amount-from";
const TypeFrom = z.int().check(z.minimum(0), z.maximum(MAX_TYPE_FROM));

/** From how much on a single change's amount has to be typed, in cents; 0: any. */
export async function typeAmountFrom(db: Database): Promise<Cents> {
  return TypeFrom.safeParse(await readSetting(db, KEY)).data ?? DEFAULT_TYPE_FROM;
}

export async function saveTypeAmountFrom(db: Database, typeFrom: Cents): Promise<void> {
  await saveSetting(db, KEY, typeFrom);
}
