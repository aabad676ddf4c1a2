import { useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import type { OfParticipant } from "../../../lib/domain/profile/own-plans.ts";
import type { OwnGoalView } from "../../../lib/domain/profile/own-goals/goal-views.ts";
import type { OrganisationGoal } from "../../../lib/domain/profile/own-goals/own-goal.ts";
import type { GoalDraft } from "../../../lib/domain/profile/own-goals/plan-goal.ts";
import type { ParticipantKey } from "../../../lib/domain/profile/profile-key.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { plural } from "../../base/plural.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { RowActions } from "../entry/row-actions.tsx";
import type { Save } from "../entry/use-entry.ts";
import { OrganisationGoals, type OrganisationGoalsProps } from "./organisation-goals.tsx";
import { goalDraftOf, OwnGoalForm } from "./own-goal-form.tsx";
import { OwnGoalItem } from "./own-goal-item.tsx";

export interface OwnGoalsProps {
  participant: ParticipantKey;
  views: readonly OwnGoalView[];
  organisationGoals: readonly OrganisationGoal[];
  onSave: Save<GoalDraft>;
  onRemove: Save<OfParticipant>;
  onSaveOrganisationGoal: OrganisationGoalsProps["onSave"];
}

/** The goals that the organisation keeps of a participant (F177), apart from those of the NDIA. */
export function OwnGoals(props: OwnGoalsProps) {
  const { participant, views, organisationGoals, onSave } = props;
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const form = { participant, organisationGoals, onSave, onDone: close };
  const item = (view: OwnGoalView) =>
    open === view.goal.id ? (
      <OwnGoalForm {...form} goal={view.goal} />
    ) : (
      <GoalRow {...props} view={view} onEdit={() => setOpen(view.goal.id)} />
    );
  const active = views.filter(({ goal }) => !goal.isArchived);
  const archived = views.filter(({ goal }) => goal.isArchived);
  return (
    <>
      {active.length === 0 ? (
        <p>Your organisation has no active goals for this participant.</p>
      ) : (
        <ul class="pb-entry-list" aria-label="Goals of your organisation for this participant">
          {active.map((view) => (
            <li key={view.goal.id}>{item(view)}</li>
          ))}
        </ul>
      )}
      {open === "" ? (
        <OwnGoalForm {...form} />
      ) : (
        <div class="pb-actions">
          <button type="button" class="pb-button" onClick={() => setOpen("")}>
            Add a goal
          </button>
        </div>
      )}
      {archived.length > 0 && (
        <Disclosure title={plural(archived.length, "archived goal")}>
          <ul class="pb-entry-list" aria-label="Archived goals">
            {archived.map((view) => (
              <li key={view.goal.id}>{item(view)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
      <OrganisationGoals goals={organisationGoals} onSave={props.onSaveOrganisationGoal} />
    </>
  );
}

function GoalRow({
  participant,
  view,
  onEdit,
  onSave,
  onRemove,
}: Pick<OwnGoalsProps, "participant" | "onSave" | "onRemove"> & { view: OwnGoalView; onEdit: () => void }) {
  const { goal } = view;
  const { id, revision, name, isArchived } = goal;
  const [problem, setProblem] = useState<Problem | null>(null);
  const action = isArchived ? "Restore" : "Archive";
  const archive = async () =>
    setProblem(await onSave({ ...goalDraftOf(participant, goal), isArchived: !isArchived }));
  return (
    <>
      <OwnGoalItem view={view} />
      <div class="pb-entry-actions">
        <button type="button" class="pb-link" aria-label={`${action} ${name}`} onClick={() => void archive()}>
          {action}
        </button>
        <RowActions
          name={name}
          question="Remove this goal for good? Archive it to keep it in the history."
          onEdit={onEdit}
          onRemove={() =>
            onRemove({
              site: participant.site,
              ndisNumber: participant.ndisNumber,
              begun: { id, revision },
            })
          }
        />
      </div>
      {problem && <ProblemNote problem={problem} look="plain" alert />}
    </>
  );
}
