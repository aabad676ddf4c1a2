import { useState } from "preact/hooks";
import {
  CONNECTION_OPTIONS,
  CONNECTION_STATUSES,
  type ConnectionOption,
  type ConnectionSide,
  type ConnectionStatus,
} from "../../../lib/domain/profile/connections/connection-side.ts";
import { type ConnectionType, typeChoices } from "../../../lib/domain/profile/connections/connection-type.ts";
import type { Contact } from "../../../lib/domain/profile/connections/contact.ts";
import { CONNECTION_FIELDS, PRIMARY_TAKEN } from "../../../lib/domain/profile/connections/plan-connection.ts";
import type { NamedParticipant } from "../../../lib/domain/profile/own-change.ts";
import type { ConnectionInput } from "../../../lib/domain/profile/own-plans.ts";
import {
  contactProfile,
  participantProfile,
  type ProfileKey,
} from "../../../lib/domain/profile/profile-key.ts";
import { SelectField } from "../../base/form/select-field.tsx";
import { NamesField, TickField } from "../entry/entry-fields.tsx";
import { EntryForm } from "../entry/entry-form.tsx";
import { type Save, useEntry } from "../entry/use-entry.ts";
import { CONTACT_IDS, ContactFields, NO_CONTACT } from "./contact-fields.tsx";

/** Who may be connected; `null` while they are read. */
export interface Connectable {
  participants: readonly NamedParticipant[];
  contacts: readonly Contact[];
}

export interface ConnectionFormProps {
  /** On whose profile. */
  profile: ProfileKey;
  types: readonly ConnectionType[];
  connectable: Connectable | null;
  /** What is changed; absent for a new one. */
  side?: ConnectionSide | undefined;
  /** Of the related contact of `side`, in the form's title. */
  name?: string | undefined;
  onSave: Save<ConnectionInput>;
  onDone: () => void;
}

/** Adds a connection, with a new contact or one that is known, or changes one. */
export function ConnectionForm(props: ConnectionFormProps) {
  const { profile, types, connectable, side, name, onSave, onDone } = props;
  const [begun] = useState(side && { id: side.id, revision: side.revision });
  const [related, setRelated] = useState<ProfileKey>(side?.related ?? "");
  const [contact, setContact] = useState(NO_CONTACT);
  const [choice, setChoice] = useState(side ? `${side.word} ${side.type}` : "");
  const [status, setStatus] = useState<ConnectionStatus>(side?.status ?? "current");
  const [options, setOptions] = useState<ConnectionOption[]>(side?.options ?? []);
  const { problem, isBusy, form, submit, about } = useEntry(onSave, onDone);
  const choices = typeChoices(types, side?.type).map((each) => ({
    ...each,
    id: `${each.word} ${each.type}`,
  }));
  const chosen = choices.find(({ id }) => id === choice);
  const isTaken = problem?.code === PRIMARY_TAKEN || about(CONNECTION_FIELDS.options) !== null;

  const send = (replacesPrimary: boolean) =>
    submit({
      draft: {
        ...(begun ? { begun } : {}),
        profile,
        related,
        type: chosen?.type ?? "none",
        word: chosen?.word ?? 0,
        status,
        options: status === "former" ? [] : options,
        replacesPrimary,
      },
      ...(related === "" ? { newContact: contact } : {}),
    });

  return (
    <EntryForm
      title={side ? `Change the connection with ${name ?? "this contact"}` : "Add a connection"}
      fields={FIELD_IDS}
      problem={problem}
      isBusy={isBusy}
      form={form}
      onSubmit={() => send(false)}
      onCancel={onDone}
    >
      {!side && (
        <NamesField
          id={FIELD_IDS[CONNECTION_FIELDS.related]}
          label={CONNECTION_FIELDS.related}
          value={related}
          problem={about(CONNECTION_FIELDS.related)}
          options={contactOptions(connectable, profile)}
          onInput={setRelated}
        />
      )}
      {!side && related === "" && (
        <ContactFields
          typed={contact}
          about={about}
          onInput={(part) => setContact((now) => ({ ...now, ...part }))}
        />
      )}
      <div class="pb-entry-pair">
        <SelectField
          id={FIELD_IDS[CONNECTION_FIELDS.type]}
          label={CONNECTION_FIELDS.type}
          hint="What the contact is to this person."
          value={choice}
          problem={about(CONNECTION_FIELDS.type)}
          options={[{ id: "", name: "Choose…" }, ...choices]}
          onChange={setChoice}
        />
        <SelectField
          id={FIELD_IDS[CONNECTION_FIELDS.status]}
          label={CONNECTION_FIELDS.status}
          value={status}
          problem={about(CONNECTION_FIELDS.status)}
          options={STATUSES}
          onChange={setStatus}
        />
      </div>
      {status === "current" && (
        <fieldset class="pb-entry-ticks">
          <legend>What the contact is for</legend>
          {OPTIONS.map(([option, label]) => (
            <TickField
              key={option}
              id={`pb-connection-${option}`}
              isTicked={options.includes(option)}
              problem={option === "primary" ? about(CONNECTION_FIELDS.options) : null}
              onTick={(isTicked) =>
                setOptions(isTicked ? [...options, option] : options.filter((each) => each !== option))
              }
            >
              {label}
            </TickField>
          ))}
          {isTaken && options.includes("primary") && (
            <div class="pb-actions">
              <button type="button" class="pb-button" onClick={() => send(true)}>
                Make this one the primary contact
              </button>
            </div>
          )}
        </fieldset>
      )}
    </EntryForm>
  );
}

const STATUSES = Object.entries(CONNECTION_STATUSES).map(([id, name]) => ({
  id: id as ConnectionStatus,
  name,
}));
const OPTIONS = Object.entries(CONNECTION_OPTIONS) as [ConnectionOption, string][];

const FIELD_IDS = {
  ...CONTACT_IDS,
  [CONNECTION_FIELDS.related]: "pb-connection-related",
  [CONNECTION_FIELDS.type]: "pb-connection-type",
  [CONNECTION_FIELDS.status]: "pb-connection-status",
  [CONNECTION_FIELDS.options]: "pb-connection-primary",
} as const;

/** A new contact first, then everybody who is known by name; never the person themselves. */
function contactOptions(
  connectable: Connectable | null,
  profile: ProfileKey,
): { id: ProfileKey; name: string }[] {
  if (!connectable) return [NEW_CONTACT];
  const { participants, contacts } = connectable;
  const known = [
    ...contacts.map(({ id, name }) => ({ id: contactProfile(id), name })),
    ...participants.map((each) => ({
      id: participantProfile(each),
      name: each.name ? `${each.name} (${each.ndisNumber})` : `NDIS number ${each.ndisNumber}`,
    })),
  ];
  return [
    NEW_CONTACT,
    ...known.filter(({ id }) => id !== profile).toSorted((a, b) => a.name.localeCompare(b.name)),
  ];
}

const NEW_CONTACT = { id: "", name: "A new contact" };
