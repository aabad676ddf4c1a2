import { type Database, openDatabase } from "../../../lib/storage/database.ts";
import { newDataKey } from "../../../lib/storage/vault/vault-keys.ts";

/*
 * The worker of `sealed-rows.ts`: the extension's own sealed database beside the same one unsealed. It is built for the bench and
 * put into the extension's folder, as only its own files may run there.
 */

interface Overview {
  site: string;
  ndisNumber: string;
}

/** Milliseconds of one round. */
export interface SealedRound {
  put: number;
  get: number;
}

self.addEventListener("message", ({ data }: MessageEvent<{ rows: Overview[]; rounds: number }>) => {
  measure(data.rows, data.rounds).then(
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    (rounds) => self.postMessage(rounds),
    // Thrown where the page hears of it.
    (error: unknown) => setTimeout(() => reportError(error)),
  );
});

async function measure(rows: Overview[], rounds: number) {
  const found: Record<"sealed" | "bare", SealedRound[]> = { sealed: [], bare: [] };
  for (let round = 0; round <= rounds; round += 1) {
    const bare = await runRound(await openDatabase({ name: `planbridge-bare-${round}` }), rows);
    const key = { name: `planbridge-sealed-${round}`, dataKey: newDataKey() };
    const sealed = await runRound(await openDatabase(key), rows);
    // The first one compiles the code.
    if (round === 0) continue;
    found.bare.push(bare);
    found.sealed.push(sealed);
  }
  return found;
}

async function runRound(db: Database, rows: Overview[]): Promise<SealedRound> {
  const began = performance.now();
  const writing = db.transaction("overviews", "readwrite");
  await Promise.all([...rows.map((row) => writing.store.put(row as never)), writing.done]);
  const written = performance.now();
  const reading = db.transaction("overviews").store;
  const read = await Promise.all(rows.map(({ site, ndisNumber }) => reading.get([site, ndisNumber])));
  const ended = performance.now();
  db.close();
  if (read.some((row, at) => row?.ndisNumber !== rows[at]?.ndisNumber))
    throw new Error("a row isn't as written");
  return { put: written - began, get: ended - written };
}
