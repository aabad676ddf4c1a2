import { showInvisible } from "../../lib/core/invisible-characters.ts";
import { formatCount } from "../../lib/core/count.ts";
import { plural } from "../base/plural.ts";
import { findingLabel } from "./finding-label.ts";
import type { KindFixes } from "../../lib/invoice-files/check/check-results.ts";
import type { FixedKind } from "./workspace-state.ts";

export interface KindFixLineProps {
  /** What one press would do about the kind that is shown. */
  fixes: KindFixes | null;
  /** What the last such press did. */
  fixed: FixedKind | null;
  onFixKind: (code: string) => void;
  onUndoFixes: () => void;
}

/** What one press does about the kind of finding that is shown, and the way back from the last press. */
export function KindFixLine({ fixes, fixed, onFixKind, onUndoFixes }: KindFixLineProps) {
  const canFix = fixes !== null && fixes.count > 0;
  if (!canFix && !fixed) return null;
  return (
    <div class="pb-actions">
      {canFix && (
        <>
          <button type="button" class="pb-button" onClick={() => onFixKind(fixes.code)}>
            Fix all {formatCount(fixes.count)}
          </button>
          {fixes.example && (
            <span class="pb-quiet">
              For example “{showInvisible(fixes.example.before)}” becomes{" "}
              {fixes.example.after === "" ? "empty" : `“${showInvisible(fixes.example.after)}”`}.
            </span>
          )}
        </>
      )}
      {fixed && (
        <>
          <output>
            {findingLabel(fixed.code)}: {plural(fixed.count, "cell")} changed.
            {fixed.isSaved && " A file was saved since, and keeps the changes: save it again after Undo."}
          </output>
          <button type="button" class="pb-button" onClick={onUndoFixes}>
            Undo
          </button>
        </>
      )}
    </div>
  );
}
