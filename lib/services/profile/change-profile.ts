import { ProblemError } from "../../core/problem.ts";
import type { ContactDraft } from "../../domain/profile/connections/contact.ts";
import type { TypeDraft } from "../../domain/profile/connections/connection-type.ts";
import type { OwnState } from "../../domain/profile/own-change.ts";
import type { GoalDraft } from "../../domain/profile/own-goals/plan-goal.ts";
import {
  type ConnectionInput,
  type OfParticipant,
  type OwnPlan,
  planRemoveConnection,
  planRemoveContact,
  planRemoveGoal,
  planRemoveUse,
  planSaveConnection,
  planSaveContact,
  planSaveGoal,
  planSaveOrganisationGoal,
  planSaveResource,
  planSaveType,
  planSaveUse,
} from "../../domain/profile/own-plans.ts";
import type { Begun } from "../../domain/profile/own-row.ts";
import { contactProfile, participantProfile, type ProfileKey } from "../../domain/profile/profile-key.ts";
import type { ResourceDraft } from "../../domain/profile/resources/resource.ts";
import type { UseDraft } from "../../domain/profile/resources/resource-use.ts";
import type { Database } from "../../storage/database.ts";
import { changeOwnRows, type OwnScope } from "../../storage/profile/own-row-repository.ts";

const newId = () => crypto.randomUUID();

export function saveContact(db: Database, draft: ContactDraft): Promise<void> {
  return change(db, ofContact(draft.begun), (state) => planSaveContact(state, draft, newId));
}

export function removeContact(db: Database, begun: Begun): Promise<void> {
  return change(db, ofContact(begun), (state) => planRemoveContact(state, begun));
}

export function saveConnection(db: Database, input: ConnectionInput): Promise<void> {
  const { profile, related } = input.draft;
  return change(db, { profiles: [profile, related] }, (state) => planSaveConnection(state, input, newId));
}

export function removeConnection(db: Database, of: { profile: ProfileKey; begun: Begun }): Promise<void> {
  return change(db, { profiles: [of.profile] }, (state) => planRemoveConnection(state, of));
}

export function saveConnectionType(db: Database, draft: TypeDraft): Promise<void> {
  return change(db, NO_PROFILE, (state) => planSaveType(state, draft, newId));
}

export function saveResource(db: Database, draft: ResourceDraft): Promise<void> {
  return change(db, NO_PROFILE, (state) => planSaveResource(state, draft, newId));
}

export function saveResourceUse(db: Database, draft: UseDraft): Promise<void> {
  return change(db, ofParticipant(draft), (state) => planSaveUse(state, draft, newId));
}

export function removeResourceUse(db: Database, of: OfParticipant): Promise<void> {
  return change(db, ofParticipant(of), (state) => planRemoveUse(state, of));
}

export function saveOwnGoal(db: Database, draft: GoalDraft): Promise<void> {
  return change(db, ofParticipant(draft), (state) => planSaveGoal(state, draft, newId));
}

export function removeOwnGoal(db: Database, of: OfParticipant): Promise<void> {
  return change(db, ofParticipant(of), (state) => planRemoveGoal(state, of));
}

export function saveOrganisationGoal(
  db: Database,
  draft: { begun: Begun; text: string; isArchived: boolean },
): Promise<void> {
  return change(db, NO_PROFILE, (state) => planSaveOrganisationGoal(state, draft));
}

const NO_PROFILE: OwnScope = { profiles: [] };

function ofContact(begun: Begun | undefined): OwnScope {
  return begun ? { profiles: [contactProfile(begun.id)] } : NO_PROFILE;
}

function ofParticipant(key: { site: string; ndisNumber: string }): OwnScope {
  return { profiles: [participantProfile(key)] };
}

/** A person who entered something wrong, or from an older state, is told; nothing is stored then. */
async function change(db: Database, scope: OwnScope, plan: (state: OwnState) => OwnPlan): Promise<void> {
  const problem = await changeOwnRows(db, scope, plan);
  if (problem) throw new ProblemError("permanent", problem);
}
