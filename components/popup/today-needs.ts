import type { BatchView, ConnectionView } from "../../lib/messaging/views.ts";
import { expiryLevel, expiryText } from "../connection/expiry.ts";
import { plural } from "../base/plural.ts";
import { BATCH_TITLES } from "../sync/batch-words.ts";

/** Something that waits for the person. */
export interface TodayNeed {
  /** A sentence that says what, and what to do. */
  text: string;
  /** Where it is done; absent: below, in the popup itself. */
  at?: "options" | "set-up" | "results";
}

export interface TodayFacts {
  connection: ConnectionView;
  /** The newest of each kind. */
  batches: readonly BatchView[];
  /** Of how many participants something came that nobody has seen. */
  news: number;
  /** Failed results of any batch that nobody has read. */
  failures: number;
}

/** What needs the person today, what stops all work first; empty: nothing does. */
export function todayNeeds({ connection, batches, news, failures }: TodayFacts): TodayNeed[] {
  return [
    ...connectionNeeds(connection),
    ...batches.flatMap(({ kind, state }) =>
      state === "blocked" ? [{ text: `${BATCH_TITLES[kind]} is paused: see why below.` }] : [],
    ),
    ...(failures > 0
      ? [{ text: `${plural(failures, "result")} failed, and nobody has read why.`, at: "results" as const }]
      : []),
    ...batches.flatMap(reviewNeeds),
    ...(news > 0
      ? [{ text: `There is something new about ${plural(news, "participant")}: open the side panel.` }]
      : []),
  ];
}

function connectionNeeds({ state, deviceDaysLeft, today }: ConnectionView): TodayNeed[] {
  if (state === "none" || state === "saved")
    return [{ text: "This computer isn't connected to PRODA. Set it up.", at: "set-up" }];
  if (state === "device-expired" || state === "key-expired")
    return [
      {
        text:
          state === "key-expired"
            ? "The device's key has expired. Activate the device again in Options."
            : "The device has expired. Renew it in PRODA and activate it in Options.",
        at: "options",
      },
    ];
  if (deviceDaysLeft === undefined || expiryLevel(deviceDaysLeft) === "fine") return [];
  return [
    {
      text: `${expiryText("Device", deviceDaysLeft, today)}. Renew it in PRODA and activate it in Options.`,
      at: "options",
    },
  ];
}

function reviewNeeds({ kind, legend: { toReview = 0 } }: BatchView): TodayNeed[] {
  return toReview > 0 ? [{ text: `${plural(toReview, "change")} to review in ${BATCH_TITLES[kind]}.` }] : [];
}
