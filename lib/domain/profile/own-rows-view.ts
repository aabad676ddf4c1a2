import type { IsoDate } from "../../core/calendar-date.ts";
import { type ConnectionView, connectionViews } from "./connections/connection-views.ts";
import type { OwnState } from "./own-change.ts";
import { goalChoices } from "./own-goals/goal-choices.ts";
import { goalViews, type OwnGoalView } from "./own-goals/goal-views.ts";
import { type ParticipantKey, participantProfile } from "./profile-key.ts";
import { type UseView, useViews } from "./resources/resource-views.ts";

/** What the organisation keeps of a participant, as the side panel shows it. */
export interface OwnRowsView {
  connections: ConnectionView[];
  resources: UseView[];
  /** No archived ones. */
  goals: OwnGoalView[];
}

export function viewOwnRows(state: OwnState, key: ParticipantKey, today: IsoDate): OwnRowsView {
  const active = new Set(goalChoices(state.ownGoals).map(({ id }) => id));
  return {
    connections: connectionViews(state, participantProfile(key)),
    resources: useViews(state, key, today),
    goals: goalViews(state, key).filter(({ goal }) => active.has(goal.id)),
  };
}
