import { AuditView } from "../../../components/workspace/audit/audit-view.tsx";
import type { AuditEntry } from "../../../lib/domain/audit/audit-entry.ts";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { saveList } from "../save-list.ts";
import { useStoredLog } from "./use-stored-log.ts";
import { useTrailTools } from "./use-trail-tools.ts";

/** The audit trail as the database has it. */
export function AuditTab({ isShown, query }: TabProps) {
  const { log, readAgain } = useStoredLog("audit", asStored, isShown);
  const { problem, ...entries } = log;
  return (
    <AuditView
      {...entries}
      {...useTrailTools(readAgain)}
      readingProblem={problem}
      query={query.get("q") ?? undefined}
      onSave={(csv) => saveList("audit", csv)}
    />
  );
}

const asStored = (entry: AuditEntry) => entry;
