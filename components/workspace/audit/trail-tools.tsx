import { useId, useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { TrailResult } from "../../../lib/domain/audit/verify-trail.ts";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { TrailCheckResult } from "./trail-check-result.tsx";
import "./audit.css";

/** How a check of the trail stands. */
export type TrailCheckState =
  | { phase: "checking"; done: number; total: number }
  | { phase: "checked"; result: TrailResult };

export interface TrailToolsProps {
  check: TrailCheckState | null;
  problem: Problem | null;
  /** `anchor`: as it was typed; empty: none. */
  onCheck: (anchor: string) => void;
  onExport: (isRedacted: boolean) => void;
  onExportKey: () => void;
}

/** What can be done with the whole trail: check it, and let it or its key leave Planbridge. */
export function TrailTools({ check, problem, onCheck, onExport, onExportKey }: TrailToolsProps) {
  const id = useId();
  const [anchor, setAnchor] = useState("");
  const [asksForKey, setAsksForKey] = useState(false);
  const isChecking = check?.phase === "checking";
  return (
    <section class="pb-note-box pb-tone-neutral pb-trail-tools" aria-label="Check and export">
      <form
        class="pb-trail-check"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isChecking) onCheck(anchor);
        }}
      >
        <div class="pb-field">
          <label for={`${id}-anchor`}>Anchor kept elsewhere (optional)</label>
          <input
            id={`${id}-anchor`}
            type="text"
            autocomplete="off"
            spellcheck={false}
            aria-describedby={`${id}-help`}
            value={anchor}
            onInput={({ currentTarget }) => setAnchor(currentTarget.value)}
          />
          <p id={`${id}-help`} class="pb-quiet">
            Looks like 1234:9f86d081884c7d65. It shows whether the trail was cut or written again since.
          </p>
        </div>
        <button type="submit" class="pb-button pb-button-main" aria-disabled={isChecking}>
          Check the trail
        </button>
      </form>
      {isChecking && (
        <p class="pb-trail-progress">
          <progress max={check.total} value={check.done} aria-label="Checking the trail" /> Checked{" "}
          {check.done} of {plural(check.total, "entry", "entries")}…
        </p>
      )}
      {problem && <ProblemNote problem={problem} source="Planbridge" alert />}
      <output>{check?.phase === "checked" && <TrailCheckResult result={check.result} />}</output>
      <div class="pb-actions">
        <button type="button" class="pb-button" onClick={() => onExport(false)}>
          Export trail
        </button>
        <button type="button" class="pb-button" onClick={() => onExport(true)}>
          Export without personal data
        </button>
        <button
          type="button"
          class="pb-button"
          aria-expanded={asksForKey}
          onClick={() => setAsksForKey(!asksForKey)}
        >
          Export key…
        </button>
      </div>
      {asksForKey && (
        <div class="pb-note-box pb-tone-warning pb-trail-key">
          <p>
            Whoever has this key can check an exported trail, and could also forge one. Give it only to an
            auditor whom you trust, apart from the trail itself, and keep an anchor where they can't change
            it.
          </p>
          <div class="pb-actions">
            <button
              type="button"
              class="pb-button"
              onClick={() => {
                setAsksForKey(false);
                onExportKey();
              }}
            >
              Export key
            </button>
            <button type="button" class="pb-button" onClick={() => setAsksForKey(false)}>
              Cancel
            </button>
          </div>
        </div>
      )}
    </section>
  );
}
