import { formatDate, type IsoDate } from "../../../core/calendar-date.ts";
import { formatMoney } from "../../../core/money.ts";
import { supportCategory } from "../../catalogue/support-category.ts";
import type { Plan } from "../../plan/plan.ts";
import type { Booking, BookingStatus } from "../../record/booking.ts";
import { type ActionState, BOOKING_ACTIONS, type BookingAction } from "./booking-actions.ts";
import { spentOf } from "./line-amounts.ts";

/** All that tells what can be done with a booking. */
export interface ActionSources {
  booking: Booking;
  /** The plan that it draws on; `undefined`: not known. */
  plan: Pick<Plan, "endDate"> | undefined;
  today: IsoDate;
  /** Whether the NDIA's calls that aren't public may be sent. */
  sendsUnpublished: boolean;
}

interface Finding {
  reasons?: readonly (string | false)[];
  notes?: readonly (string | false)[];
}

/**
 * Of a booking that starts before this day the end can be reduced, and nothing else (F128). Source: Maica's user guide, "Manage
 * Service Booking".
 */
const ONLY_REDUCE_BEFORE: IsoDate = "2024-07-01";

/** Quantity and rate move between the lines of these categories alone: Core, outside PACE (F129). */
const LAST_CORE_CATEGORY = 4;

const WAITS_FOR_PROVIDER: ReadonlySet<BookingStatus | null> = new Set(["APRO", "APRC"]);
const ENDED: ReadonlySet<BookingStatus | null> = new Set(["REJT", "DELE", "CMPD"]);

/**
 * Every action for this booking, with the reason of each that can't be done (F126–F128). What isn't known keeps nobody from anything,
 * and is said; an unknown status does, because it may mean anything.
 */
export function availableActions(sources: ActionSources): ActionState[] {
  return BOOKING_ACTIONS.map((code) => {
    const { reasons = [], notes = [] } = RULES[code](sources);
    const whole = code === "force-sync" ? reasons : [...commonReasons(code, sources), ...reasons];
    return { code, reasons: told(whole), notes: told(notes) };
  });
}

/** Why this action can't be done with the booking as it is; empty: it can. */
export function reasonsAgainst(code: BookingAction, sources: ActionSources): string[] {
  return availableActions(sources).find((action) => action.code === code)?.reasons ?? [];
}

const RULES: Readonly<Record<BookingAction, (sources: ActionSources) => Finding>> = {
  approve: answerFinding,
  reject: answerFinding,
  reallocate: (sources) => ({
    reasons: [...inForceReasons(sources), ...lineReasons(sources)],
    notes: activityNotes(sources),
  }),
  "reduce-end": (sources) => ({
    reasons: [...inForceReasons(sources), ...reduceReasons(sources), unpublishedReason(sources)],
    notes: [...activityNotes(sources), ...shorteningNotes(sources)],
  }),
  "extend-end": (sources) => ({
    reasons: [...inForceReasons(sources), ...extendReasons(sources), unpublishedReason(sources)],
    notes: [...activityNotes(sources), ...planNotes(sources)],
  }),
  "force-sync": () => ({}),
  delete: deletionFinding,
};

/** F128, and what holds of every status. */
function commonReasons(
  code: BookingAction,
  { booking: { startDate, status, statusWord } }: ActionSources,
): (string | false)[] {
  return [
    code !== "reduce-end" &&
      startDate < ONLY_REDUCE_BEFORE &&
      `It starts before ${formatDate(ONLY_REDUCE_BEFORE)}: the NDIA lets such a booking only end earlier.`,
    status === null &&
      (statusWord
        ? `Its status is “${statusWord}”, which Planbridge doesn't know.`
        : "The NDIA doesn't tell its status."),
  ];
}

function inForceReasons({ booking: { status, isActive } }: ActionSources): (string | false)[] {
  return [
    status !== null && status !== "APPR" && "Only an approved booking can be changed.",
    isActive === false && "It is inactive, and the NDIA changes no inactive booking.",
  ];
}

function activityNotes({ booking: { isActive } }: ActionSources): (string | false)[] {
  return [
    isActive === null &&
      "The NDIA doesn't tell whether it is active. It refuses changes of an inactive booking.",
  ];
}

/** An answer is asked for what the NDIA made or changed (F139–F141). */
function answerFinding(sources: ActionSources): Finding {
  const { status } = sources.booking;
  return {
    reasons: [
      status !== null &&
        !WAITS_FOR_PROVIDER.has(status) &&
        "It doesn't wait for your answer: only a booking that the NDIA made or changed does.",
      unpublishedReason(sources),
    ],
  };
}

function lineReasons({ booking: { lines, type, typeWord } }: ActionSources): (string | false)[] {
  if (lines === null) return ["Its items couldn't be retrieved, so nothing can move between them."];
  const notCore = lines.filter(({ category }) => !isCore(category));
  return [
    type === null &&
      `Its kind is ${typeWord ? `“${typeWord}”, which Planbridge doesn't know` : "not told"}: the NDIA wants to be told it.`,
    lines.length < 2 && "It has fewer than two items, so there is nothing to move money between.",
    notCore.length > 0 && "Money moves only between items of the Core categories 01 to 04.",
  ];
}

function isCore(category: string): boolean {
  const known = supportCategory(category);
  return known !== undefined && known.number <= LAST_CORE_CATEGORY;
}

/** The new end lies between today and the present one (F134, F135). */
function reduceReasons({ booking: { endDate }, today }: ActionSources): (string | false)[] {
  if (endDate === null)
    return ["The NDIA doesn't tell its end date, so it isn't known what would be earlier."];
  return [endDate <= today && `It ends on ${formatDate(endDate)}: there is no earlier day from today on.`];
}

/** F136, F188: said before the first time. */
function shorteningNotes({ booking: { endDate, originalEnd } }: ActionSources): string[] {
  return originalEnd !== undefined && endDate !== null && endDate < originalEnd
    ? [
        `Its end was moved already, from ${formatDate(originalEnd)} to ${formatDate(endDate)}. If that was a reduction, the NDIA refuses a second one.`,
      ]
    : [
        "It can be reduced once: the NDIA refuses a second reduction. There is no cancelling, this ends the booking.",
      ];
}

function extendReasons({ booking: { endDate }, plan }: ActionSources): (string | false)[] {
  if (endDate === null) return ["The NDIA doesn't tell its end date, so it isn't known what would be later."];
  const planEnd = plan?.endDate ?? null;
  return [
    planEnd !== null &&
      endDate >= planEnd &&
      `It ends on ${formatDate(endDate)}, and its plan on ${formatDate(planEnd)}: no booking goes on after its plan.`,
  ];
}

function planNotes({ plan }: ActionSources): (string | false)[] {
  return [
    (plan?.endDate ?? null) === null &&
      "The end of its plan isn't known here. The NDIA refuses an end after it.",
  ];
}

/** F142, F143. */
function deletionFinding({ booking }: ActionSources): Finding {
  const { status, isActive } = booking;
  const spent = spentOf(booking);
  return {
    reasons: [
      status === "DELE" && "It is deleted already.",
      status !== "DELE" && ENDED.has(status) && "It is over, so there is nothing to delete.",
      status === "APPR" && isActive === false && "It is inactive, and the NDIA changes no inactive booking.",
      spent.cents !== null &&
        spent.cents > 0 &&
        `${formatMoney(spent.cents)} of it is used: the NDIA deletes no booking with payment requests. Reduce its end date instead.`,
    ],
    notes: [
      "Service bookings shouldn't be deleted: end it by an earlier end date instead.",
      (spent.cents === null || spent.notTold > 0) &&
        "The NDIA doesn't tell what of it is used. It deletes no booking with payment requests.",
    ],
  };
}

function unpublishedReason({ sendsUnpublished }: ActionSources): string | false {
  return (
    !sendsUnpublished &&
    "This call of the NDIA isn't public, and it is switched off in Options. Use the provider portal."
  );
}

function told(sentences: readonly (string | false)[]): string[] {
  return sentences.filter((sentence) => sentence !== false);
}
