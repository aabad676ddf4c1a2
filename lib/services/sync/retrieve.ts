import { ageOf } from "../../core/elapsed.ts";
import { type NdiaGet, type Retrieval, retrievePlans } from "../../ndia/plans.ts";
import type { News } from "../../domain/overview/find-notices.ts";
import type { Identity } from "../../domain/plan/identity.ts";
import type { Batch } from "../../domain/sync/batch.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Database } from "../../storage/database.ts";
import { enterFailure } from "../audit/enter-failure.ts";
import { saveSnapshot, latestSnapshot } from "../../storage/plan-repository.ts";

/** A participant's plans, requested once a batch for all of the participant's contracts. */
export type RetrieveParticipant = (
  batch: Pick<Batch, "id" | "site">,
  identity: Identity,
) => Promise<{ plans: Plan[]; retrievedAt: number }>;

/** An older answer isn't reused, even by a late retry of the same batch. */
const MAX_AGE_MS = 10 * 60_000;

export function createRetrieval(deps: {
  db: Database;
  ndia: () => Promise<NdiaGet>;
  now: () => number;
}): RetrieveParticipant {
  const { db, ndia, now } = deps;
  const inFlight = new Map<string, ReturnType<RetrieveParticipant>>();

  async function retrieve(
    { id: batchId, site }: Pick<Batch, "id" | "site">,
    identity: Identity,
  ): ReturnType<RetrieveParticipant> {
    const stored = await latestSnapshot(db, site, identity.ndisNumber);
    const usable = stored?.batchId === batchId && ageOf(stored.retrievedAt, now()) < MAX_AGE_MS;
    // The surname may have been corrected meanwhile; then the NDIA has to be asked again.
    if (usable && sameIdentity(stored.identity, identity)) return stored;
    const asked = { site, ndisNumber: identity.ndisNumber, parts: ["plans"], batch: batchId } as const;
    const retrieval = await enterFailure(db, asked, retrievePlans(await ndia(), identity));
    const retrievedAt = now();
    await savePlans(db, { batchId, site, identity, retrievedAt }, retrieval);
    return { plans: retrieval.plans, retrievedAt };
  }

  return (batch, identity) => {
    const key = JSON.stringify([batch.id, identity.ndisNumber, identity.surname, identity.dateOfBirth]);
    const promise = inFlight.get(key) ?? retrieve(batch, identity).finally(() => inFlight.delete(key));
    inFlight.set(key, promise);
    return promise;
  };
}

/** Stores plans that came without budgets, with what nobody was looking at. */
export function savePlans(
  db: Database,
  of: { batchId: string; site: string; identity: Identity; retrievedAt: number },
  { isPace, plans, raw }: Retrieval,
  news: readonly News[] = [],
): Promise<void> {
  const { ndisNumber } = of.identity;
  return saveSnapshot(db, { id: crypto.randomUUID(), ...of, ndisNumber, isPace, plans, raw }, news);
}

function sameIdentity(a: Identity, b: Identity): boolean {
  return a.surname === b.surname && a.dateOfBirth === b.dateOfBirth && a.ndisNumber === b.ndisNumber;
}
