import { ProblemError } from "../../core/problem.ts";
import type { DueRetrieval } from "../../domain/overview/due-retrieval.ts";
import { newsOfBookings, newsOfPaceBudgets, newsOfPlans } from "../../domain/overview/find-notices.ts";
import type { ParticipantOverview } from "../../domain/overview/participant-overview.ts";
import { mergeBookingList, mergeBudgets } from "../../domain/record/merge-record.ts";
import type { ParticipantRecord } from "../../domain/record/participant-record.ts";
import { type NdiaGet, type Retrieval, retrieveKnownPlans } from "../../ndia/plans.ts";
import { retrieveBookings } from "../../ndia/service-bookings.ts";
import type { Database } from "../../storage/database.ts";
import { findParticipantRecord, updateParticipantRecord } from "../../storage/participant-repository.ts";
import { newestPaceSnapshot } from "../../storage/plan-repository.ts";
import type { Snapshot } from "../../storage/rows.ts";
import { retrieveAndSavePace } from "../changes/retrieve-pace.ts";
import { savePlans } from "../sync/retrieve.ts";
import { retrieveBudgetsOf } from "./retrieve-parts.ts";

/** Under this name the snapshots are stored that were retrieved without a person. */
const OWN_BATCH = { batchId: "upkeep" };

interface Deps {
  db: Database;
  get: NdiaGet;
  now: () => number;
}

interface Again {
  /** What comes is compared with the plans that are known. */
  overview: Pick<ParticipantOverview, "site" | "ndisNumber" | "plans">;
  /** The newest retrieval for this CRM: with its facts the NDIA is asked again. */
  before: Pick<Snapshot, "identity">;
  wanted: DueRetrieval;
}

/**
 * Retrieves what is due of one participant and stores it with what is new about it. Each part is stored as it comes; one that
 * can't be had ends it with a `ProblemError`. Bookings come before the plan: they follow its end, so where they are lost on the
 * way both stay due. Where they are refused the plan is asked for all the same.
 */
export async function retrieveAgain(deps: Deps, again: Again): Promise<void> {
  const { wanted } = again;
  if (wanted.plans === "with-budgets") return retrieveWithBudgets(deps, again);
  const refused = wanted.bookings ? await retrieveBookingsAgain(deps, again) : undefined;
  const retrieval = wanted.plans === "dates" ? await retrieveDates(deps, again) : undefined;
  // Who has come to PACE has no bookings (F68), and budgets of another kind.
  if (retrieval?.isPace) return;
  if (refused) throw refused;
  if (wanted.nonPaceBudgets && retrieval) await retrieveNonPaceBudgets(deps, again, retrieval);
}

/** Where the budgets are refused, the plan's dates are asked for all the same if they are due. */
async function retrieveWithBudgets(deps: Deps, again: Again): Promise<void> {
  const { db, get, now } = deps;
  const { overview, before, wanted } = again;
  const { site, ndisNumber } = overview;
  const known = await newestPaceSnapshot(db, site, ndisNumber);
  try {
    await retrieveAndSavePace(
      { db, now, ndia: () => Promise.resolve(get) },
      before.identity,
      { site, ...OWN_BATCH, history: false, isKnown: true },
      ({ plans, pace }) => [
        ...newsOfPlans(overview.plans?.plans ?? [], plans),
        ...newsOfPaceBudgets(known?.pace, pace),
      ],
    );
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.kind === "permanent" && wanted.areDatesDue) await retrieveDates(deps, again);
    throw error;
  }
}

async function retrieveDates({ db, get, now }: Deps, { overview, before }: Again): Promise<Retrieval> {
  const { identity } = before;
  const retrieval = await retrieveKnownPlans(get, identity);
  const of = { ...OWN_BATCH, site: overview.site, identity, retrievedAt: now() };
  await savePlans(db, of, retrieval, newsOfPlans(overview.plans?.plans ?? [], retrieval.plans));
  return retrieval;
}

/** Resolves to the error where they are refused; what is lost on the way is thrown. */
async function retrieveBookingsAgain(
  { db, get, now }: Deps,
  { overview, before }: Again,
): Promise<ProblemError | undefined> {
  const { site, ndisNumber } = overview;
  const known = (await findParticipantRecord(db, site, ndisNumber))?.bookings?.bookings ?? [];
  const isOver = (id: string) => known.some((booking) => booking.id === id && booking.isActive === false);
  let retrieved: Awaited<ReturnType<typeof retrieveBookings>>;
  try {
    retrieved = await retrieveBookings(get, before.identity, (id) => !isOver(id));
  } catch (error) {
    if (!(error instanceof ProblemError) || error.kind !== "permanent") throw error;
    return error;
  }
  const at = now();
  const merged = (stored: ParticipantRecord | undefined) => mergeBookingList(stored?.bookings, retrieved, at);
  await updateParticipantRecord(db, site, ndisNumber, (stored) => ({ ...stored, bookings: merged(stored) }), {
    isByItself: true,
    newsOf: (stored) => ({
      at,
      news: stored?.bookings ? newsOfBookings(stored.bookings.bookings, merged(stored).bookings) : [],
    }),
  });
  return undefined;
}

async function retrieveNonPaceBudgets(
  { db, get, now }: Deps,
  { overview, before }: Again,
  { plans }: Retrieval,
): Promise<void> {
  const references = plans.flatMap(({ reference }) => reference ?? []);
  const retrieved = await retrieveBudgetsOf(get, before.identity, references);
  const at = now();
  const merged = (stored: ParticipantRecord | undefined) => ({
    ...stored,
    budgets: mergeBudgets(stored?.budgets ?? [], retrieved, at).kept,
  });
  await updateParticipantRecord(db, overview.site, overview.ndisNumber, merged, { isByItself: true });
  const problem = retrieved.find((each) => each.problem)?.problem;
  if (problem) throw new ProblemError("permanent", problem);
}
