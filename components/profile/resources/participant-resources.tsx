import { useState } from "preact/hooks";
import type { OfParticipant } from "../../../lib/domain/profile/own-plans.ts";
import type { OwnGoal } from "../../../lib/domain/profile/own-goals/own-goal.ts";
import type { ParticipantKey } from "../../../lib/domain/profile/profile-key.ts";
import {
  RESOURCE_KINDS,
  type Resource,
  type ResourceDraft,
} from "../../../lib/domain/profile/resources/resource.ts";
import type { UseDraft } from "../../../lib/domain/profile/resources/resource-use.ts";
import type { ResourceView, UseView } from "../../../lib/domain/profile/resources/resource-views.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { RowActions } from "../entry/row-actions.tsx";
import type { Save } from "../entry/use-entry.ts";
import { ResourceList } from "./resource-list.tsx";
import { UseDays } from "./use-days.tsx";
import { UseForm } from "./use-form.tsx";

export interface ParticipantResourcesProps {
  participant: ParticipantKey;
  views: readonly UseView[];
  resources: readonly Resource[];
  goals: readonly OwnGoal[];
  /** Of all participants; `null` until they are asked for and read. */
  all: readonly ResourceView[] | null;
  onAll: () => void;
  onSave: Save<UseDraft>;
  onRemove: Save<OfParticipant>;
  onSaveResource: Save<ResourceDraft>;
}

/** Who and what a participant gets support by, with the days (F176), and the same from the resources' side. */
export function ParticipantResources(props: ParticipantResourcesProps) {
  const { participant, views, resources, goals, onSave } = props;
  const [open, setOpen] = useState<string | null>(null);
  const close = () => setOpen(null);
  const form = { participant, resources, goals, onSave, onDone: close };
  return (
    <>
      {views.length === 0 ? (
        <p>This participant has no resources yet.</p>
      ) : (
        <ul class="pb-entry-list" aria-label="Resources of this participant">
          {views.map((view) => (
            <li key={view.use.id}>
              {open === view.use.id ? (
                <UseForm {...form} use={view.use} />
              ) : (
                <UseRow {...props} view={view} onEdit={() => setOpen(view.use.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {open === "" ? (
        <UseForm {...form} />
      ) : (
        <div class="pb-actions">
          <button type="button" class="pb-button" onClick={() => setOpen("")}>
            Add a resource
          </button>
        </div>
      )}
      <Disclosure title="All resources and who has them" wanted={resources.length === 0} onOpen={props.onAll}>
        <ResourceList views={props.all} onSave={props.onSaveResource} />
      </Disclosure>
    </>
  );
}

function UseRow({
  participant: { site, ndisNumber },
  view: { use, resource, goal, time },
  onEdit,
  onRemove,
}: Pick<ParticipantResourcesProps, "participant" | "onRemove"> & { view: UseView; onEdit: () => void }) {
  const name = resource?.name ?? "a resource that can't be read";
  const { id, revision } = use;
  return (
    <>
      <div class="pb-entry-head">
        <span class="pb-entry-name">
          <VisibleText text={name} />
        </span>
        {resource && <span class="pb-quiet">{RESOURCE_KINDS[resource.kind]}</span>}
      </div>
      <p class="pb-entry-lines">
        <UseDays use={use} time={time} />
        {goal && (
          <span>
            For the goal <VisibleText text={goal.name} />
            {goal.isArchived && " (archived)"}
          </span>
        )}
      </p>
      <RowActions
        name={name}
        question="Remove this resource from the participant?"
        onEdit={onEdit}
        onRemove={() => onRemove({ site, ndisNumber, begun: { id, revision } })}
      />
    </>
  );
}
