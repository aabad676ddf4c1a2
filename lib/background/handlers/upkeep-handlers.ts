import type { IsoDate } from "../../core/calendar-date.ts";
import { callsInWindow, callsOn, windowLimit } from "../../domain/overview/call-allowance.ts";
import type { Upkeep } from "../../domain/overview/upkeep.ts";
import type { upkeepOperations } from "../../messaging/operations/upkeep-operations.ts";
import { readDigest } from "../../services/participants/read-digest.ts";
import type { Database } from "../../storage/database.ts";
import { markNoticesSeen } from "../../storage/notice-repository.ts";
import { countDueOverviews, countOverviews } from "../../storage/overview-repository.ts";
import {
  callAllowance,
  callLedger,
  lastUpkeepRun,
  saveCallAllowance,
} from "../../storage/settings/upkeep-settings.ts";
import { badgeOff, saveBadgeShown } from "../../storage/settings/badge-settings.ts";
import type { createBadge } from "../badge-work.ts";
import type { HandlersOf } from "../receive.ts";

/** Requests about what is retrieved without a person. */
export function upkeepHandlers(deps: {
  db: Database;
  /** The toolbar's icon, which tells of what nobody has seen. */
  badge: Pick<ReturnType<typeof createBadge>, "refresh" | "markDoneSeen">;
  now: () => number;
  today: () => IsoDate;
}): HandlersOf<typeof upkeepOperations> {
  const { db, badge, now, today } = deps;
  const view = async (): Promise<Upkeep> => {
    const [allowance, ledger, participants, waiting, lastRun] = await Promise.all([
      callAllowance(db),
      callLedger(db),
      countOverviews(db),
      countDueOverviews(db, today()),
      lastUpkeepRun(db),
    ]);
    return {
      allowance,
      callsToday: callsOn(ledger, today()),
      callsInWindow: callsInWindow(ledger, today()),
      windowLimit: windowLimit(participants),
      waiting,
      ...(lastRun ? { lastRun } : {}),
    };
  };
  return {
    "upkeep.view": view,
    "upkeep.set-allowance": async ({ calls }) => {
      await saveCallAllowance(db, calls);
      return view();
    },
    "notices.list": () => readDigest(db, now()),
    "notices.mark-seen": async ({ until }) => {
      await markNoticesSeen(db, until);
      await badge.refresh();
      return null;
    },
    "badge.view": async () => ({ off: await badgeOff(db) }),
    "badge.set": async ({ kind, isShown }) => {
      await saveBadgeShown(db, kind, isShown);
      await badge.refresh();
      return { off: await badgeOff(db) };
    },
    "badge.mark-done-seen": async () => {
      await badge.markDoneSeen();
      return null;
    },
  };
}
