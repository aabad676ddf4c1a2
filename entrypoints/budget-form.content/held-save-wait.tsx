import { SaveWait } from "../../components/changes/save-wait.tsx";
import type { Problem } from "../../lib/core/problem.ts";
import { type FieldChange, isDifferent } from "../../lib/domain/change/change-set.ts";
import type { HeldSave } from "./use-held-save.ts";

/** While Save is held: what waits for a person, and the way to where it is accepted. */
export function HeldSaveWait({
  held: { isAsked, review, cancel },
  view,
  changes,
  problem,
}: {
  held: HeldSave;
  /** What was retrieved for the form; `null`: nothing so far. */
  view: { client: { name: string }; category: string } | null;
  changes: readonly FieldChange[];
  problem: Problem | null;
}) {
  if (!isAsked || !view) return null;
  return (
    <SaveWait
      client={view.client.name}
      category={view.category}
      changes={changes.filter(isDifferent)}
      problem={problem}
      onReview={() => void review()}
      onCancel={cancel}
    />
  );
}
