import { useEffect, useState } from "preact/hooks";
import { ProblemNote } from "../../../components/base/problem-note.tsx";
import { ClientResultList } from "../../../components/workspace/results/client-results.tsx";
import type { Problem } from "../../../lib/core/problem.ts";
import { type ClientResults, readClientResults } from "../../../lib/services/sync/build-desk-view.ts";
import { readingProblem } from "../reading-problem.ts";
import { database } from "../workspace-database.ts";

/** A client's results in every batch, read when somebody asks for them. */
export function LoadedClientResults({ site, path }: { site: string; path: string }) {
  const [results, setResults] = useState<ClientResults[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let isWanted = true;
    const load = async () => {
      const found = await readClientResults(await database, site, path);
      if (isWanted) setResults(found);
    };
    load().catch((error: unknown) => isWanted && setProblem(readingProblem(error)));
    return () => {
      isWanted = false;
    };
  }, [site, path]);
  return problem ? <ProblemNote problem={problem} alert /> : <ClientResultList results={results} />;
}
