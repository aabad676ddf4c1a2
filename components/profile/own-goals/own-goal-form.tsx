import { useState } from "preact/hooks";
import { goalChoices } from "../../../lib/domain/profile/own-goals/goal-choices.ts";
import {
  GOAL_STAGES,
  type GoalStage,
  type OrganisationGoal,
  type OwnGoal,
} from "../../../lib/domain/profile/own-goals/own-goal.ts";
import { GOAL_FIELDS, type GoalDraft } from "../../../lib/domain/profile/own-goals/plan-goal.ts";
import type { ParticipantKey } from "../../../lib/domain/profile/profile-key.ts";
import { SelectField } from "../../base/form/select-field.tsx";
import { TextField } from "../../base/form/text-field.tsx";
import { DateField } from "../../base/form/date-field.tsx";
import { LongTextField, NamesField } from "../entry/entry-fields.tsx";
import { EntryForm } from "../entry/entry-form.tsx";
import { type Save, useEntry } from "../entry/use-entry.ts";

export interface OwnGoalFormProps {
  participant: ParticipantKey;
  organisationGoals: readonly OrganisationGoal[];
  /** What is changed; absent for a new one. */
  goal?: OwnGoal | undefined;
  onSave: Save<GoalDraft>;
  onDone: () => void;
}

/** Adds a goal of the participant, about one that the organisation has or a new one; or changes it. */
export function OwnGoalForm({ participant, organisationGoals, goal, onSave, onDone }: OwnGoalFormProps) {
  const [draft, setDraft] = useState<GoalDraft>(() => goalDraftOf(participant, goal));
  const { problem, isBusy, form, submit, about } = useEntry(onSave, onDone);
  const change = (part: Partial<GoalDraft>) => setDraft((now) => ({ ...now, ...part }));
  const held = organisationGoals.find(({ id, isArchived }) => isArchived && id === goal?.goalId);
  return (
    <EntryForm
      title={goal ? "Change this goal" : "Add a goal"}
      fields={GOAL_IDS}
      problem={problem}
      isBusy={isBusy}
      form={form}
      onSubmit={() => submit(draft)}
      onCancel={onDone}
    >
      <TextField
        id={GOAL_IDS[GOAL_FIELDS.name]}
        label={GOAL_FIELDS.name}
        value={draft.name}
        problem={about(GOAL_FIELDS.name)}
        onInput={(name) => change({ name })}
      />
      <NamesField
        id={GOAL_IDS[GOAL_FIELDS.goal]}
        label={GOAL_FIELDS.goal}
        value={draft.goalId}
        problem={about(GOAL_FIELDS.goal)}
        options={[
          NEW_GOAL,
          ...goalChoices(organisationGoals).map(({ id, text }) => ({ id, name: text })),
          ...(held ? [{ id: held.id, name: `${held.text} (archived)` }] : []),
        ]}
        onInput={(goalId) => change({ goalId })}
      />
      {draft.goalId === "" && (
        <TextField
          id={GOAL_IDS[GOAL_FIELDS.newGoal]}
          label={GOAL_FIELDS.newGoal}
          hint="It is added to your organisation's goals."
          value={draft.newGoal}
          problem={about(GOAL_FIELDS.newGoal)}
          onInput={(newGoal) => change({ newGoal })}
        />
      )}
      <div class="pb-entry-pair">
        <DateField
          id={GOAL_IDS[GOAL_FIELDS.startDate]}
          label={GOAL_FIELDS.startDate}
          value={draft.startDate}
          problem={about(GOAL_FIELDS.startDate)}
          onInput={(startDate) => change({ startDate })}
        />
        <DateField
          id={GOAL_IDS[GOAL_FIELDS.endDate]}
          label={GOAL_FIELDS.endDate}
          value={draft.endDate}
          problem={about(GOAL_FIELDS.endDate)}
          onInput={(endDate) => change({ endDate })}
        />
        <SelectField
          id={GOAL_IDS[GOAL_FIELDS.stage]}
          label={GOAL_FIELDS.stage}
          value={draft.stage ?? ""}
          options={STAGES}
          onChange={(stage) => change({ stage: stage === "" ? null : stage })}
        />
      </div>
      <LongTextField
        id={GOAL_IDS[GOAL_FIELDS.description]}
        label={GOAL_FIELDS.description}
        value={draft.description}
        problem={about(GOAL_FIELDS.description)}
        onInput={(description) => change({ description })}
      />
    </EntryForm>
  );
}

/** A stored goal as its form begins with it; without one, an empty form. */
export function goalDraftOf({ site, ndisNumber }: ParticipantKey, goal: OwnGoal | undefined): GoalDraft {
  return {
    ...(goal ? { begun: { id: goal.id, revision: goal.revision } } : {}),
    site,
    ndisNumber,
    name: goal?.name ?? "",
    goalId: goal?.goalId ?? "",
    newGoal: "",
    startDate: goal?.startDate ?? "",
    endDate: goal?.endDate ?? "",
    stage: goal?.stage ?? null,
    description: goal?.description ?? "",
    isArchived: goal?.isArchived ?? false,
  };
}

const NEW_GOAL = { id: "", name: "A new goal" };

const STAGES: readonly { id: GoalStage | ""; name: string }[] = [
  { id: "", name: "Not told" },
  ...Object.entries(GOAL_STAGES).map(([id, name]) => ({ id: id as GoalStage, name })),
];

const GOAL_IDS = {
  [GOAL_FIELDS.name]: "pb-goal-name",
  [GOAL_FIELDS.goal]: "pb-goal-about",
  [GOAL_FIELDS.newGoal]: "pb-goal-new",
  [GOAL_FIELDS.startDate]: "pb-goal-start",
  [GOAL_FIELDS.endDate]: "pb-goal-end",
  [GOAL_FIELDS.stage]: "pb-goal-stage",
  [GOAL_FIELDS.description]: "pb-goal-description",
} as const;
