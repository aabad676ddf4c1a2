import { combineProblems, type Problem } from "../../core/problem.ts";
import { checkContact, type ContactDraft, type TypedContact } from "./connections/contact.ts";
import type { ConnectionSide } from "./connections/connection-side.ts";
import { planType, type TypeDraft } from "./connections/connection-type.ts";
import { type ConnectionDraft, type ConnectionState, planConnection } from "./connections/plan-connection.ts";
import type { OwnChange, OwnState } from "./own-change.ts";
import { type GoalDraft, planGoal, planOrganisationGoal } from "./own-goals/plan-goal.ts";
import { type Begun, type Checked, type OwnRow, revisionProblem } from "./own-row.ts";
import {
  contactOf,
  contactProfile,
  type ParticipantKey,
  participantProfile,
  type ProfileKey,
} from "./profile-key.ts";
import { planResource, type ResourceDraft } from "./resources/resource.ts";
import { planUse, type UseDraft } from "./resources/resource-use.ts";

/*
 * What each thing that people do to a profile changes in the stores, all of it together; or why it may not be done. `newId` makes an
 * id for each new row.
 */

/** The rows that are stored together, or what is wrong. */
export type OwnPlan = OwnChange | { problem: Problem };

type NewId = () => string;

/** A connection, with the contact where it is a new one. */
export interface ConnectionInput {
  draft: ConnectionDraft;
  newContact?: TypedContact | undefined;
}

export function planSaveContact({ contacts }: OwnState, draft: ContactDraft, newId: NewId): OwnPlan {
  const stored = contacts.find(({ id }) => id === draft.begun?.id);
  const stale = revisionProblem(stored, draft.begun, "contact");
  if (stale) return { problem: stale };
  return put(checkContact(draft.typed), (details) => ({
    contacts: [{ ...details, id: stored?.id ?? newId(), revision: (stored?.revision ?? 0) + 1 }],
  }));
}

/** A contact goes with all of their connections, on both sides. */
export function planRemoveContact({ contacts, connections }: OwnState, begun: Begun): OwnPlan {
  const stored = contacts.find(({ id }) => id === begun.id);
  const stale = revisionProblem(stored, begun, "contact");
  if (stale || !stored) return { problem: stale ?? GONE };
  const own = connections.filter(({ profile }) => profile === contactProfile(stored.id));
  return { removed: { contacts: [stored], connections: own.flatMap(bothEnds) } };
}

export function planSaveConnection(state: OwnState, input: ConnectionInput, newId: NewId): OwnPlan {
  const { newContact } = input;
  if (!newContact)
    return put(planConnection(connectionState(state), input.draft, newId()), (connections) => ({
      connections,
    }));
  const contactId = newId();
  const related = contactProfile(contactId);
  const contact = checkContact(newContact);
  const draft: ConnectionDraft = { ...input.draft, begun: undefined, related };
  const sides = planConnection(connectionState(state, related), draft, newId());
  if ("problem" in contact || "problem" in sides)
    return { problem: combineProblems([...problemsOf(contact), ...problemsOf(sides)]) };
  return {
    put: { contacts: [{ ...contact.value, id: contactId, revision: 1 }], connections: sides.value },
  };
}

export function planRemoveConnection(
  { connections }: OwnState,
  { profile, begun }: { profile: ProfileKey; begun: Begun },
): OwnPlan {
  const stored = connections.find((side) => side.profile === profile && side.id === begun.id);
  const stale = revisionProblem(stored, begun, "connection");
  if (stale || !stored) return { problem: stale ?? GONE };
  return { removed: { connections: bothEnds(stored) } };
}

export function planSaveType({ types }: OwnState, draft: TypeDraft, newId: NewId): OwnPlan {
  const checked = planType(types, draft, newId());
  return "problem" in checked ? checked : { types: checked.value };
}

export function planSaveResource({ resources }: OwnState, draft: ResourceDraft, newId: NewId): OwnPlan {
  return put(planResource(resources, draft, newId()), (resource) => ({ resources: [resource] }));
}

export function planSaveUse(state: OwnState, draft: UseDraft, newId: NewId): OwnPlan {
  if (!connectionState(state).isKnown(participantProfile(draft))) return { problem: GONE };
  return put(planUse(state, draft, newId()), (use) => ({ resourceUses: [use] }));
}

export function planRemoveUse({ resourceUses }: OwnState, { begun, ...key }: OfParticipant): OwnPlan {
  const found = findOwn(resourceUses, key, begun, "resource");
  return "problem" in found ? found : { removed: { resourceUses: [found.value] } };
}

export function planSaveGoal(state: OwnState, draft: GoalDraft, newId: NewId): OwnPlan {
  if (!connectionState(state).isKnown(participantProfile(draft))) return { problem: GONE };
  return put(planGoal(state, draft, newId), ({ ownGoal, organisationGoal }) => ({
    ownGoals: [ownGoal],
    ...(organisationGoal ? { organisationGoals: [organisationGoal] } : {}),
  }));
}

/** Resources that are for the goal stay, and are for none. */
export function planRemoveGoal(
  { ownGoals, resourceUses }: OwnState,
  { begun, ...key }: OfParticipant,
): OwnPlan {
  const found = findOwn(ownGoals, key, begun, "goal");
  if ("problem" in found) return found;
  const uses = resourceUses.filter(({ goalId }) => goalId === found.value.id);
  return {
    removed: { ownGoals: [found.value] },
    put: {
      resourceUses: uses.map((use) => ({ ...use, goalId: null, revision: use.revision + 1 })),
    },
  };
}

export function planSaveOrganisationGoal(
  { organisationGoals }: OwnState,
  draft: { begun: Begun; text: string; isArchived: boolean },
): OwnPlan {
  return put(planOrganisationGoal(organisationGoals, draft), (goal) => ({ organisationGoals: [goal] }));
}

/** A row of a participant, as the form began with it. */
export interface OfParticipant extends ParticipantKey {
  begun: Begun;
}

/** The state as connections are checked against. `added`: a contact who is stored with the connection. */
export function connectionState(
  { connections, types, participants, contacts }: OwnState,
  added?: ProfileKey,
): ConnectionState {
  return {
    connections,
    types,
    isKnown: (profile) =>
      profile === added ||
      contacts.some(({ id }) => id === contactOf(profile)) ||
      participants.some((each) => participantProfile(each) === profile),
  };
}

function put<Value>(checked: Checked<Value>, rowsOf: (value: Value) => OwnChange["put"] & object): OwnPlan {
  return "problem" in checked ? checked : { put: rowsOf(checked.value) };
}

function problemsOf(checked: Checked<unknown>): Problem[] {
  if (!("problem" in checked)) return [];
  const { code, fields } = checked.problem;
  return fields ? fields.map((field) => ({ code, ...field })) : [checked.problem];
}

/** The other end is under the mirrored key: of a removal that is all that counts. */
function bothEnds(side: ConnectionSide): ConnectionSide[] {
  return [side, { ...side, profile: side.related, related: side.profile }];
}

function findOwn<Row extends OwnRow & ParticipantKey>(
  rows: readonly Row[],
  { site, ndisNumber }: ParticipantKey,
  begun: Begun,
  name: string,
): Checked<Row> {
  const row = rows.find(
    (each) => each.id === begun.id && each.site === site && each.ndisNumber === ndisNumber,
  );
  const stale = revisionProblem(row, begun, name);
  return stale || !row ? { problem: stale ?? GONE } : { value: row };
}

const GONE: Problem = {
  code: "profile-gone",
  what: "Whom this is about isn't stored any more. Nothing was saved.",
  remedy: "Open the participant's page in the CRM, and try again.",
};
