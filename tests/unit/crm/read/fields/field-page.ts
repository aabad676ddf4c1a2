import { careview } from "../../../../../lib/crm/profile/careview.ts";
import { pageScope } from "../../../../../lib/crm/read/fields/page-scope.ts";
import { readField } from "../../../../../lib/crm/read/read-field.ts";
import type { Reading } from "../../../../../lib/crm/read/reading.ts";
import { parse } from "../../pages.ts";

/** What a page of this HTML says of a field of the client's profile: its value, or the state of the reading. */
export function surnameIn(html: string): string {
  const doc = parse(html);
  return outcomeOf(
    readField(doc, careview.fields.surname, pageScope(doc, careview.sections["client-profile"])),
  );
}

/** The same of a service contract's status. */
export function statusIn(html: string): string {
  const doc = parse(html);
  return outcomeOf(
    readField(doc, careview.fields.contractStatus, pageScope(doc, careview.sections["service-contract"])),
  );
}

/** `= Okafor` is a value, all else a state with what the page shows. */
function outcomeOf(reading: Reading<string>): string {
  if (reading.state === "value") return `= ${reading.value}`;
  if (reading.state === "unreadable") return `unreadable: ${reading.text}`;
  return reading.state === "ambiguous" ? `ambiguous: ${reading.texts.join(" | ")}` : "not shown";
}
