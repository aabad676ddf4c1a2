import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { AuditEntry } from "../../../lib/domain/audit/audit-entry.ts";
import { readAuditPages } from "../../../lib/storage/audit/audit-pages.ts";
import { readingProblem } from "../reading-problem.ts";
import { database } from "../workspace-database.ts";

interface AuditLog {
  /** Newest first; `null` while not one page is read. */
  entries: readonly AuditEntry[] | null;
  isReading: boolean;
  unreadable: number;
  problem: Problem | null;
}

/** The trail as it is stored: read when the tab comes to the front, and when the window does. The first page is shown at once. */
export function useAuditLog(isShown: boolean) {
  const [log, setLog] = useState<AuditLog>({ entries: null, isReading: true, unreadable: 0, problem: null });
  const latest = useRef(0);

  const read = useCallback(async () => {
    latest.current += 1;
    const own = latest.current;
    const entries: AuditEntry[] = [];
    let unreadable = 0;
    try {
      for await (const page of readAuditPages(await database)) {
        if (latest.current !== own) return;
        const isFirst = entries.length === 0;
        entries.push(...page.entries);
        unreadable += page.unreadable;
        if (isFirst) setLog((before) => (before.entries ? before : { ...before, entries: [...entries] }));
      }
      setLog({ entries, isReading: false, unreadable, problem: null });
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
  return { ...log, readAgain: () => void read() };
}
