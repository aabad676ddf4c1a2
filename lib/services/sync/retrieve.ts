import type { NdiaGet } from "../../ndia/plans.ts";
import { retrievePlans } from "../../ndia/plans.ts";
import type { Identity } from "../../domain/plan/identity.ts";
import type { Plan } from "../../domain/plan/plan.ts";
import type { Database } from "../../storage/database.ts";
import { saveSnapshot, latestSnapshot } from "../../storage/plan-repository.ts";

/** A participant's plans, asked for at most once a batch, however many contracts the participant has. */
export type RetrieveParticipant = (
  batchId: string,
  identity: Identity,
) => Promise<{ plans: Plan[]; retrievedAt: number }>;

/** An answer this old isn't used again, not even by a late retry of the same batch. */
const GOOD_FOR = 10 * 60_000;

export function createRetrieval(deps: {
  db: Database;
  ask: () => Promise<NdiaGet>;
  now: () => number;
}): RetrieveParticipant {
  const { db, ask, now } = deps;
  const underWay = new Map<string, ReturnType<RetrieveParticipant>>();

  async function retrieve(batchId: string, identity: Identity): ReturnType<RetrieveParticipant> {
    const kept = await latestSnapshot(db, identity.ndisNumber);
    const usable = kept?.batchId === batchId && now() - kept.retrievedAt < GOOD_FOR;
    // Somebody may have corrected the surname meanwhile: then the NDIA has to be asked again.
    if (usable && sameIdentity(kept.identity, identity)) return kept;
    const { isPace, plans, raw } = await retrievePlans(await ask(), identity);
    const retrievedAt = now();
    const { ndisNumber } = identity;
    await saveSnapshot(db, {
      id: crypto.randomUUID(),
      batchId,
      ndisNumber,
      identity,
      retrievedAt,
      isPace,
      plans,
      raw,
    });
    return { plans, retrievedAt };
  }

  return (batchId, identity) => {
    const key = JSON.stringify([batchId, identity.ndisNumber, identity.surname, identity.dateOfBirth]);
    const promise = underWay.get(key) ?? retrieve(batchId, identity).finally(() => underWay.delete(key));
    underWay.set(key, promise);
    return promise;
  };
}

function sameIdentity(a: Identity, b: Identity): boolean {
  return a.surname === b.surname && a.dateOfBirth === b.dateOfBirth && a.ndisNumber === b.ndisNumber;
}
