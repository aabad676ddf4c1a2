import type { ConnectionSide } from "../../../../lib/domain/profile/connections/connection-side.ts";
import { SHIPPED_TYPES } from "../../../../lib/domain/profile/connections/connection-type.ts";
import type { ConnectionDraft } from "../../../../lib/domain/profile/connections/plan-connection.ts";
import type { OwnRows, OwnState } from "../../../../lib/domain/profile/own-change.ts";
import type { GoalDraft } from "../../../../lib/domain/profile/own-goals/plan-goal.ts";
import { contactProfile, participantProfile } from "../../../../lib/domain/profile/profile-key.ts";
import type { UseDraft } from "../../../../lib/domain/profile/resources/resource-use.ts";

const SITE = "https://crm.example.org";

/** Two participants of one CRM, and a parent of the first. */
export const LUCA = { site: SITE, ndisNumber: "430000017" };
export const MIA = { site: SITE, ndisNumber: "430000025" };
export const LUCA_PROFILE = participantProfile(LUCA);
export const MIA_PROFILE = participantProfile(MIA);
export const ANDREW_ID = "a0000000-0000-4000-8000-000000000001";
export const ANDREW = contactProfile(ANDREW_ID);

const CONNECTION_ID = "c0000000-0000-4000-8000-000000000001";

/** Andrew is Luca's parent and primary contact. */
export function parentSides(): [ConnectionSide, ConnectionSide] {
  const shared = { id: CONNECTION_ID, type: "parent", status: "current", revision: 1 } as const;
  return [
    { ...shared, profile: LUCA_PROFILE, related: ANDREW, word: 0, options: ["primary"] },
    { ...shared, profile: ANDREW, related: LUCA_PROFILE, word: 1, options: [] },
  ];
}

/** One row of each store, all about Luca. */
export function ownRows(): OwnRows {
  return {
    contacts: [
      {
        id: ANDREW_ID,
        name: "Andrew Milne",
        phone: "0400 000 001",
        email: "andrew@example.org",
        address: "1 Ormond Rd, Elwood VIC 3184",
        revision: 1,
      },
    ],
    connections: parentSides(),
    resources: [
      {
        id: "b0000000-0000-4000-8000-000000000001",
        kind: "worker",
        name: "Ana Silva",
        isArchived: false,
        revision: 1,
      },
    ],
    resourceUses: [
      {
        ...LUCA,
        id: "d0000000-0000-4000-8000-000000000001",
        resourceId: "b0000000-0000-4000-8000-000000000001",
        startDate: "2026-07-01",
        endDate: "2026-12-31",
        goalId: "e0000000-0000-4000-8000-000000000002",
        revision: 1,
      },
    ],
    organisationGoals: [
      {
        id: "e0000000-0000-4000-8000-000000000001",
        text: "Live independently",
        isArchived: false,
        revision: 1,
      },
    ],
    ownGoals: [
      {
        ...LUCA,
        id: "e0000000-0000-4000-8000-000000000002",
        name: "Cook dinner twice a week",
        goalId: "e0000000-0000-4000-8000-000000000001",
        startDate: "2026-07-01",
        endDate: null,
        stage: "in-progress",
        description: null,
        isArchived: false,
        revision: 1,
      },
    ],
  };
}

export function ownState(rest: Partial<OwnState> = {}): OwnState {
  return {
    ...ownRows(),
    types: [...SHIPPED_TYPES],
    participants: [
      { ...LUCA, name: "Luca Milne" },
      { ...MIA, name: "Mia Chen" },
    ],
    ...rest,
  };
}

/** A new connection of Luca and Mia. */
export function connectionDraft(rest: Partial<ConnectionDraft> = {}): ConnectionDraft {
  return {
    profile: LUCA_PROFILE,
    related: MIA_PROFILE,
    type: "sibling",
    word: 0,
    status: "current",
    options: [],
    replacesPrimary: false,
    ...rest,
  };
}

/** Ana for Luca, from the first of January on. */
export function useDraft(rest: Partial<UseDraft> = {}): UseDraft {
  const resourceId = ownRows().resources[0]?.id ?? "";
  return { ...LUCA, resourceId, startDate: "2027-01-01", endDate: "", goalId: null, ...rest };
}

/** A goal of Luca's about one that the organisation has. */
export function goalDraft(rest: Partial<GoalDraft> = {}): GoalDraft {
  return {
    ...LUCA,
    name: "Catch the tram alone",
    goalId: ownRows().organisationGoals[0]?.id ?? "",
    newGoal: "",
    startDate: "",
    endDate: "",
    stage: null,
    description: "",
    isArchived: false,
    ...rest,
  };
}

/** Ids that count up. */
export function countingIds(): () => string {
  let last = 0;
  return () => `new-${(last += 1)}`;
}
