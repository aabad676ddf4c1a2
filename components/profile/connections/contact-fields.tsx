import type { Problem } from "../../../lib/core/problem.ts";
import { CONTACT_FIELDS, type TypedContact } from "../../../lib/domain/profile/connections/contact.ts";
import { TextField } from "../../base/form/text-field.tsx";

export interface ContactFieldsProps {
  typed: TypedContact;
  about: (label: string) => Problem | null;
  /** Several fields may be filled in at once, as browsers do it. */
  onInput: (part: Partial<TypedContact>) => void;
}

export const NO_CONTACT: TypedContact = { name: "", phone: "", email: "", address: "" };

/** Who somebody is and how to reach them. */
export function ContactFields({ typed, about, onInput }: ContactFieldsProps) {
  const field = (name: keyof TypedContact) => (
    <TextField
      id={CONTACT_IDS[CONTACT_FIELDS[name]]}
      label={CONTACT_FIELDS[name]}
      value={typed[name]}
      problem={about(CONTACT_FIELDS[name])}
      onInput={(text) => onInput({ [name]: text })}
    />
  );
  return (
    <>
      {field("name")}
      <div class="pb-entry-pair">
        {field("phone")}
        {field("email")}
      </div>
      {field("address")}
    </>
  );
}

/** The ids of the fields by their labels. */
export const CONTACT_IDS = {
  [CONTACT_FIELDS.name]: "pb-contact-name",
  [CONTACT_FIELDS.phone]: "pb-contact-phone",
  [CONTACT_FIELDS.email]: "pb-contact-email",
  [CONTACT_FIELDS.address]: "pb-contact-address",
} as const;
