import type { Problem } from "../../../core/problem.ts";
import type { ChangeSet, RecordChange } from "../../change/change-set.ts";
import { bookingFields } from "../booking-fields.ts";
import { AGREED } from "../propose-create.ts";
import type { ContractBookings } from "./contract-bookings.ts";
import type { RowBooking } from "./booking-rows.ts";
import { rowName } from "./contract-row.ts";
import type { GuardRail } from "./guard-rail.ts";

/**
 * The contract's rows as a change that a person reviews: one booking for each row that may be sent, the others with the reason
 * why they stay behind. `areBudgetsKnown`: the NDIA told the plan's budgets (F190).
 */
export function proposeRows(
  { ready, rows, rails }: ContractBookings,
  areBudgetsKnown: boolean,
): Pick<ChangeSet, "records" | "warnings" | "refusals" | "declaration"> {
  const waiting = rows.filter(
    ({ matched: { row, linkedId } }) => linkedId === undefined && !ready.some((each) => each.row === row),
  );
  const failing = rails.filter(({ state }) => state === "fails");
  const refusals = failing.filter(({ blocks }) => blocks === "all").map(toProblem);
  return {
    records: [...ready.map(toRecord), ...waiting.map((each) => leftBehind(each, failing))],
    warnings: [
      ...failing.filter(({ blocks }) => !blocks).map(({ what, remedy = "" }) => `${what} ${remedy}`.trim()),
      ...(areBudgetsKnown ? [] : [BUDGETS_UNKNOWN]),
    ],
    refusals: refusals.length > 0 || ready.length > 0 ? refusals : [nothingReady(failing)],
    declaration: AGREED,
  };
}

const BUDGETS_UNKNOWN =
  "The plan's budgets aren't known here. If one has too little funding, the NDIA may refuse its booking.";

function toRecord({ row, request }: RowBooking): RecordChange {
  if (!request) throw new Error("a row without a booking");
  return {
    id: `service-booking/${row.path}`,
    kind: "service-booking",
    title: rowName(row),
    group: "only-crm",
    action: "create",
    fields: bookingFields(request),
    booking: { kind: "create", request },
    row: { path: row.path, kind: row.rowKind },
    warnings: [],
  };
}

/** What is said of the row itself before what is said of all. */
function leftBehind(
  { matched: { row }, problems: [problem] }: ContractBookings["rows"][number],
  failing: readonly GuardRail[],
): RecordChange {
  const own = failing.find(({ path, blocks }) => blocks === "rows" && path === row.path);
  const reason = own ?? failing.find(({ blocks }) => blocks !== undefined);
  return {
    id: `service-booking/${row.path}`,
    kind: "service-booking",
    title: rowName(row),
    group: "only-crm",
    fields: [],
    warnings: [],
    leftOut: problem ?? (reason ? toProblem(reason) : NOT_READY),
  };
}

function nothingReady(failing: readonly GuardRail[]): Problem {
  const first = failing.find(({ blocks }) => blocks !== undefined);
  return first ? toProblem(first) : NOTHING_TICKED;
}

function toProblem({ code, what, remedy = "", field }: GuardRail): Problem {
  // Behind the first slash stands what it is about.
  return { code: code.split("/")[0] ?? code, what, remedy, ...(field ? { field } : {}) };
}

const NOT_READY: Problem = {
  code: "booking-not-ready",
  what: "This row can't be sent yet.",
  remedy: "Look at the checklist on the contract's page.",
};

const NOTHING_TICKED: Problem = {
  code: "nothing-to-send",
  what: "No row asks for a service booking that it doesn't have.",
  remedy: "Tick Requires PRODA Service Booking on a plan budget or service support, and save it.",
};
