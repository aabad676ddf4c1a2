/** The states and territories, in the order in which they are offered. */
export const STATES = [
  { id: "ACT", name: "Australian Capital Territory" },
  { id: "NSW", name: "New South Wales" },
  { id: "NT", name: "Northern Territory" },
  { id: "QLD", name: "Queensland" },
  { id: "SA", name: "South Australia" },
  { id: "TAS", name: "Tasmania" },
  { id: "VIC", name: "Victoria" },
  { id: "WA", name: "Western Australia" },
] as const satisfies readonly { id: State; name: string }[];

export const STATE_IDS: readonly State[] = STATES.map(({ id }) => id);

/** The state whose public holidays count for a service. */
export type State = "ACT" | "NSW" | "NT" | "QLD" | "SA" | "TAS" | "VIC" | "WA";
