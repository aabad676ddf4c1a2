import { type IsoDate } from "../../../core/calendar-date.ts";
import type { NamedParticipant, OwnState } from "../own-change.ts";
import type { OwnGoal } from "../own-goals/own-goal.ts";
import type { ParticipantKey } from "../profile-key.ts";
import type { Resource } from "./resource.ts";
import type { ResourceUse } from "./resource-use.ts";

/** A resource of a participant. */
export interface UseView {
  use: ResourceUse;
  /** `null`: it can't be read. */
  resource: Resource | null;
  /** The participant's goal that it is for, archived or not; `null`: none was named. */
  goal: OwnGoal | null;
  time: UseTime;
}

export type UseTime = "now" | "to-come" | "over";

/** A resource with everybody who has it (F176): the same rows, from its side. */
export interface ResourceView {
  resource: Resource;
  uses: { use: ResourceUse; participant: NamedParticipant; time: UseTime }[];
}

/** The resources of a participant: those of today first, then those to come, then those that are over; the latest first. */
export function useViews(
  { resourceUses, resources, ownGoals }: Pick<OwnState, "resourceUses" | "resources" | "ownGoals">,
  { site, ndisNumber }: ParticipantKey,
  today: IsoDate,
): UseView[] {
  return resourceUses
    .filter((use) => use.site === site && use.ndisNumber === ndisNumber)
    .map((use): UseView => ({
      use,
      resource: resources.find(({ id }) => id === use.resourceId) ?? null,
      goal: ownGoals.find(({ id }) => id === use.goalId) ?? null,
      time: timeOf(use, today),
    }))
    .toSorted(byTime);
}

/** Every resource with its participants of this CRM, by name; archived ones last. */
export function resourceViews(
  { resourceUses, resources, participants }: Pick<OwnState, "resourceUses" | "resources" | "participants">,
  site: string,
  today: IsoDate,
): ResourceView[] {
  const known = new Map(
    participants.filter((each) => each.site === site).map((each) => [each.ndisNumber, each]),
  );
  const byResource = Map.groupBy(
    resourceUses.filter((use) => use.site === site),
    ({ resourceId }) => resourceId,
  );
  return resources
    .map((resource): ResourceView => {
      const uses = (byResource.get(resource.id) ?? []).map((use) => ({
        use,
        participant: known.get(use.ndisNumber) ?? { site, ndisNumber: use.ndisNumber, name: null },
        time: timeOf(use, today),
      }));
      return { resource, uses: uses.toSorted(byTime) };
    })
    .toSorted(
      ({ resource: a }, { resource: b }) =>
        Number(a.isArchived) - Number(b.isArchived) || a.name.localeCompare(b.name),
    );
}

function timeOf({ startDate, endDate }: ResourceUse, today: IsoDate): UseTime {
  if (startDate > today) return "to-come";
  return endDate !== null && endDate < today ? "over" : "now";
}

const ORDER: Readonly<Record<UseTime, number>> = { now: 0, "to-come": 1, over: 2 };

function byTime(a: { use: ResourceUse; time: UseTime }, b: { use: ResourceUse; time: UseTime }): number {
  return ORDER[a.time] - ORDER[b.time] || b.use.startDate.localeCompare(a.use.startDate);
}
