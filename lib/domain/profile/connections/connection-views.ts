import type { OwnState } from "../own-change.ts";
import { contactOf, participantOf, participantProfile, type ProfileKey } from "../profile-key.ts";
import type { ConnectionSide } from "./connection-side.ts";
import type { ConnectionType } from "./connection-type.ts";
import type { Contact } from "./contact.ts";

/** A connection as one of its ends sees it. */
export interface ConnectionView {
  side: ConnectionSide;
  /** Of the related contact; `null`: a participant whom no page has named, or a contact who can't be read. */
  name: string | null;
  /** Of a participant. */
  ndisNumber: string | null;
  /** Of anybody else; `null`: a participant, or a contact who can't be read. */
  contact: Contact | null;
  /** What the related contact is, such as `Parent`; `null`: the type isn't stored any more. */
  word: string | null;
  /** Of a contact: all of their connections from their own side. */
  theirs: ConnectionEndView[];
}

/** The other way round: whom a contact is connected to, and what those are to them. */
export interface ConnectionEndView {
  id: string;
  name: string | null;
  ndisNumber: string | null;
  word: string | null;
  isFormer: boolean;
}

type State = Pick<OwnState, "connections" | "contacts" | "participants" | "types">;

/** The connections of a profile: the primary contact first, former ones last, else by name. */
export function connectionViews(state: State, profile: ProfileKey): ConnectionView[] {
  return state.connections
    .filter((side) => side.profile === profile)
    .map((side): ConnectionView => {
      const contact = state.contacts.find(({ id }) => id === contactOf(side.related)) ?? null;
      return { ...endOf(state, side), side, contact, theirs: contact ? endsOf(state, side.related) : [] };
    })
    .toSorted((a, b) => rankOf(a) - rankOf(b) || compareNames(a, b));
}

/** The one who is shown on the profile at a glance; `null`: nobody is. */
export function primaryContact(views: readonly ConnectionView[]): ConnectionView | null {
  return views.find(({ side }) => side.options.includes("primary")) ?? null;
}

function endsOf(state: State, profile: ProfileKey): ConnectionEndView[] {
  return state.connections
    .filter((side) => side.profile === profile)
    .map((side) => ({ id: side.id, ...endOf(state, side), isFormer: side.status === "former" }))
    .toSorted(compareNames);
}

function endOf({ contacts, participants, types }: State, side: ConnectionSide) {
  const key = participantOf(side.related);
  const participant = participants.find((each) => participantProfile(each) === side.related);
  const contact = contacts.find(({ id }) => id === contactOf(side.related));
  return {
    name: contact?.name ?? participant?.name ?? null,
    ndisNumber: key?.ndisNumber ?? null,
    word: wordOf(types, side),
  };
}

function wordOf(types: readonly ConnectionType[], { type, word }: ConnectionSide): string | null {
  return types.find(({ id }) => id === type)?.words[word] ?? null;
}

function rankOf({ side }: ConnectionView): number {
  if (side.status === "former") return 2;
  return side.options.includes("primary") ? 0 : 1;
}

function compareNames(
  a: Pick<ConnectionView, "name" | "ndisNumber">,
  b: Pick<ConnectionView, "name" | "ndisNumber">,
): number {
  return (a.name ?? a.ndisNumber ?? "").localeCompare(b.name ?? b.ndisNumber ?? "");
}
