import { combineProblems, type Problem } from "../../../core/problem.ts";
import { type Begun, type Checked, nameProblem, type OwnRow, tidyLine, tidyOrNull } from "../own-row.ts";

/** What is kept of a person who is no participant. `null`: not told. */
export interface ContactDetails {
  name: string;
  phone: string | null;
  email: string | null;
  /** In one line, as it is written on a letter. */
  address: string | null;
}

/** A person to whom participants are connected. */
export interface Contact extends OwnRow, ContactDetails {}

/** The labels of the form's fields and the columns of a file. */
export const CONTACT_FIELDS = {
  name: "Name",
  phone: "Phone",
  email: "Email",
  address: "Address",
} as const;

/** What is typed into the form. */
export type TypedContact = Record<keyof typeof CONTACT_FIELDS, string>;

export interface ContactDraft {
  begun?: Begun | undefined;
  typed: TypedContact;
}

/** What was typed, as it is kept; or all that is wrong with it. */
export function checkContact(typed: TypedContact): Checked<ContactDetails> {
  const details: ContactDetails = {
    name: tidyLine(typed.name),
    phone: tidyOrNull(typed.phone),
    email: tidyOrNull(typed.email),
    address: tidyOrNull(typed.address),
  };
  const problems = [
    nameProblem(details.name, CONTACT_FIELDS.name, "the contact's name"),
    phoneProblem(details.phone),
    emailProblem(details.email),
  ].filter((problem) => problem !== null);
  return problems.length > 0 ? { problem: combineProblems(problems) } : { value: details };
}

/** The fewest digits of an Australian number, such as 13 12 34. */
const MIN_PHONE_DIGITS = 6;

function phoneProblem(phone: string | null): Problem | null {
  if (phone === null) return null;
  const digits = phone.replaceAll(/\D/g, "").length;
  if (digits >= MIN_PHONE_DIGITS && phone.length <= 40) return null;
  return {
    code: "phone-unreadable",
    what: "This isn't a phone number.",
    remedy: "Enter all of its digits, or leave it empty.",
    field: CONTACT_FIELDS.phone,
  };
}

function emailProblem(email: string | null): Problem | null {
  if (email === null) return null;
  const [name, host, ...more] = email.split("@");
  const isOne = name && host?.includes(".") && more.length === 0 && !email.includes(" ");
  if (isOne && email.length <= 254) return null;
  return {
    code: "email-unreadable",
    what: "This isn't an email address.",
    remedy: "Enter it as name@example.com.au, or leave it empty.",
    field: CONTACT_FIELDS.email,
  };
}
