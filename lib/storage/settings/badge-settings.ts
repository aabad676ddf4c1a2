import * as z from "zod/mini";
import { BADGE_KINDS, type BadgeKind } from "../../domain/overview/badge-kinds.ts";
import type { Database } from "../database.ts";
import { readSetting, updateSetting } from "./setting-repository.ts";

const KEY = "badge-off";
const Off = z.catch(z.array(z.enum(BADGE_KINDS)), []);

/** What the toolbar's icon doesn't tell of on this computer. */
export async function badgeOff(db: Database): Promise<BadgeKind[]> {
  return Off.parse(await readSetting(db, KEY));
}

export async function saveBadgeShown(db: Database, kind: BadgeKind, isShown: boolean): Promise<void> {
  await updateSetting(db, KEY, (saved) => {
    const others = Off.parse(saved).filter((each) => each !== kind);
    return isShown ? others : [...others, kind];
  });
}
