import { useState } from "preact/hooks";
import type { Problem } from "../../../lib/core/problem.ts";
import {
  RESOURCE_KINDS,
  type Resource,
  type ResourceDraft,
} from "../../../lib/domain/profile/resources/resource.ts";
import type { ResourceView } from "../../../lib/domain/profile/resources/resource-views.ts";
import { ProblemNote } from "../../base/problem-note.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { ContactName } from "../connections/connection-item.tsx";
import type { Save } from "../entry/use-entry.ts";
import { ResourceForm } from "./resource-form.tsx";
import { UseDays } from "./use-days.tsx";

export interface ResourceListProps {
  /** `null` while they are read. */
  views: readonly ResourceView[] | null;
  onSave: Save<ResourceDraft>;
}

/** Every resource with the participants who have it: the same days as on their profiles. */
export function ResourceList({ views, onSave }: ResourceListProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const close = () => setOpen(null);
  const archive = async ({ id, revision, kind, name, isArchived }: Resource) =>
    setProblem(await onSave({ begun: { id, revision }, kind, name, isArchived: !isArchived }));
  if (!views) return <p class="pb-quiet">Loading…</p>;
  return (
    <>
      {problem && <ProblemNote problem={problem} look="plain" alert />}
      <ul class="pb-entry-list" aria-label="All resources">
        {views.map((view) => (
          <li key={view.resource.id}>
            {open === view.resource.id ? (
              <ResourceForm resource={view.resource} onSave={onSave} onDone={close} />
            ) : (
              <ResourceRow
                view={view}
                onChange={() => setOpen(view.resource.id)}
                onArchive={() => void archive(view.resource)}
              />
            )}
          </li>
        ))}
      </ul>
      {open === "" ? (
        <ResourceForm onSave={onSave} onDone={close} />
      ) : (
        <button type="button" class="pb-button" onClick={() => setOpen("")}>
          Add a resource to the list
        </button>
      )}
    </>
  );
}

function ResourceRow({
  view: { resource, uses },
  onChange,
  onArchive,
}: {
  view: ResourceView;
  onChange: () => void;
  onArchive: () => void;
}) {
  const { name, kind, isArchived } = resource;
  const action = isArchived ? "Restore" : "Archive";
  return (
    <>
      <div class="pb-entry-head">
        <span class="pb-entry-name">
          <VisibleText text={name} />
        </span>
        <span class="pb-quiet">{RESOURCE_KINDS[kind]}</span>
        {isArchived && <span class="pb-entry-mark pb-entry-mark-quiet">Archived</span>}
      </div>
      {uses.length === 0 && <p class="pb-hint">No participant has it.</p>}
      <ul>
        {uses.map(({ use, participant, time }) => (
          <li key={use.id} class="pb-entry-lines">
            <ContactName name={participant.name} ndisNumber={participant.ndisNumber} />
            <UseDays use={use} time={time} />
          </li>
        ))}
      </ul>
      <div class="pb-entry-actions">
        <button type="button" class="pb-link" aria-label={`Rename ${name}`} onClick={onChange}>
          Rename
        </button>
        <button type="button" class="pb-link" aria-label={`${action} ${name}`} onClick={onArchive}>
          {action}
        </button>
      </div>
    </>
  );
}
