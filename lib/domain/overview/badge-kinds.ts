import { formatCount } from "../../core/count.ts";

/** What the toolbar's icon tells of, the most pressing first. */
export const BADGE_KINDS = ["set-up", "paused", "expiring", "failed", "done", "news"] as const;
export type BadgeKind = (typeof BADGE_KINDS)[number];

/** Before its last week a device is told of in the popup alone. */
const EXPIRING_DAYS = 7;
/** More doesn't fit on the icon. */
const MOST_SHOWN = 99;

export interface BadgeFacts {
  /** The connection isn't saved, not activated, or not allowed by the browser. */
  isSetUpDue: boolean;
  /** A sync waits for a person. */
  isPaused: boolean;
  /** Whole days until the device expires, negative when past; `null`: not told. */
  deviceDaysLeft: number | null;
  /** How many results failed that nobody has read. */
  failures: number;
  /** All syncs have ended, and nobody has looked since. */
  isDone: boolean;
  /** Of how many participants something came that nobody has seen. */
  news: number;
}

/** What the toolbar's icon shows, and says where somebody points at it. */
export interface Badge {
  /** Empty: nothing. */
  text: string;
  title: string;
}

/** The most pressing thing that the person hasn't turned off. It names nobody. */
export function badgeOf(facts: BadgeFacts, off: readonly BadgeKind[]): Badge {
  const kind = BADGE_KINDS.find((each) => !off.includes(each) && isDue(each, facts));
  return kind ? BADGES[kind](facts) : { text: "", title: "Planbridge" };
}

function isDue(kind: BadgeKind, facts: BadgeFacts): boolean {
  if (kind === "set-up") return facts.isSetUpDue;
  if (kind === "paused") return facts.isPaused;
  if (kind === "expiring") return facts.deviceDaysLeft !== null && facts.deviceDaysLeft <= EXPIRING_DAYS;
  if (kind === "done") return facts.isDone;
  return (kind === "failed" ? facts.failures : facts.news) > 0;
}

const BADGES: Readonly<Record<BadgeKind, (facts: BadgeFacts) => Badge>> = {
  "set-up": () => ({ text: "!", title: "Planbridge: set up this computer" }),
  paused: () => ({ text: "!", title: "Planbridge: a sync is paused and needs you" }),
  expiring: () => ({ text: "!", title: "Planbridge: renew the PRODA device" }),
  failed: ({ failures }) => ({
    text: countText(failures),
    title: "Planbridge: results failed that nobody has read",
  }),
  done: () => ({ text: "✓", title: "Planbridge: the sync is done" }),
  news: ({ news }) => ({
    text: countText(news),
    title: "Planbridge: new about your participants",
  }),
};

function countText(count: number): string {
  return count > MOST_SHOWN ? `${MOST_SHOWN}+` : formatCount(count);
}
