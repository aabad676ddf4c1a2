import { useState } from "preact/hooks";
import type { TrailCheckState } from "../../../components/workspace/audit/trail-tools.tsx";
import type { Problem } from "../../../lib/core/problem.ts";
import { formatAnchor, parseAnchor } from "../../../lib/domain/audit/anchor.ts";
import { formatKeyFile } from "../../../lib/domain/audit/trail-file.ts";
import { currentTime, today } from "../../../lib/platform/system-clock.ts";
import { checkTrail } from "../../../lib/services/audit/check-trail.ts";
import { exportTrail } from "../../../lib/services/audit/export-trail.ts";
import { readAuditState } from "../../../lib/storage/audit/audit-state.ts";
import { enterExport } from "../enter-export.ts";
import { readingProblem } from "../reading-problem.ts";
import { saveBlob } from "../save-blob.ts";
import { database } from "../workspace-database.ts";

/** What can be done with the whole trail. `changed`: an export was entered. */
export function useTrailTools(changed: () => void) {
  const [check, setCheck] = useState<TrailCheckState | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  async function attempt(work: () => Promise<void>): Promise<void> {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setCheck(null);
      setProblem(readingProblem(error));
    }
  }

  async function checkNow(typed: string): Promise<void> {
    const anchor = parseAnchor(typed);
    if (typed.trim() !== "" && !anchor) return setProblem(NO_ANCHOR);
    setCheck({ phase: "checking", done: 0, total: 0 });
    const report = (progress: { done: number; total: number }) =>
      setCheck({ phase: "checking", ...progress });
    const result = await checkTrail(await database, anchor ? [anchor] : [], report);
    setCheck({ phase: "checked", result });
  }

  return {
    check,
    problem,
    onCheck: (anchor: string) => void attempt(() => checkNow(anchor)),
    onExport: (isRedacted: boolean) =>
      void attempt(async () => {
        const parts = await exportTrail(await database, isRedacted, currentTime());
        const name = `planbridge-audit${isRedacted ? "-redacted" : ""}-${today()}.jsonl`;
        saveBlob(new Blob(parts, { type: "application/jsonl" }), name);
        changed();
      }),
    onExportKey: () =>
      void attempt(async () => {
        await enterExport("audit-key", "key-exported");
        const keys = (await readAuditState(await database))?.keys ?? [];
        saveBlob(
          new Blob([formatKeyFile(keys)], { type: "application/json" }),
          `planbridge-audit-key-${today()}.json`,
        );
        changed();
      }),
    /** Rejects where there is none yet, or the browser gives no clipboard. */
    onCopyAnchor: async () => {
      const state = await readAuditState(await database);
      if (!state) throw new Error("nothing was entered yet");
      await navigator.clipboard.writeText(formatAnchor(state.head));
    },
  };
}

const NO_ANCHOR: Problem = {
  code: "anchor-unreadable",
  what: "This isn't an anchor of the audit trail.",
  remedy: "Paste it as Copy anchor gave it, such as 1234:9f86d081884c7d65, or leave the field empty.",
};
