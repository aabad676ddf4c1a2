import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { ChangeView } from "../../../lib/domain/change/change-view.ts";
import { viewChange } from "../../../lib/services/changes/build-change-view.ts";
import { findChange } from "../../../lib/storage/change-repository.ts";
import { readingProblem } from "../reading-problem.ts";
import { database } from "../workspace-database.ts";

interface LoadedChange {
  view?: ChangeView;
  problem?: Problem;
}

/**
 * A change with its records, which the list of all doesn't hold.
 * @param version another one reads it again
 */
export function useChangeView(id: string, version: number): LoadedChange {
  const [loaded, setLoaded] = useState<LoadedChange & { id: string }>({ id });
  useEffect(() => {
    let isWanted = true;
    const load = async (): Promise<LoadedChange> => {
      const db = await database;
      const change = await findChange(db, id);
      return change ? { view: await viewChange(db, change) } : { problem: GONE };
    };
    load()
      .catch((error: unknown) => ({ problem: readingProblem(error) }))
      .then((result) => isWanted && setLoaded({ id, ...result }))
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
  }, [id, version]);
  return loaded.id === id ? loaded : {};
}

const GONE: Problem = {
  code: "planbridge-change-gone",
  what: "This change isn't stored any more.",
  remedy: "Reload the page to see what is.",
};
