import type { SyncCounts } from "../../lib/domain/sync/batch-view.ts";
import type { BatchView } from "../../lib/messaging/views.ts";
import { formatCount } from "../../lib/core/count.ts";
import { plural } from "../base/plural.ts";
import { timeLeft } from "../base/time-ago.ts";

/** Whole per cent, rounded down, so that 100 % is never shown before the last client is done. */
export function percentOf({ progress }: SyncCounts): number {
  return Math.floor(Math.min(1, Math.max(0, progress)) * 100);
}

/** The state of the batch for the line under the progress bar; of a finished one, its summary. */
export function batchStateText(
  legend: SyncCounts,
  state: BatchView["state"],
  nextRetryAt: number | undefined,
  now: number,
  counted: "client" | "contract" = "contract",
): string {
  const done = Math.round(legend.progress * legend.totalClients);
  const clients = `${formatCount(done)} of ${plural(legend.totalClients, "client")} done`;
  if (state === "blocked") return `Paused, ${clients}`;
  if (state === "finished") return batchSummary(legend, counted);
  const retrying = `Retrying uncompleted ${counted}s`;
  if (state === "running") return legend.progress < 1 ? `Syncing, ${clients}` : retrying;
  const left = nextRetryAt === undefined ? null : timeLeft(nextRetryAt, now);
  return left ? `${retrying} in ${left}` : `${retrying} now`;
}

/** One sentence for a finished batch: `3 contracts processed: 1 success, 1 failed, 1 uncompleted.` */
function batchSummary(
  { processed, success, failed, uncompleted, toReview, saving }: SyncCounts,
  counted: "client" | "contract",
): string {
  if (processed === 0)
    return `Finished: no ${counted === "client" ? "clients" : "service contracts"} were processed.`;
  const counts = [
    `${formatCount(success)} success`,
    `${formatCount(failed)} failed`,
    `${formatCount(uncompleted)} uncompleted`,
    ...(toReview ? [`${formatCount(toReview)} ready to review`] : []),
    ...(saving ? [`${formatCount(saving)} being saved`] : []),
  ].join(", ");
  return `Finished: ${plural(processed, counted)} processed; ${counts}.`;
}

/** Announced at the start, at each quarter and at the end. The same key is never announced twice in a row. */
export function batchAnnouncement(
  legend: SyncCounts,
  state: BatchView["state"],
  counted: "client" | "contract" = "contract",
): { key: string; text: string } {
  if (state === "finished") return { key: "end", text: batchSummary(legend, counted) };
  const quarter = Math.floor(percentOf(legend) / 25) * 25;
  if (quarter === 0)
    return { key: "start", text: `Sync started with ${plural(legend.totalClients, "client")}.` };
  return { key: String(quarter), text: `Sync ${quarter}% complete.` };
}

/** Anything shorter isn't worth telling. */
const WORTH_TELLING_MS = 10_000;

/**
 * How long work goes on that has come so far since it began, as it went until now: `2 min`. `null`: not long, or nobody knows yet.
 * @param done 0 to 1
 */
export function estimateTimeLeft(done: number, beganAt: number, now: number): string | null {
  const elapsed = now - beganAt;
  if (done <= 0 || done >= 1 || elapsed <= 0) return null;
  const left = (elapsed / done) * (1 - done);
  return left < WORTH_TELLING_MS ? null : timeLeft(now + left, now);
}
