import { AuditView } from "../../../components/workspace/audit/audit-view.tsx";
import type { TabProps } from "../../../components/workspace/shell/workspace-tab.ts";
import { saveList } from "../save-list.ts";
import { useAuditLog } from "./use-audit-log.ts";
import { useTrailTools } from "./use-trail-tools.ts";

/** The audit trail as the database has it. */
export function AuditTab({ isShown, query }: TabProps) {
  const { problem, readAgain, ...log } = useAuditLog(isShown);
  return (
    <AuditView
      {...log}
      {...useTrailTools(readAgain)}
      readingProblem={problem}
      query={query.get("q") ?? undefined}
      onSave={(csv) => saveList("audit", csv)}
    />
  );
}
