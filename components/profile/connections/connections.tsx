import { useState } from "preact/hooks";
import type { ConnectionType, TypeDraft } from "../../../lib/domain/profile/connections/connection-type.ts";
import type { ConnectionView } from "../../../lib/domain/profile/connections/connection-views.ts";
import type { ContactDraft } from "../../../lib/domain/profile/connections/contact.ts";
import type { ConnectionInput } from "../../../lib/domain/profile/own-plans.ts";
import type { Begun } from "../../../lib/domain/profile/own-row.ts";
import type { ProfileKey } from "../../../lib/domain/profile/profile-key.ts";
import { RowActions } from "../entry/row-actions.tsx";
import type { Save } from "../entry/use-entry.ts";
import { type Connectable, ConnectionForm } from "./connection-form.tsx";
import { ConnectionItem } from "./connection-item.tsx";
import { ConnectionTypes } from "./connection-types.tsx";
import { ContactForm } from "./contact-form.tsx";

export interface ConnectionsProps {
  profile: ProfileKey;
  views: readonly ConnectionView[];
  types: readonly ConnectionType[];
  connectable: Connectable | null;
  /** A form needs to know who may be connected. */
  onChoose: () => void;
  onSave: Save<ConnectionInput>;
  onRemove: Save<{ profile: ProfileKey; begun: Begun }>;
  onSaveContact: Save<ContactDraft>;
  onSaveType: Save<TypeDraft>;
}

/** Which form is open; one at a time. */
type Open = { of: "new" } | { of: "connection" | "contact"; id: string } | null;

/** The connections of a profile (F172–F175), each also on the other end's own. */
export function Connections(props: ConnectionsProps) {
  const { profile, views, types, connectable, onChoose } = props;
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const add = () => {
    onChoose();
    setOpen({ of: "new" });
  };
  return (
    <>
      {views.length === 0 ? (
        <p>Nobody is connected to this participant yet.</p>
      ) : (
        <ul class="pb-entry-list" aria-label="Connections">
          {views.map((view) => (
            <li key={view.side.id}>
              <ConnectionRow {...props} view={view} open={open} onOpen={setOpen} />
            </li>
          ))}
        </ul>
      )}
      {open?.of === "new" ? (
        <ConnectionForm
          profile={profile}
          types={types}
          connectable={connectable}
          onSave={props.onSave}
          onDone={close}
        />
      ) : (
        <div class="pb-actions">
          <button type="button" class="pb-button" onClick={add}>
            Add a connection
          </button>
        </div>
      )}
      <ConnectionTypes types={types} onSave={props.onSaveType} />
    </>
  );
}

interface RowProps extends ConnectionsProps {
  view: ConnectionView;
  open: Open;
  onOpen: (open: Open) => void;
}

function ConnectionRow(props: RowProps) {
  const { view, open, onOpen, profile, types, connectable } = props;
  const { side, contact } = view;
  const { id, revision } = side;
  const close = () => onOpen(null);
  const name = view.name ?? "this contact";
  const isOpen = (of: "connection" | "contact") => open?.of === of && open.id === id;
  if (isOpen("connection"))
    return (
      <ConnectionForm
        profile={profile}
        types={types}
        connectable={connectable}
        side={side}
        name={name}
        onSave={props.onSave}
        onDone={close}
      />
    );
  if (isOpen("contact") && contact)
    return <ContactForm contact={contact} onSave={props.onSaveContact} onDone={close} />;
  return (
    <>
      <ConnectionItem view={view} />
      <div class="pb-entry-actions">
        {contact && (
          <button
            type="button"
            class="pb-link"
            aria-label={`Change contact details of ${name}`}
            onClick={() => onOpen({ of: "contact", id })}
          >
            Contact details
          </button>
        )}
        <RowActions
          name={`the connection with ${name}`}
          question="Remove this connection from both profiles?"
          onEdit={() => onOpen({ of: "connection", id })}
          onRemove={() => props.onRemove({ profile, begun: { id, revision } })}
        />
      </div>
    </>
  );
}
