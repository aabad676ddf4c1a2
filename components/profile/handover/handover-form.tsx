import { useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import { ProblemNote } from "../../base/problem-note.tsx";

export interface HandoverFormProps {
  /** It is being put together. */
  isMaking: boolean;
  problem: Problem | null;
  /** The tables of the pack that was made last, each of which can be saved by itself. */
  tables: readonly string[];
  onMake: (isRedacted: boolean) => void;
  onTable: (title: string) => void;
}

/** Saves everything that is known of a participant as one page, for a colleague or another office. */
export function HandoverForm({ isMaking, problem, tables, onMake, onTable }: HandoverFormProps) {
  const [isRedacted, setIsRedacted] = useState(false);
  return (
    <div class="pb-profile-form">
      <label class="pb-tick">
        <input
          type="checkbox"
          checked={isRedacted}
          onChange={({ currentTarget }) => setIsRedacted(currentTarget.checked)}
        />
        Withhold names, numbers and texts about people
      </label>
      {problem && <ProblemNote problem={problem} source="Planbridge" alert />}
      <div class="pb-actions">
        <button
          type="button"
          class="pb-button"
          aria-disabled={isMaking}
          onClick={() => isMaking || onMake(isRedacted)}
        >
          {isMaking ? "Putting it together…" : "Save handover pack"}
        </button>
      </div>
      {!isRedacted && (
        <p class="pb-hint">The file holds personal information. Send it only to who may see it.</p>
      )}
      {tables.length > 0 && (
        <p>
          Saved. As CSV:{" "}
          {tables.map((title, at) => (
            <span key={title}>
              {at > 0 && ", "}
              <button type="button" class="pb-link" onClick={() => onTable(title)}>
                {title}
              </button>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
