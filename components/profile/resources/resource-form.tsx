import { useState } from "preact/hooks";
import {
  RESOURCE_FIELDS,
  RESOURCE_KINDS,
  type Resource,
  type ResourceDraft,
  type ResourceKind,
} from "../../../lib/domain/profile/resources/resource.ts";
import { SelectField } from "../../base/form/select-field.tsx";
import { TextField } from "../../base/form/text-field.tsx";
import { EntryForm } from "../entry/entry-form.tsx";
import { type Save, useEntry } from "../entry/use-entry.ts";

export interface ResourceFormProps {
  /** What is changed; absent for a new one. */
  resource?: Resource | undefined;
  onSave: Save<ResourceDraft>;
  onDone: () => void;
}

/** Adds a worker, equipment or a place for all participants, or renames it. */
export function ResourceForm({ resource, onSave, onDone }: ResourceFormProps) {
  const [begun] = useState(resource && { id: resource.id, revision: resource.revision });
  const [kind, setKind] = useState<ResourceKind>(resource?.kind ?? "worker");
  const [name, setName] = useState(resource?.name ?? "");
  const { problem, isBusy, form, submit, about } = useEntry(onSave, onDone);
  return (
    <EntryForm
      title={resource ? "Change this resource" : "Add a resource to the list"}
      fields={RESOURCE_IDS}
      problem={problem}
      isBusy={isBusy}
      form={form}
      onSubmit={() =>
        submit({ ...(begun ? { begun } : {}), kind, name, isArchived: resource?.isArchived ?? false })
      }
      onCancel={onDone}
    >
      <div class="pb-entry-pair">
        <TextField
          id={RESOURCE_IDS[RESOURCE_FIELDS.name]}
          label={RESOURCE_FIELDS.name}
          value={name}
          problem={about(RESOURCE_FIELDS.name)}
          onInput={setName}
        />
        <SelectField
          id={RESOURCE_IDS[RESOURCE_FIELDS.kind]}
          label={RESOURCE_FIELDS.kind}
          value={kind}
          options={KINDS}
          onChange={setKind}
        />
      </div>
    </EntryForm>
  );
}

const KINDS = Object.entries(RESOURCE_KINDS).map(([id, name]) => ({ id: id as ResourceKind, name }));

const RESOURCE_IDS = {
  [RESOURCE_FIELDS.name]: "pb-resource-name",
  [RESOURCE_FIELDS.kind]: "pb-resource-kind",
} as const;
