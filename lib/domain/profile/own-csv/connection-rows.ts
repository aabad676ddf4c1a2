import { CONNECTION_STATUSES, type ConnectionOption } from "../connections/connection-side.ts";
import type { Contact, TypedContact } from "../connections/contact.ts";
import { typeChoices } from "../connections/connection-type.ts";
import type { OwnState } from "../own-change.ts";
import { type OwnPlan, planSaveConnection } from "../own-plans.ts";
import { isSameText } from "../own-row.ts";
import { contactProfile, participantProfile, type ProfileKey } from "../profile-key.ts";
import { CONNECTION_COLUMNS, OPTION_COLUMNS } from "./own-csv-columns.ts";
import { cellOf, choiceOf, isYes, type OwnCsvRow, type RowOfParticipant } from "./own-csv-rows.ts";

/** A connection of the participant, and the contact where no stored one is meant. */
export function planConnectionRow(
  state: OwnState,
  { row, participant }: RowOfParticipant,
  newId: () => string,
): OwnPlan | { what: string } {
  const status = choiceOf(row, CONNECTION_COLUMNS.status, CONNECTION_STATUSES) ?? "current";
  if (typeof status === "object") return status;
  const options: ConnectionOption[] = [];
  for (const [option, column] of Object.entries(OPTION_COLUMNS) as [ConnectionOption, string][]) {
    const isTold = isYes(row, column);
    if (typeof isTold === "object") return isTold;
    if (isTold) options.push(option);
  }
  const word = cellOf(row, CONNECTION_COLUMNS.type);
  const type = typeChoices(state.types).find(({ name }) => isSameText(name, word));
  if (!type) return { what: `“${word}” isn't one of your connection types. Add it first.` };
  const related = findRelated(state, row, participant.site);
  if ("what" in related) return related;
  return planSaveConnection(
    state,
    {
      draft: {
        profile: participantProfile(participant),
        related: related.profile,
        type: type.type,
        word: type.word,
        status,
        options,
        replacesPrimary: false,
      },
      newContact: related.added,
    },
    newId,
  );
}

type Related = { profile: ProfileKey; added?: TypedContact } | { what: string };

/** A participant by number; else the contact of this name with what else the row tells; else a new contact. */
function findRelated({ contacts, participants }: OwnState, row: OwnCsvRow, site: string): Related {
  const ndisNumber = cellOf(row, CONNECTION_COLUMNS.contactNdisNumber).replaceAll(" ", "");
  if (ndisNumber !== "") {
    const known = participants.find((each) => each.site === site && each.ndisNumber === ndisNumber);
    return known
      ? { profile: participantProfile(known) }
      : { what: "Nobody with the contact's NDIS number is known. Open their page in the CRM first." };
  }
  const typed: TypedContact = {
    name: cellOf(row, CONNECTION_COLUMNS.contact),
    phone: cellOf(row, CONNECTION_COLUMNS.phone),
    email: cellOf(row, CONNECTION_COLUMNS.email),
    address: cellOf(row, CONNECTION_COLUMNS.address),
  };
  const same = contacts.filter((contact) => isMeant(contact, typed));
  if (same.length > 1)
    return { what: "Several contacts have this name. Tell the phone number or email of the one you mean." };
  return same[0] ? { profile: contactProfile(same[0].id) } : { profile: "", added: typed };
}

/** The same name, and nothing that the row tells of them is another's. */
function isMeant(contact: Contact, typed: TypedContact): boolean {
  const agrees = (held: string | null, told: string) =>
    told === "" || (held !== null && isSameText(held, told));
  return (
    isSameText(contact.name, typed.name) &&
    agrees(contact.phone, typed.phone) &&
    agrees(contact.email, typed.email)
  );
}
