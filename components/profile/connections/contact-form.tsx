import { useState } from "preact/hooks";
import type { Contact, ContactDraft, TypedContact } from "../../../lib/domain/profile/connections/contact.ts";
import { EntryForm } from "../entry/entry-form.tsx";
import { type Save, useEntry } from "../entry/use-entry.ts";
import { CONTACT_IDS, ContactFields } from "./contact-fields.tsx";

export interface ContactFormProps {
  contact: Contact;
  onSave: Save<ContactDraft>;
  onDone: () => void;
}

/** Changes a contact wherever they are connected. */
export function ContactForm({ contact, onSave, onDone }: ContactFormProps) {
  const [typed, setTyped] = useState<TypedContact>(() => ({
    name: contact.name,
    phone: contact.phone ?? "",
    email: contact.email ?? "",
    address: contact.address ?? "",
  }));
  // As it was when the form was opened: it may change meanwhile.
  const [begun] = useState({ id: contact.id, revision: contact.revision });
  const { problem, isBusy, form, submit, about } = useEntry(onSave, onDone);
  return (
    <EntryForm
      title="Change this contact"
      fields={CONTACT_IDS}
      problem={problem}
      isBusy={isBusy}
      form={form}
      onSubmit={() => submit({ begun, typed })}
      onCancel={onDone}
    >
      <p class="pb-hint">The change shows on every profile that this contact is connected to.</p>
      <ContactFields
        typed={typed}
        about={about}
        onInput={(part) => setTyped((now) => ({ ...now, ...part }))}
      />
    </EntryForm>
  );
}
