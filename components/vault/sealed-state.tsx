import {
  AUTO_LOCK_MINUTES,
  type AutoLockMinutes,
  type VaultView,
} from "../../lib/domain/vault/vault-view.ts";
import { SelectField } from "../base/form/select-field.tsx";
import { TickIcon } from "../base/icons.tsx";
import { plural } from "../base/plural.ts";
import { ProblemNote } from "../base/problem-note.tsx";
import { type ProtectionTask, type TaskResult, taskState } from "./protection-task.ts";

export interface SealedStateProps {
  view: VaultView;
  /** The running task. */
  busy: ProtectionTask | null;
  /** What came of the last one. */
  result: TaskResult | null;
  onLock: () => void;
  onAutoLock: (minutes: AutoLockMinutes) => void;
}

const AUTO_LOCKS = AUTO_LOCK_MINUTES.map((minutes) => ({
  id: String(minutes),
  minutes,
  name: minutes === 0 ? "Only when the browser is closed" : `After ${plural(minutes, "minute")}`,
}));

/** That everything is sealed, who opens it, and when it locks. */
export function SealedState({ view, busy, result, onLock, onAutoLock }: SealedStateProps) {
  const hasPassphrase = view.openedBy.includes("passphrase");
  const locking = taskState("lock", busy, result);
  const { problem, isDone } = taskState("auto-lock", busy, result);
  return (
    <>
      <div class="pb-card">
        <p class="pb-state pb-tone-success pb-card-state">
          <TickIcon />
          Everything that is stored is sealed
        </p>
        <p>{openedByText(view)}</p>
        {hasPassphrase && (
          <div class="pb-actions">
            <button type="button" class="pb-button" aria-disabled={locking.isBusy} onClick={onLock}>
              {locking.isBusy ? "Locking…" : "Lock now"}
            </button>
          </div>
        )}
        {locking.problem && <ProblemNote problem={locking.problem} alert />}
      </div>
      {hasPassphrase && (
        <>
          <SelectField
            id="pb-auto-lock"
            label="Lock by itself when nobody uses the computer"
            hint="What you have begun to type, and a file that is open in the workspace, is forgotten then."
            options={AUTO_LOCKS}
            value={String(view.autoLockMinutes)}
            onChange={(id) => onAutoLock(minutesOf(id))}
          />
          {problem && <ProblemNote problem={problem} alert />}
          <output class="pb-done">{isDone ? "Saved." : ""}</output>
        </>
      )}
    </>
  );
}

function minutesOf(id: string): AutoLockMinutes {
  return AUTO_LOCKS.find((each) => each.id === id)?.minutes ?? 0;
}

function openedByText({ openedBy }: VaultView): string {
  const isManaged = openedBy.includes("organisation");
  if (!openedBy.includes("passphrase"))
    return "Your organisation's policy opens it on this computer. You need no passphrase.";
  return isManaged
    ? "Your passphrase opens it, and so does your organisation's policy."
    : "Your passphrase opens it, and nothing else does. While it is locked, syncs wait and nothing is retrieved.";
}
