import type { Problem } from "../../core/problem.ts";

type Text = Pick<Problem, "remedy"> & { what: (id: string) => string };

/** What keeps a person from managing a booking; `id` is the booking's. */
const MANAGEMENT_PROBLEMS = {
  "on-pace": {
    what: () => "This participant is on PACE, which has no service bookings.",
    remedy: "Close this. On PACE providers claim from the plan's budgets.",
  },
  "not-listed": {
    what: (id) => `The NDIA doesn't list service booking ${id} any more.`,
    remedy: "Nothing was sent. It stays on record in the side panel, as it was told last.",
  },
  changed: {
    what: (id) => `Service booking ${id} was changed at the NDIA while you were deciding.`,
    remedy: "Nothing was sent. Look at it as it is now, then choose again.",
  },
} as const satisfies Record<string, Text>;

export function managementProblem(code: keyof typeof MANAGEMENT_PROBLEMS, id = ""): Problem {
  const { what, ...rest }: Text = MANAGEMENT_PROBLEMS[code];
  return { code: `booking-${code}`, what: what(id), ...rest };
}
