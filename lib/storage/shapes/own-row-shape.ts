import type { OwnRows } from "../../domain/profile/own-change.ts";
import { CONNECTION_OPTIONS, CONNECTION_STATUSES } from "../../domain/profile/connections/connection-side.ts";
import { GOAL_STAGES } from "../../domain/profile/own-goals/own-goal.ts";
import { RESOURCE_KINDS } from "../../domain/profile/resources/resource.ts";
import { type Check, count, day, flag, list, nullable, oneOf, shape, text } from "./row-check.ts";

const OWN_ROW = { id: text, revision: count };
const OF_PARTICIPANT = { site: text, ndisNumber: text };

/** `0` or `1`: which word of a type. */
const word: Check = (value) => (value === 0 || value === 1 ? undefined : "");

/** What the organisation keeps itself about its participants. */
export const ownShapes: Readonly<Record<keyof OwnRows, Check>> = {
  contacts: shape<OwnRows["contacts"][number]>({
    ...OWN_ROW,
    name: text,
    phone: nullable(text),
    email: nullable(text),
    address: nullable(text),
  }),
  connections: shape<OwnRows["connections"][number]>({
    ...OWN_ROW,
    profile: text,
    related: text,
    type: text,
    word,
    status: oneOf(...Object.keys(CONNECTION_STATUSES)),
    options: list(oneOf(...Object.keys(CONNECTION_OPTIONS))),
  }),
  resources: shape<OwnRows["resources"][number]>({
    ...OWN_ROW,
    kind: oneOf(...Object.keys(RESOURCE_KINDS)),
    name: text,
    isArchived: flag,
  }),
  resourceUses: shape<OwnRows["resourceUses"][number]>({
    ...OWN_ROW,
    ...OF_PARTICIPANT,
    resourceId: text,
    startDate: day,
    endDate: nullable(day),
    goalId: nullable(text),
  }),
  organisationGoals: shape<OwnRows["organisationGoals"][number]>({ ...OWN_ROW, text, isArchived: flag }),
  ownGoals: shape<OwnRows["ownGoals"][number]>({
    ...OWN_ROW,
    ...OF_PARTICIPANT,
    name: text,
    goalId: text,
    startDate: nullable(day),
    endDate: nullable(day),
    stage: nullable(oneOf(...Object.keys(GOAL_STAGES))),
    description: nullable(text),
    isArchived: flag,
  }),
};
