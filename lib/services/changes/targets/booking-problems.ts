import type { Problem } from "../../../core/problem.ts";

type Text = Pick<Problem, "remedy" | "field"> & { what: (about: string) => string };

/** What keeps a record of a service booking from being written or verified; `about` is the booking's id unless a row says otherwise. */
const BOOKING_PROBLEMS = {
  /** `about`: what can't be read. */
  "list-unread": {
    what: (about) =>
      `The participant's service bookings can't all be read, so Planbridge can't rule out that this one exists. ${about}`,
    remedy: "Look at the bookings in the provider portal, then retry.",
  },
  exists: {
    what: (about) => `The NDIA already holds this booking, to the day and the cent: ${about}.`,
    remedy: "Nothing was sent. Link that booking instead, or change the dates or the amount.",
  },
  /** `about`: the record's title. */
  "not-listed": {
    what: (about) => `The NDIA took the booking for ${about}, and its id isn't known.`,
    remedy: "Synchronise the participant's service bookings and look. Don't create it again before you have.",
  },
  twice: {
    what: (about) => `The NDIA holds this booking more than once: ${about}.`,
    remedy: "Delete or end the duplicate in the provider portal, and keep one.",
  },
  rejected: {
    what: (about) => `The NDIA rejected service booking ${about}.`,
    remedy: "Open it in the provider portal for the reason, put that right, then create it again.",
  },
  gone: {
    what: (about) => `The NDIA doesn't hold service booking ${about} any more.`,
    remedy: "Nothing was sent. Force sync the booking, then look at what is left to do.",
  },
  "changed-since": {
    what: (about) => `Service booking ${about} was changed at the NDIA since you reviewed it.`,
    remedy: "Nothing was sent. Close this and choose the action again, with what the NDIA holds now.",
  },
  "line-gone": {
    what: (about) => `Service booking ${about} has no such item any more.`,
    remedy: "Nothing was sent. Force sync the booking, then look at what is left to do.",
  },
  unpublished: {
    what: () => "This call of the NDIA isn't public, and it is switched off in Options.",
    remedy:
      "Do this in the provider portal. If your organisation has the NDIA's document, switch it on in Options > Participants outside PACE.",
  },
  /** `about`: the NDIS number on the client's page. */
  "other-participant": {
    what: () => "The client's page shows another NDIS number than when this was reviewed.",
    remedy: "Nothing was sent. Check NDIS Number on the client's profile, then start again.",
    field: "NDIS Number",
  },
} as const satisfies Record<string, Text>;

export function bookingProblem(code: keyof typeof BOOKING_PROBLEMS, about = ""): Problem {
  const { what, ...rest }: Text = BOOKING_PROBLEMS[code];
  return { code: `booking-${code}`, what: what(about).trim(), ...rest };
}
