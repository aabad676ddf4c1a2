import { browser } from "wxt/browser";
import { ProblemError } from "../core/problem.ts";
import { badgeOf } from "../domain/overview/badge-kinds.ts";
import type { ConnectionView } from "../messaging/views.ts";
import { showBadge } from "../platform/badge.ts";
import { viewUnreadFailures } from "../services/sync/unread-failures-view.ts";
import { blockedBatchIds } from "../storage/batch-repository.ts";
import type { Database } from "../storage/database.ts";
import { isDatabaseFault } from "../storage/database-problems.ts";
import { hasOpenJobs } from "../storage/job-repository.ts";
import { countUnseenParticipants } from "../storage/notice-repository.ts";
import { badgeOff } from "../storage/settings/badge-settings.ts";

/** In the session's storage: whether a sync is under way, and whether one has ended since somebody looked. */
const KEY = "badge-syncs";

interface Syncs {
  isOpen: boolean;
  isDone: boolean;
}

/** Keeps the toolbar's icon up to date. While the data can't be read, it stays as it is. */
export function createBadge(db: Database, connection: () => Promise<ConnectionView>) {
  let last = Promise.resolve();
  /** One after the other, so that the newest counts. */
  const inTurn = (work: () => Promise<void>) => {
    const done = last.then(work).catch((error: unknown) => {
      if (!isDatabaseFault(error) && !(error instanceof ProblemError)) throw error;
    });
    last = done.catch(() => undefined);
    return done;
  };

  async function noteSyncs(): Promise<Syncs> {
    const isOpen = await hasOpenJobs(db);
    const before = await storedSyncs();
    const syncs = { isOpen, isDone: !isOpen && (before.isOpen || before.isDone) };
    const isSame = syncs.isOpen === before.isOpen && syncs.isDone === before.isDone;
    if (!isSame) await browser.storage.session.set({ [KEY]: syncs });
    return syncs;
  }

  async function show(): Promise<void> {
    const { isDone } = await noteSyncs();
    const [view, blocked, failures, news, off] = await Promise.all([
      connection(),
      blockedBatchIds(db),
      viewUnreadFailures(db),
      countUnseenParticipants(db),
      badgeOff(db),
    ]);
    const { state, missingOrigins, deviceDaysLeft = null } = view;
    const isSetUpDue = state === "none" || state === "saved" || missingOrigins.length > 0;
    const isPaused = blocked.length > 0;
    const facts = { isSetUpDue, isPaused, deviceDaysLeft, failures: failures.count, isDone, news };
    await showBadge(badgeOf(facts, off));
  }

  return {
    /** Work begins: a sync may have been started. */
    workBegins: () => inTurn(async () => void (await noteSyncs())),
    refresh: () => inTurn(show),
    /** A person has opened the popup, which shows what came of the syncs. */
    markDoneSeen: () =>
      inTurn(async () => {
        await browser.storage.session.set({ [KEY]: { ...(await storedSyncs()), isDone: false } });
        await show();
      }),
  };
}

async function storedSyncs(): Promise<Syncs> {
  const { [KEY]: stored } = await browser.storage.session.get(KEY);
  return (stored as Syncs | undefined) ?? { isOpen: false, isDone: false };
}
