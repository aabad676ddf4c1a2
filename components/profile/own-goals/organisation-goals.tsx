import { useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { OrganisationGoal } from "../../../lib/domain/profile/own-goals/own-goal.ts";
import { GOAL_FIELDS } from "../../../lib/domain/profile/own-goals/plan-goal.ts";
import type { Begun } from "../../../lib/domain/profile/own-row.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { TextField } from "../../base/form/text-field.tsx";
import { ProblemNote } from "../../base/problem-note.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { EntryForm } from "../entry/entry-form.tsx";
import { type Save, useEntry } from "../entry/use-entry.ts";

/** What is changed of one of the organisation's goals. */
export interface OrganisationGoalDraft {
  begun: Begun;
  text: string;
  isArchived: boolean;
}

export interface OrganisationGoalsProps {
  goals: readonly OrganisationGoal[];
  onSave: Save<OrganisationGoalDraft>;
}

/** The goals that participants' goals are about: renamed, archived and restored for everybody at once. */
export function OrganisationGoals({ goals, onSave }: OrganisationGoalsProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const close = () => setOpen(null);
  const archive = async ({ id, revision, text, isArchived }: OrganisationGoal) =>
    setProblem(await onSave({ begun: { id, revision }, text, isArchived: !isArchived }));
  if (goals.length === 0) return null;
  return (
    <Disclosure title="Goals to choose from">
      <p class="pb-hint">
        They are the same for all participants. An archived goal isn&apos;t offered any more.
      </p>
      {problem && <ProblemNote problem={problem} look="plain" alert />}
      <ul class="pb-entry-list">
        {goals.map((goal) => (
          <li key={goal.id}>
            {open === goal.id ? (
              <TextForm goal={goal} onSave={onSave} onDone={close} />
            ) : (
              <GoalRow goal={goal} onRename={() => setOpen(goal.id)} onArchive={() => void archive(goal)} />
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function GoalRow({
  goal: { text, isArchived },
  onRename,
  onArchive,
}: {
  goal: OrganisationGoal;
  onRename: () => void;
  onArchive: () => void;
}) {
  const action = isArchived ? "Restore" : "Archive";
  return (
    <div class="pb-entry-head">
      <VisibleText text={text} />
      {isArchived && <span class="pb-entry-mark pb-entry-mark-quiet">Archived</span>}
      <span class="pb-entry-actions">
        <button type="button" class="pb-link" aria-label={`Rename ${text}`} onClick={onRename}>
          Rename
        </button>
        <button
          type="button"
          class="pb-link"
          aria-label={`${action} ${text} for everybody`}
          onClick={onArchive}
        >
          {action}
        </button>
      </span>
    </div>
  );
}

function TextForm({
  goal,
  onSave,
  onDone,
}: {
  goal: OrganisationGoal;
  onSave: Save<OrganisationGoalDraft>;
  onDone: () => void;
}) {
  const [text, setText] = useState(goal.text);
  const [begun] = useState({ id: goal.id, revision: goal.revision });
  const { problem, isBusy, form, submit, about } = useEntry(onSave, onDone);
  return (
    <EntryForm
      title="Rename this goal for everybody"
      fields={{ [GOAL_FIELDS.goal]: TEXT_ID }}
      problem={problem}
      isBusy={isBusy}
      form={form}
      onSubmit={() => submit({ begun, text, isArchived: goal.isArchived })}
      onCancel={onDone}
    >
      <TextField
        id={TEXT_ID}
        label={GOAL_FIELDS.goal}
        value={text}
        problem={about(GOAL_FIELDS.goal)}
        onInput={setText}
      />
    </EntryForm>
  );
}

const TEXT_ID = "pb-organisation-goal";
