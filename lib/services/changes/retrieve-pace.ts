import { retrievePace } from "../../ndia/pace.ts";
import type { NdiaGet } from "../../ndia/plans.ts";
import type { Identity } from "../../domain/plan/identity.ts";
import type { News } from "../../domain/overview/find-notices.ts";
import { planUnchangedSince } from "../../domain/change/plan-diff.ts";
import { currentPlan, type PacePlan } from "../../domain/plan/plan-budget.ts";
import type { Database } from "../../storage/database.ts";
import { saveSnapshot, paceSnapshots, type PaceSnapshot } from "../../storage/plan-repository.ts";

/** Retrieves a PACE plan with its budgets from the NDIA and stores the answer (F28, F47), with what nobody was looking at. */
export async function retrieveAndSavePace(
  deps: { db: Database; ndia: () => Promise<NdiaGet>; now: () => number },
  identity: Identity,
  options: { site: string | undefined; batchId: string; history: boolean; isKnown?: boolean },
  newsOf: (pace: PaceSnapshot) => readonly News[] = () => [],
): Promise<PaceSnapshot> {
  const { plans, historyProblem, raw } = await retrievePace(await deps.ndia(), identity, options);
  const snapshot: PaceSnapshot = {
    id: crypto.randomUUID(),
    batchId: options.batchId,
    ndisNumber: identity.ndisNumber,
    ...(options.site === undefined ? {} : { site: options.site }),
    identity,
    retrievedAt: deps.now(),
    isPace: true,
    // An earlier period isn't a separate plan: the participant has one PACE plan for life (F80).
    plans: plans
      .filter(({ current }) => current)
      .slice(0, 1)
      .map(({ isPace, reference, startDate, endDate }) => ({ isPace, reference, startDate, endDate })),
    pace: plans,
    ...(historyProblem ? { historyProblem } : {}),
    raw,
  };
  await saveSnapshot(deps.db, snapshot, newsOf(snapshot));
  return snapshot;
}

/** Since when this plan is unchanged, by all stored retrievals (F46). */
export async function paceUnchangedSince(
  db: Database,
  site: string,
  ndisNumber: string,
): Promise<number | undefined> {
  const retrievals = await paceSnapshots(db, site, ndisNumber);
  return planUnchangedSince(
    retrievals.flatMap(({ retrievedAt, pace }) => {
      const plan = currentPlan(pace);
      return plan ? [{ retrievedAt, plan }] : [];
    }),
  );
}

/** The key of one plan of a snapshot. */
export function planChoiceKey({ startDate, current }: PacePlan): string {
  return `${current ? "current" : "earlier"}/${startDate}`;
}
