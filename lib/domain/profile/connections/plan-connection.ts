import { combineProblems, type Problem } from "../../../core/problem.ts";
import { type Begun, type Checked, revisionProblem } from "../own-row.ts";
import type { ProfileKey } from "../profile-key.ts";
import {
  CONNECTION_OPTIONS,
  type ConnectionOption,
  type ConnectionSide,
  type ConnectionStatus,
} from "./connection-side.ts";
import { type ConnectionType, type WordSide, wordsOfEnds } from "./connection-type.ts";

/** The labels of the form's fields. */
export const CONNECTION_FIELDS = {
  related: "Contact",
  type: "Type",
  status: "Status",
  options: CONNECTION_OPTIONS.primary,
} as const;

/** A connection as somebody enters it on one profile. */
export interface ConnectionDraft {
  begun?: Begun | undefined;
  profile: ProfileKey;
  /** Of a connection that exists it can't be another one than before. */
  related: ProfileKey;
  type: string;
  word: WordSide;
  status: ConnectionStatus;
  options: ConnectionOption[];
  /** The person has agreed that an earlier primary contact stops being it. */
  replacesPrimary: boolean;
}

/** What a connection is checked against. */
export interface ConnectionState {
  /** Those of both profiles, at least. */
  connections: readonly ConnectionSide[];
  types: readonly ConnectionType[];
  /** Whether there is such a participant or contact. */
  isKnown: (profile: ProfileKey) => boolean;
}

/** The refusal that a person may answer by replacing the earlier one. */
export const PRIMARY_TAKEN = "primary-contact-taken";

/**
 * The rows that have to be stored together: both ends, and the end of an earlier primary contact. Or what is wrong.
 * @param id of a new connection
 */
export function planConnection(
  state: ConnectionState,
  draft: ConnectionDraft,
  id: string,
): Checked<ConnectionSide[]> {
  const { begun, profile, related } = draft;
  const own = state.connections.find((side) => side.profile === profile && side.id === begun?.id);
  const stale = revisionProblem(own, begun, "connection");
  if (stale) return { problem: stale };
  const type = state.types.find((each) => each.id === draft.type);
  const before = earlierPrimary(state.connections, draft, own?.id);
  const problems = [
    relatedProblem(state, profile, related, own),
    typeProblem(type, own),
    type ? twiceProblem(state.connections, { profile, related, type: type.id }, own?.id) : null,
    formerProblem(draft),
    before && !draft.replacesPrimary ? PRIMARY_PROBLEM : null,
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || !type) return { problem: combineProblems(problems) };

  const [word, otherWord] = wordsOfEnds(type, draft.word);
  const twin = state.connections.find((side) => side.profile === related && side.id === own?.id);
  const shared = { id: own?.id ?? id, type: type.id, status: draft.status };
  const next: ConnectionSide = {
    ...shared,
    profile,
    related,
    word,
    options: optionsInOrder(draft.options),
    revision: (own?.revision ?? 0) + 1,
  };
  const other: ConnectionSide = {
    ...shared,
    profile: related,
    related: profile,
    word: otherWord,
    // What it is for on the other profile is entered there; a former connection is for nothing.
    options: draft.status === "former" ? [] : (twin?.options ?? []),
    revision: (twin?.revision ?? 0) + 1,
  };
  return { value: [next, other, ...(before ? [withoutPrimary(before)] : [])] };
}

function earlierPrimary(
  connections: readonly ConnectionSide[],
  { profile, options }: ConnectionDraft,
  own: string | undefined,
): ConnectionSide | undefined {
  if (!options.includes("primary")) return undefined;
  return connections.find(
    (side) => side.profile === profile && side.id !== own && side.options.includes("primary"),
  );
}

function withoutPrimary(side: ConnectionSide): ConnectionSide {
  return {
    ...side,
    options: side.options.filter((option) => option !== "primary"),
    revision: side.revision + 1,
  };
}

function optionsInOrder(options: readonly ConnectionOption[]): ConnectionOption[] {
  return (Object.keys(CONNECTION_OPTIONS) as ConnectionOption[]).filter((option) => options.includes(option));
}

function relatedProblem(
  state: ConnectionState,
  profile: ProfileKey,
  related: ProfileKey,
  own: ConnectionSide | undefined,
): Problem | null {
  const field = CONNECTION_FIELDS.related;
  if (related === "")
    return {
      code: "connection-contact-missing",
      what: "Choose a contact.",
      remedy: "Or enter a new one.",
      field,
    };
  if (related === profile)
    return {
      code: "connection-to-oneself",
      what: "Nobody can be connected to themselves.",
      remedy: "Choose another contact.",
      field,
    };
  const isSame = own === undefined || own.related === related;
  if (isSame && state.isKnown(related) && state.isKnown(profile)) return null;
  return {
    code: "connection-contact-unknown",
    what: "This contact isn't stored any more.",
    remedy: "Choose another contact, or enter a new one.",
    field,
  };
}

function typeProblem(type: ConnectionType | undefined, own: ConnectionSide | undefined): Problem | null {
  const field = CONNECTION_FIELDS.type;
  if (!type)
    return { code: "connection-type-unknown", what: "Choose a type.", remedy: "Or add one below.", field };
  if (!type.isArchived || own?.type === type.id) return null;
  return {
    code: "connection-type-archived",
    what: "This type is archived.",
    remedy: "Choose another one, or restore it below.",
    field,
  };
}

function twiceProblem(
  connections: readonly ConnectionSide[],
  wanted: Pick<ConnectionSide, "profile" | "related" | "type">,
  own: string | undefined,
): Problem | null {
  const isSame = connections.some(
    ({ id, profile, related, type }) =>
      id !== own && profile === wanted.profile && related === wanted.related && type === wanted.type,
  );
  if (!isSame) return null;
  return {
    code: "connection-twice",
    what: "They are already connected by this type.",
    remedy: "Change that connection, or choose another type.",
    field: CONNECTION_FIELDS.type,
  };
}

function formerProblem({ status, options }: ConnectionDraft): Problem | null {
  if (status === "current" || options.length === 0) return null;
  return {
    code: "connection-former-option",
    what: "A former connection can't be the primary contact, the next of kin or a recipient.",
    remedy: "Untick these, or choose Current.",
    field: CONNECTION_FIELDS.status,
  };
}

const PRIMARY_PROBLEM: Problem = {
  code: PRIMARY_TAKEN,
  what: "There is a primary contact already.",
  remedy: "Make this one the primary contact instead, or untick it.",
  field: CONNECTION_FIELDS.options,
};
