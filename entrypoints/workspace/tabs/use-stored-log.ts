import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import { readNewestFirst } from "../../../lib/storage/reading/newest-first.ts";
import type { RowOf } from "../../../lib/storage/schema.ts";
import { readingProblem } from "../reading-problem.ts";
import { database } from "../workspace-database.ts";

interface StoredLog<Entry> {
  /** Newest first; `null` while not one page is read. */
  entries: readonly Entry[] | null;
  isReading: boolean;
  unreadable: number;
  problem: Problem | null;
}

/**
 * All rows of a store that only grows: read when the tab comes to the front, and again whenever the window does. The first page
 * is shown at once, the rest all together, so that thousands aren't sorted again for each page.
 * @param entryOf what is shown of a row; the same function at each call
 */
export function useStoredLog<Store extends "changes" | "audit", Entry>(
  store: Store,
  entryOf: (row: RowOf<Store>) => Entry,
  isShown: boolean,
) {
  const [log, setLog] = useState<StoredLog<Entry>>({
    entries: null,
    isReading: true,
    unreadable: 0,
    problem: null,
  });
  const [version, setVersion] = useState(0);
  const latest = useRef(0);

  const read = useCallback(async () => {
    latest.current += 1;
    const own = latest.current;
    const entries: Entry[] = [];
    let unreadable = 0;
    try {
      for await (const page of readNewestFirst(await database, store)) {
        if (latest.current !== own) return;
        const isFirst = entries.length === 0;
        entries.push(...page.rows.map(entryOf));
        unreadable += page.unreadable;
        if (isFirst) setLog((before) => (before.entries ? before : { ...before, entries: [...entries] }));
      }
      setLog({ entries, isReading: false, unreadable, problem: null });
      setVersion(own);
    } catch (error) {
      if (latest.current === own)
        setLog({ entries: null, isReading: false, unreadable, problem: readingProblem(error) });
    }
  }, [store, entryOf]);

  useEffect(() => {
    if (!isShown) return undefined;
    const start = () => void read();
    start();
    window.addEventListener("focus", start);
    return () => window.removeEventListener("focus", start);
  }, [isShown, read]);
  return { log, version, readAgain: () => void read() };
}
