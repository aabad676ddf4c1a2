import { useNow } from "../../../components/base/use-now.ts";
import { ResultsView } from "../../../components/workspace/results/results-view.tsx";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { saveList } from "../save-list.ts";
import { useResults } from "./use-results.tsx";

/** What came of each client and contract of every batch, as the database has it. */
export function ResultsTab({ isShown, query }: TabProps) {
  const results = useResults(isShown, query.get("batch") ?? undefined);
  return <ResultsView {...results} now={useNow(5000)} onSave={(csv) => saveList("results", csv)} />;
}
