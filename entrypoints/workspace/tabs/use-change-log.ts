import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import { type ChangeEntry, changeEntry } from "../../../lib/domain/change/change-log.ts";
import { readChangePages } from "../../../lib/storage/change-pages.ts";
import { readingProblem } from "../reading-problem.ts";
import { database } from "../workspace-database.ts";

interface ChangeLog {
  /** Newest first; `null` while not one page is read. */
  entries: readonly ChangeEntry[] | null;
  isReading: boolean;
  unreadable: number;
  problem: Problem | null;
}

/**
 * All changes as they are stored: read when the tab comes to the front, and again whenever the window does. The first page is
 * shown at once, the rest all together, so that thousands aren't sorted again for each page.
 */
export function useChangeLog(isShown: boolean) {
  const [log, setLog] = useState<ChangeLog>({ entries: null, isReading: true, unreadable: 0, problem: null });
  const [version, setVersion] = useState(0);
  const latest = useRef(0);

  const read = useCallback(async () => {
    latest.current += 1;
    const own = latest.current;
    const entries: ChangeEntry[] = [];
    let unreadable = 0;
    try {
      for await (const page of readChangePages(await database)) {
        if (latest.current !== own) return;
        const isFirst = entries.length === 0;
        entries.push(...page.changes.map(changeEntry));
        unreadable += page.unreadable;
        if (isFirst) setLog((before) => (before.entries ? before : { ...before, entries: [...entries] }));
      }
      setLog({ entries, isReading: false, unreadable, problem: null });
      setVersion(own);
    } catch (error) {
      if (latest.current === own)
        setLog({ entries: null, isReading: false, unreadable, problem: readingProblem(error) });
    }
  }, []);

  useEffect(() => {
    if (!isShown) return undefined;
    const start = () => void read();
    start();
    window.addEventListener("focus", start);
    return () => window.removeEventListener("focus", start);
  }, [isShown, read]);
  return { ...log, version };
}
