import { useState } from "preact/hooks";
import { goalChoices } from "../../../lib/domain/profile/own-goals/goal-choices.ts";
import type { OwnGoal } from "../../../lib/domain/profile/own-goals/own-goal.ts";
import type { ParticipantKey } from "../../../lib/domain/profile/profile-key.ts";
import {
  RESOURCE_KINDS,
  type Resource,
  resourceChoices,
} from "../../../lib/domain/profile/resources/resource.ts";
import {
  type ResourceUse,
  USE_FIELDS,
  type UseDraft,
} from "../../../lib/domain/profile/resources/resource-use.ts";
import { DateField } from "../../base/form/date-field.tsx";
import { NamesField } from "../entry/entry-fields.tsx";
import { EntryForm } from "../entry/entry-form.tsx";
import { type Save, useEntry } from "../entry/use-entry.ts";

export interface UseFormProps {
  participant: ParticipantKey;
  resources: readonly Resource[];
  goals: readonly OwnGoal[];
  /** What is changed; absent for a new one. */
  use?: ResourceUse | undefined;
  onSave: Save<UseDraft>;
  onDone: () => void;
}

/** Gives a participant a resource from a day on, or changes the days. */
export function UseForm({ participant, resources, goals, use, onSave, onDone }: UseFormProps) {
  const { site, ndisNumber } = participant;
  const [begun] = useState(use && { id: use.id, revision: use.revision });
  const [resourceId, setResource] = useState(use?.resourceId ?? "");
  const [startDate, setStart] = useState(use?.startDate ?? "");
  const [endDate, setEnd] = useState(use?.endDate ?? "");
  const [goalId, setGoal] = useState(use?.goalId ?? "");
  const { problem, isBusy, form, submit, about } = useEntry(onSave, onDone);
  const held = goals.find(({ id, isArchived }) => isArchived && id === use?.goalId);
  return (
    <EntryForm
      title={use ? "Change this resource's days" : "Add a resource"}
      fields={USE_IDS}
      problem={problem}
      isBusy={isBusy}
      form={form}
      onSubmit={() =>
        submit({
          ...(begun ? { begun } : {}),
          site,
          ndisNumber,
          resourceId,
          startDate,
          endDate,
          goalId: goalId === "" ? null : goalId,
        })
      }
      onCancel={onDone}
    >
      <NamesField
        id={USE_IDS[USE_FIELDS.resource]}
        label={USE_FIELDS.resource}
        value={resourceId}
        problem={about(USE_FIELDS.resource)}
        options={[
          CHOOSE,
          ...resourceChoices(resources, use?.resourceId).map(({ id, name, kind }) => ({
            id,
            name: `${name} (${RESOURCE_KINDS[kind].toLowerCase()})`,
          })),
        ]}
        onInput={setResource}
      />
      <div class="pb-entry-pair">
        <DateField
          id={USE_IDS[USE_FIELDS.startDate]}
          label={USE_FIELDS.startDate}
          value={startDate}
          problem={about(USE_FIELDS.startDate)}
          onInput={setStart}
        />
        <DateField
          id={USE_IDS[USE_FIELDS.endDate]}
          label={USE_FIELDS.endDate}
          hint={endDate === "" ? "Empty: until further notice." : undefined}
          value={endDate}
          problem={about(USE_FIELDS.endDate)}
          onInput={setEnd}
        />
      </div>
      <NamesField
        id={USE_IDS[USE_FIELDS.goal]}
        label={USE_FIELDS.goal}
        value={goalId}
        problem={about(USE_FIELDS.goal)}
        options={[
          NO_GOAL,
          ...goalChoices(goals),
          ...(held ? [{ id: held.id, name: `${held.name} (archived)` }] : []),
        ]}
        onInput={setGoal}
      />
    </EntryForm>
  );
}

const CHOOSE = { id: "", name: "Choose…" };
const NO_GOAL = { id: "", name: "None" };

const USE_IDS = {
  [USE_FIELDS.resource]: "pb-use-resource",
  [USE_FIELDS.startDate]: "pb-use-start",
  [USE_FIELDS.endDate]: "pb-use-end",
  [USE_FIELDS.goal]: "pb-use-goal",
} as const;
