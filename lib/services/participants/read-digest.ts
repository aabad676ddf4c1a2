import { type Digest, digestOf, participantKey } from "../../domain/overview/digest.ts";
import type { Database } from "../../storage/database.ts";
import { listNotices } from "../../storage/notice-repository.ts";
import { findOverview } from "../../storage/overview-repository.ts";

/** What was seen stays in the list for so long. */
const SEEN_KEPT_MS = 14 * 24 * 3_600_000;

/** What is new, by participant, with the names that the CRM's pages showed. */
export async function readDigest(db: Database, now: number): Promise<Digest> {
  const notices = await listNotices(db, now - SEEN_KEPT_MS);
  const whose = new Map(notices.map((notice) => [participantKey(notice), notice]));
  const named = await Promise.all(
    [...whose].map(async ([key, { site, ndisNumber }]) => {
      const name = (await findOverview(db, site, ndisNumber))?.client?.name;
      return name === undefined ? [] : [[key, name] as const];
    }),
  );
  return digestOf(notices, new Map(named.flat()));
}
