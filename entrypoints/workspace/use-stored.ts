import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import type { Database } from "../../lib/storage/database.ts";
import { readingProblem } from "./reading-problem.ts";
import { database } from "./workspace-database.ts";

/**
 * What a tab shows of the database: read when the tab comes to the front and when the window does, since other pages and the
 * background write meanwhile. What is shown stays until the next reading has come.
 * @param readFirst a screenful, shown until the first whole reading has come
 */
export function useStored<Value>(
  read: (db: Database) => Promise<Value>,
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
        if (own === 1 && latest.current.readFirst) setValue(await latest.current.readFirst(db));
        const next = await latest.current.read(db);
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
