import type { IsoDate } from "../../../core/calendar-date.ts";
import type { OwnRow } from "../own-row.ts";
import type { ParticipantKey } from "../profile-key.ts";

/** How far a goal is (F178). */
export const GOAL_STAGES = {
  definition: "Definition",
  "in-progress": "In Progress",
  "partially-achieved": "Partially Achieved",
  "fully-achieved": "Fully Achieved",
  "not-achieved": "Not Achieved",
} as const;
export type GoalStage = keyof typeof GOAL_STAGES;

/** A goal of the organisation, which many participants may have (F177). */
export interface OrganisationGoal extends OwnRow {
  text: string;
  isArchived: boolean;
}

/**
 * A participant's goal as the organisation keeps it (F177), apart from those of the plan that the NDIA holds (F109): a
 * synchronisation never touches it.
 */
export interface OwnGoal extends OwnRow, ParticipantKey {
  name: string;
  /** The organisation's goal that it is about. */
  goalId: string;
  /** `null`: not told; so with all below. */
  startDate: IsoDate | null;
  endDate: IsoDate | null;
  stage: GoalStage | null;
  description: string | null;
  /** Kept in the history, and in no look-up any more (F179). */
  isArchived: boolean;
}
