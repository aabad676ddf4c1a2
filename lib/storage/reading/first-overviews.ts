import { browser } from "wxt/browser";
import type { ParticipantOverview } from "../../domain/overview/participant-overview.ts";
import type { Database } from "../database.ts";
import { findOverview, listFirstOverviews, listOverviews } from "../overview-repository.ts";
import { vaultKeysOf } from "../vault/sealed-database.ts";

/** In the session's storage, the browser's memory, which a lock empties: whose rows came first when all were read last. */
const KEY = "first-overviews";

type Place = [site: string, ndisNumber: string];

/**
 * The first ones by name, for a screenful while the others are still read. Of a sealed database nothing is in the order of names
 * before all of it is opened: there it is those that came first the last time, and nobody the first time after an unlocking.
 */
export async function readFirstOverviews(db: Database, count: number): Promise<ParticipantOverview[]> {
  if (!vaultKeysOf(db)) return listFirstOverviews(db, count);
  const { [KEY]: kept } = await browser.storage.session.get(KEY);
  const places = (Array.isArray(kept) ? (kept as Place[]) : []).slice(0, count);
  const found = await Promise.all(places.map(([site, ndisNumber]) => findOverview(db, site, ndisNumber)));
  return found.flatMap((overview) => overview ?? []);
}

/** All of them. Where they are sealed, it is kept which are the first `count` by name. */
export async function readAllOverviews(db: Database, count: number): Promise<ParticipantOverview[]> {
  const all = await listOverviews(db);
  if (vaultKeysOf(db)) {
    const named = all.flatMap(({ site, ndisNumber, client }) =>
      client?.sortName === undefined ? [] : [{ place: [site, ndisNumber] as Place, name: client.sortName }],
    );
    const first = named.toSorted((a, b) => (a.name < b.name ? -1 : 1)).slice(0, count);
    await browser.storage.session.set({ [KEY]: first.map(({ place }) => place) });
  }
  return all;
}
