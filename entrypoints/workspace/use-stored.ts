import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { Database } from "../../lib/storage/database.ts";
import { readingProblem } from "./reading-problem.ts";
import { database } from "./workspace-database.ts";

/**
 * What a tab shows of the database: read when the tab comes to the front and when the window does, since other pages and the
 * background write meanwhile. What is shown stays until the next reading has come.
 * @param read is given what `readFirst` brought, where it is the first reading
 * @param readFirst a screenful, shown until the first whole reading has come
 */
export function useStored<Value>(
  read: (db: Database, first?: Value) => Promise<Value>,
  isShown: boolean,
  readFirst?: (db: Database) => Promise<Value>,
) {
  const [value, setValue] = useState<Value | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const latest = useRef({ read, readFirst });
  latest.current = { read, readFirst };
  const reading = useRef(0);
  const look = useCallback(() => {
    const load = async () => {
      reading.current += 1;
      const own = reading.current;
      try {
        const db = await database;
        const first = own === 1 ? await latest.current.readFirst?.(db) : undefined;
        if (first !== undefined) setValue(first);
        const next = await latest.current.read(db, first);
        if (reading.current !== own) return;
        setValue(next);
        setIsWhole(true);
        setProblem(null);
      } catch (error) {
        if (reading.current === own) setProblem(readingProblem(error));
      }
    };
    void load();
  }, []);
  // Before it is painted: what is read is on its way at once.
  useLayoutEffect(() => {
    if (!isShown) return undefined;
    look();
    window.addEventListener("focus", look);
    return () => window.removeEventListener("focus", look);
  }, [isShown, look]);
  return { value, isWhole, problem, look };
}
