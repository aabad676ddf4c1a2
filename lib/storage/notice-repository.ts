import type { News } from "../domain/overview/find-notices.ts";
import type { Notice } from "../domain/overview/notice.ts";
import type { Database } from "./database.ts";
import { decodeRows, encodeRow } from "./row-codec.ts";

/** Whom something new is about, and when it was found, in epoch milliseconds. */
export interface NewsOf {
  site: string;
  ndisNumber: string;
  at: number;
  news: readonly News[];
}

/** What is needed of the store in any transaction that writes to it. */
export interface NoticeStore {
  put(row: Notice): Promise<unknown>;
}

/** Adds notices that nobody has seen, within the transaction that stores what they tell of: neither is there alone. */
export async function addNotices(store: NoticeStore, { site, ndisNumber, at, news }: NewsOf): Promise<void> {
  const mark = crypto.randomUUID().slice(0, 8);
  await Promise.all(
    news.map(({ kind, what }, index) =>
      store.put(
        encodeRow("notices", {
          id: `${at}-${mark}${index}`,
          site,
          ndisNumber,
          at,
          kind,
          what,
          unseenSince: at,
        }),
      ),
    ),
  );
}

/** Those that nobody has seen, and those that came since this moment; the newest first. */
export async function listNotices(db: Database, since: number): Promise<Notice[]> {
  const { store } = db.transaction("notices");
  const [unseen, latest] = await Promise.all([
    store.index("by-unseen").getAll(),
    store.getAll(IDBKeyRange.lowerBound(`${since}`)),
  ]);
  const found = new Map([...unseen, ...latest].map((notice) => [notice.id, notice]));
  return decodeRows("notices", [...found.values()]).toSorted(
    (a, b) => b.at - a.at || a.id.localeCompare(b.id),
  );
}

/** Of how many participants there is something that nobody has seen; one in two CRMs counts for each. */
export async function countUnseenParticipants(db: Database): Promise<number> {
  const unseen = decodeRows("notices", await db.getAllFromIndex("notices", "by-unseen"));
  return new Set(unseen.map(({ site, ndisNumber }) => `${ndisNumber} ${site}`)).size;
}

/** Marks as seen what came until this moment, in epoch milliseconds. What came meanwhile stays new. */
export async function markNoticesSeen(db: Database, until: number): Promise<void> {
  const { store, done } = db.transaction("notices", "readwrite");
  const unseen = await store.index("by-unseen").getAll(IDBKeyRange.upperBound(until));
  for (const { unseenSince: _until, ...seen } of decodeRows("notices", unseen))
    void store.put(encodeRow("notices", seen));
  await done;
}
