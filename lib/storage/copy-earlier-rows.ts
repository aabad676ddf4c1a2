import type { OverviewClient } from "../domain/overview/participant-overview.ts";
import { withSpending } from "../domain/overview/spending.ts";
import { withRecord, withRetrieval } from "../domain/overview/update-overview.ts";
import type { Database } from "./database.ts";
import { saveOverviewClient, updateOverview, updateSpending } from "./overview-repository.ts";
import { decodeRow, decodeRows } from "./row-codec.ts";
import { readSetting, saveSetting } from "./settings/setting-repository.ts";

const DONE = "overviews-copied";

/**
 * Makes the short copies of everything that was stored before there were any, once in the life of a database. It may end at
 * any moment and begins anew at the next start: what was copied already stays as it is.
 */
export async function copyEarlierRows(db: Database): Promise<void> {
  if ((await readSetting(db, DONE)) === true) return;
  for (let ndisNumber = await participantAfter(db, ""); ndisNumber !== undefined;) {
    await copyParticipant(db, ndisNumber);
    ndisNumber = await participantAfter(db, ndisNumber);
  }
  for (const { site, ndisNumber, client } of await listClients(db))
    await saveOverviewClient(db, site, ndisNumber, client);
  await saveSetting(db, DONE, true);
}

/** The next participant of whom there is a retrieval, by number. */
async function participantAfter(db: Database, ndisNumber: string): Promise<string | undefined> {
  const index = db.transaction("snapshots").store.index("by-participant");
  return (await index.openKeyCursor(IDBKeyRange.lowerBound([ndisNumber, Infinity], true)))?.key[0];
}

/** Everything of one participant, oldest first, in one transaction. */
async function copyParticipant(db: Database, ndisNumber: string): Promise<void> {
  const tx = db.transaction(["snapshots", "participants", "overviews", "spending"], "readwrite");
  const range = IDBKeyRange.bound([ndisNumber, 0], [ndisNumber, Infinity]);
  const rows = await tx.objectStore("snapshots").index("by-participant").getAll(range);
  const sites = new Set<string>();
  for (const snapshot of decodeRows("snapshots", rows)) {
    const { site } = snapshot;
    if (site === undefined) continue;
    sites.add(site);
    await updateOverview(tx.objectStore("overviews"), site, ndisNumber, (overview) =>
      withRetrieval(overview, snapshot),
    );
    await updateSpending(tx.objectStore("spending"), site, ndisNumber, (stored) =>
      withSpending(stored, { site, ndisNumber }, snapshot),
    );
  }
  for (const site of sites) {
    const record = decodeRow("participants", await tx.objectStore("participants").get([site, ndisNumber]));
    if (record)
      await updateOverview(tx.objectStore("overviews"), site, ndisNumber, (overview) =>
        withRecord(overview, record),
      );
  }
  await tx.done;
}

/** Clients by the pages that were read: their numbers stand in links, their names there too, contracts' references in jobs. */
async function listClients(
  db: Database,
): Promise<{ site: string; ndisNumber: string; client: OverviewClient }[]> {
  const tx = db.transaction(["links", "jobs"]);
  const [links, jobs] = await Promise.all([
    tx.objectStore("links").getAll(),
    tx.objectStore("jobs").getAll(),
  ]);
  const references = new Map(
    decodeRows("jobs", jobs).flatMap(({ contract }) =>
      contract ? [[contract.path, contract.reference] as const] : [],
    ),
  );
  const known = decodeRows("links", links);
  const ofClient = Map.groupBy(known, ({ site, client }) => JSON.stringify([site, client?.path]));
  return known.flatMap(({ site, path, ndisNumber }) => {
    const contracts = ofClient.get(JSON.stringify([site, path])) ?? [];
    const name = contracts[0]?.client?.name;
    if (ndisNumber === undefined || name === undefined) return [];
    const listed = contracts.flatMap((contract) => {
      const reference = references.get(contract.path);
      return reference === undefined ? [] : [{ reference, path: contract.path }];
    });
    return [{ site, ndisNumber, client: { name, path, contracts: listed } }];
  });
}
