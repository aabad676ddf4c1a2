import { useState } from "preact/hooks";
import {
  type ConnectionType,
  TYPE_FIELDS,
  type TypeDraft,
} from "../../../lib/domain/profile/connections/connection-type.ts";
import type { Problem } from "../../../lib/core/problem.ts";
import { Disclosure } from "../../base/disclosure.tsx";
import { TextField } from "../../base/form/text-field.tsx";
import { ProblemNote } from "../../base/problem-note.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { EntryForm } from "../entry/entry-form.tsx";
import { type Save, useEntry } from "../entry/use-entry.ts";

export interface ConnectionTypesProps {
  types: readonly ConnectionType[];
  onSave: Save<TypeDraft>;
}

/** The organisation's types of connections: added, renamed, archived and restored. */
export function ConnectionTypes({ types, onSave }: ConnectionTypesProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const close = () => setOpen(null);
  const archive = async ({ id, revision, words: [word, other], isArchived }: ConnectionType) =>
    setProblem(await onSave({ begun: { id, revision }, typed: { word, other }, isArchived: !isArchived }));
  return (
    <Disclosure title="Connection types">
      <p class="pb-hint">
        They are the same for all participants. An archived type isn&apos;t offered any more.
      </p>
      {problem && <ProblemNote problem={problem} look="plain" alert />}
      <ul class="pb-entry-list">
        {types.map((type) => (
          <li key={type.id}>
            {open === type.id ? (
              <TypeForm type={type} onSave={onSave} onDone={close} />
            ) : (
              <TypeRow type={type} onChange={() => setOpen(type.id)} onArchive={() => void archive(type)} />
            )}
          </li>
        ))}
      </ul>
      {open === "" ? (
        <TypeForm onSave={onSave} onDone={close} />
      ) : (
        <button type="button" class="pb-button" onClick={() => setOpen("")}>
          Add a type
        </button>
      )}
    </Disclosure>
  );
}

function TypeRow({
  type: { words, isArchived },
  onChange,
  onArchive,
}: {
  type: ConnectionType;
  onChange: () => void;
  onArchive: () => void;
}) {
  const name = [...new Set(words)].join(" / ");
  const action = isArchived ? "Restore" : "Archive";
  return (
    <div class="pb-entry-head">
      <VisibleText text={name} isPublic />
      {isArchived && <span class="pb-entry-mark pb-entry-mark-quiet">Archived</span>}
      <span class="pb-entry-actions">
        <button type="button" class="pb-link" aria-label={`Change ${name}`} onClick={onChange}>
          Change
        </button>
        <button type="button" class="pb-link" aria-label={`${action} ${name}`} onClick={onArchive}>
          {action}
        </button>
      </span>
    </div>
  );
}

function TypeForm({
  type,
  onSave,
  onDone,
}: {
  type?: ConnectionType;
  onSave: Save<TypeDraft>;
  onDone: () => void;
}) {
  const [word, setWord] = useState(type?.words[0] ?? "");
  const [other, setOther] = useState(type?.words[1] ?? "");
  const [begun] = useState(type && { id: type.id, revision: type.revision });
  const { problem, isBusy, form, submit, about } = useEntry(onSave, onDone);
  return (
    <EntryForm
      title={type ? "Change this type" : "Add a type"}
      fields={TYPE_IDS}
      problem={problem}
      isBusy={isBusy}
      form={form}
      onSubmit={() =>
        submit({ ...(begun ? { begun } : {}), typed: { word, other }, isArchived: type?.isArchived ?? false })
      }
      onCancel={onDone}
    >
      <div class="pb-entry-pair">
        <TextField
          id={TYPE_IDS[TYPE_FIELDS.word]}
          label={TYPE_FIELDS.word}
          hint="Such as Aunt."
          value={word}
          problem={about(TYPE_FIELDS.word)}
          onInput={setWord}
        />
        <TextField
          id={TYPE_IDS[TYPE_FIELDS.other]}
          label={TYPE_FIELDS.other}
          hint="Such as Niece. Empty: the same word."
          value={other}
          problem={about(TYPE_FIELDS.other)}
          onInput={setOther}
        />
      </div>
    </EntryForm>
  );
}

const TYPE_IDS = {
  [TYPE_FIELDS.word]: "pb-connection-word",
  [TYPE_FIELDS.other]: "pb-connection-other-word",
} as const;
