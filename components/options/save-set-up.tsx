import { useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import { ProblemNote } from "../base/problem-note.tsx";

export interface SaveSetUpProps {
  /** Whether this computer has an API key that was typed here. */
  hasApiKey: boolean;
  problem: Problem | null;
  onSave: (withApiKey: boolean) => void;
}

/** Options > Connection: the set-up file with which colleagues set up their computers. */
export function SaveSetUp({ hasApiKey, problem, onSave }: SaveSetUpProps) {
  const [withApiKey, setWithApiKey] = useState(false);
  const includesKey = hasApiKey && withApiKey;
  return (
    <div class="pb-form">
      <h3 id="save-set-up-title">For your colleagues</h3>
      <p class="pb-hint">
        A set-up file has the saved values above, your CRM addresses and the default state. It has no device
        and no activation code: each colleague needs their own. They open it on the page Welcome to
        Planbridge.
      </p>
      {hasApiKey && (
        <label class="pb-tick">
          <input
            type="checkbox"
            checked={withApiKey}
            onChange={({ currentTarget }) => setWithApiKey(currentTarget.checked)}
          />
          Include the API key: whoever has the file can read it, so send it as you would send a password
        </label>
      )}
      {problem && <ProblemNote problem={problem} alert />}
      <div class="pb-actions">
        <button type="button" class="pb-button" onClick={() => onSave(includesKey)}>
          {includesKey ? "Save a set-up file with the API key" : "Save a set-up file"}
        </button>
        <a class="pb-link" href="/welcome.html" target="_blank">
          Open Welcome to Planbridge
        </a>
      </div>
    </div>
  );
}
