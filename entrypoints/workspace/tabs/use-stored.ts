import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { Database } from "../../../lib/storage/database.ts";
import { readingProblem } from "../reading-problem.ts";
import { database } from "../workspace-database.ts";

/**
 * What is stored, read when the tab comes to the front and again whenever the window does. `null` until it is read.
 * @param read the same function as long as the same is wanted; `null`: nothing is wanted
 */
export function useStored<Value>(
  isShown: boolean,
  read: ((db: Database) => Promise<Value>) | null,
): { value: Value | null; problem: Problem | null } {
  const [stored, setStored] = useState<{ of: typeof read; value: Value | null; problem: Problem | null }>({
    of: read,
    value: null,
    problem: null,
  });
  useEffect(() => {
    if (!isShown || !read) return undefined;
    let isWanted = true;
    const start = async () => {
      try {
        const value = await read(await database);
        if (isWanted) setStored({ of: read, value, problem: null });
      } catch (error) {
        if (isWanted) setStored({ of: read, value: null, problem: readingProblem(error) });
      }
    };
    const onFocus = () => void start();
    onFocus();
    window.addEventListener("focus", onFocus);
    return () => {
      isWanted = false;
      window.removeEventListener("focus", onFocus);
    };
  }, [isShown, read]);
  return stored.of === read ? stored : { value: null, problem: null };
}
