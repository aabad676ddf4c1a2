import { dayAt, type IsoDate } from "../../core/calendar-date.ts";
import { ProblemError } from "../../core/problem.ts";
import { totalMoneyMoved } from "../../domain/change/change-set.ts";
import {
  clientPath,
  PRACTICE_CLIENTS,
  PRACTICE_SITE,
  type PracticeClient,
  practiceName,
} from "../../domain/practice/practice-clients.ts";
import { contractId, contractPath } from "../../domain/practice/practice-records.ts";
import { practicePriceList } from "../../domain/practice/practice-prices.ts";
import { createPracticeNdia } from "../../ndia/practice/practice-ndia.ts";
import { sleep } from "../../platform/sleep.ts";
import type { Database } from "../../storage/database.ts";
import { createPracticeStore, beginPractice } from "../../storage/practice/stored-practice.ts";
import { addPriceList } from "../../storage/price-repository.ts";
import { findChange } from "../../storage/change-repository.ts";
import { listJobs } from "../../storage/job-repository.ts";
import { savePriceRegion } from "../../storage/settings/price-settings.ts";
import { saveAddedSites, saveHomeState } from "../../storage/settings/settings.ts";
import { acceptChange } from "../changes/accept.ts";
import type { Proposals } from "../changes/propose.ts";
import { synchroniseParticipant } from "../participants/synchronise-participant.ts";
import { startBatch } from "../sync/batches.ts";

/** So many days before practice began somebody retrieved everything: forecasts and histories need more than one retrieval. */
const RETRIEVED_BEFORE = [45, 30, 15, 0] as const;

const DAY_MS = 86_400_000;

/** How often it is looked whether work is done. */
const LOOK_MS = 50;

export interface PracticeFilling {
  /** The practice database, open and empty. */
  db: Database;
  proposals: Pick<Proposals, "readClient" | "proposeForContract">;
  /** Continues all open work, and returns at once. */
  wake: () => void;
  /** Retrieves whoever is due, without a person. */
  retrieveDue: () => Promise<void>;
  now: () => number;
}

/**
 * Fills a new practice database as work would have: by the same retrievals, the same sync and the same change, against the invented
 * CRM and NDIA.
 */
export async function fillPractice(filling: PracticeFilling): Promise<void> {
  const { db, now, wake } = filling;
  const at = now();
  const began = dayAt(at);
  await beginPractice(db, began);
  await saveAddedSites(db, [{ origin: PRACTICE_SITE, profileId: "careview" }]);
  await saveHomeState(db, "NSW");
  await savePriceRegion(db, "NSW");
  const { list, items } = practicePriceList(began, at);
  await addPriceList(db, list, items);
  for (const client of PRACTICE_CLIENTS) await retrieveOverTime(filling, client, began, at);
  // Before the sync: work of a person goes first.
  await filling.retrieveDue();
  const clients = PRACTICE_CLIENTS.map((client) => ({
    name: practiceName(client),
    path: clientPath(client),
  }));
  const { batchId } = await startBatch(db, PRACTICE_SITE, clients, now());
  wake();
  await until(async () =>
    (await listJobs(db, batchId)).every(({ state }) => state !== "queued" && state !== "running"),
  );
  await fixOne(filling);
}

async function retrieveOverTime(
  { db, proposals }: PracticeFilling,
  client: PracticeClient,
  began: IsoDate,
  at: number,
): Promise<void> {
  const known = await proposals.readClient(PRACTICE_SITE, clientPath(client));
  const store = createPracticeStore(db);
  // Whoever has a new plan is left to be found by itself.
  const times = RETRIEVED_BEFORE.filter((before) => before > 0 || client.case !== "new-plan");
  for (const before of times) {
    const then = at - before * DAY_MS;
    const day = dayAt(then);
    const { get } = createPracticeNdia({ store, began: () => Promise.resolve(began), day: () => day });
    const request = {
      site: PRACTICE_SITE,
      identity: known.verifiedIdentity,
      parts: ["budgets", "goals", "bookings"] as const,
      isConsentConfirmed: true,
      actor: PRACTICE_ACTOR,
    };
    try {
      await synchroniseParticipant(
        { db, ndia: () => Promise.resolve(get), now: () => then, today: () => day },
        request,
      );
    } catch (error) {
      // Some are invented to be refused.
      if (!(error instanceof ProblemError)) throw error;
    }
  }
}

const PRACTICE_ACTOR = { user: "Pat Practice", device: "Practice" };

/** One of those whose plan was extended was brought up to date already: so there is a change to look at. */
async function fixOne({ db, proposals, wake, now }: PracticeFilling): Promise<void> {
  const client = PRACTICE_CLIENTS.find((each) => each.case === "end-differs");
  if (!client) return;
  const path = contractPath({ id: contractId(client) });
  const { id, set } = await proposals.proposeForContract(PRACTICE_SITE, path, {
    purpose: "sync-plan-and-budgets",
  });
  const typed = (totalMoneyMoved(set.records) / 100).toFixed(2);
  await acceptChange(db, id, { leftOut: [], typed, user: PRACTICE_ACTOR.user }, now());
  wake();
  await until(async () => (await findChange(db, id))?.state !== "applying");
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await sleep(LOOK_MS);
}
