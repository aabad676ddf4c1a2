import * as z from "zod/mini";
import { type IsoDate, parseIsoDate } from "../../core/calendar-date.ts";
import { firstRecords, type PracticeRecords } from "../../domain/practice/practice-records.ts";
import type { PracticeStore } from "../../domain/practice/practice-store.ts";
import type { Database } from "../database.ts";
import { readSetting, saveSetting, updateSetting } from "../settings/setting-repository.ts";

const BEGAN = "practice-began";
const RECORDS = "practice-records";

const fields = z.record(z.string(), z.string());
const Records: z.ZodMiniType<PracticeRecords> = z.object({
  contracts: z.array(z.object({ id: z.int(), clientId: z.int(), fields })),
  budgets: z.array(z.object({ id: z.int(), contractId: z.int(), fields })),
  bookings: z.array(
    z.object({
      id: z.int(),
      ndisNumber: z.string(),
      type: z.string(),
      planReference: z.string(),
      startDate: z.string(),
      endDate: z.string(),
      lines: z.array(
        z.object({
          category: z.string(),
          item: z.string(),
          quantity: z.int(),
          allocated: z.int(),
          remaining: z.int(),
        }),
      ),
    }),
  ),
});
const Began = z.string().check(z.refine((text) => parseIsoDate(text) !== null));

/** Keeps the day on which practice began, and what there is on that day. */
export async function beginPractice(db: Database, began: IsoDate): Promise<void> {
  await saveSetting(db, BEGAN, began);
  await saveSetting(db, RECORDS, firstRecords(began));
}

/** The day on which practice began: what is invented counts from it. */
export async function practiceBegan(db: Database): Promise<IsoDate> {
  return Began.parse(await readSetting(db, BEGAN));
}

/** What people change in practice mode, in the practice database. */
export function createPracticeStore(db: Database): PracticeStore {
  return {
    read: async () => Records.parse(await readSetting(db, RECORDS)),
    update: (change) => updateSetting(db, RECORDS, (saved) => change(Records.parse(saved))),
  };
}
