import * as z from "zod/mini";
import { type IsoDate, parseIsoDate } from "../../core/calendar-date.ts";
import {
  type CallsOfDay,
  callsLeft,
  DEFAULT_ALLOWANCE,
  MAX_ALLOWANCE,
  withCall,
} from "../../domain/overview/call-allowance.ts";
import type { UpkeepRun } from "../../domain/overview/upkeep.ts";
import type { Database } from "../database.ts";
import { readSetting, saveSetting, updateSetting } from "./setting-repository.ts";

const Allowance = z.int().check(z.minimum(0), z.maximum(MAX_ALLOWANCE));
const Ledger = z.array(
  z.object({
    day: z.string().check(z.refine((text) => parseIsoDate(text) !== null)),
    calls: z.int().check(z.minimum(0)),
  }),
);
const Run = z.object({
  at: z.int(),
  retrieved: z.int(),
  failed: z.int(),
  problem: z.exactOptional(
    z.object({
      code: z.string(),
      what: z.string(),
      remedy: z.string(),
      at: z.exactOptional(z.literal("options")),
    }),
  ),
});

/** How many calls a day may be made of the NDIA without a person; 0: none. */
export async function callAllowance(db: Database): Promise<number> {
  return Allowance.safeParse(await readSetting(db, "upkeep-allowance")).data ?? DEFAULT_ALLOWANCE;
}

export async function saveCallAllowance(db: Database, calls: number): Promise<void> {
  await saveSetting(db, "upkeep-allowance", calls);
}

/** The calls that were made without a person, by day. One that can't be read is empty. */
export async function callLedger(db: Database): Promise<CallsOfDay[]> {
  return Ledger.safeParse(await readSetting(db, LEDGER)).data ?? [];
}

/**
 * Counts a call before it goes out, so that a worker that dies never makes more than are counted. `false`: there is no room for
 * it, and it may not be made.
 */
export async function countCall(
  db: Database,
  limits: { today: IsoDate; allowance: number; participants: number },
): Promise<boolean> {
  let hasRoom = false;
  await updateSetting(db, LEDGER, (saved) => {
    const ledger = Ledger.safeParse(saved).data ?? [];
    hasRoom = callsLeft(ledger, limits) > 0;
    return hasRoom ? withCall(ledger, limits.today) : ledger;
  });
  return hasRoom;
}

const LEDGER = "upkeep-calls";

export async function lastUpkeepRun(db: Database): Promise<UpkeepRun | undefined> {
  return Run.safeParse(await readSetting(db, "upkeep-run")).data;
}

export async function saveUpkeepRun(db: Database, run: UpkeepRun): Promise<void> {
  await saveSetting(db, "upkeep-run", run);
}
