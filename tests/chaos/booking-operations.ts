import type { BookingRequest } from "../../lib/domain/booking/booking-write.ts";
import type { Change } from "../../lib/domain/change/change.ts";
import type { ChangeView } from "../../lib/domain/change/change-view.ts";
import type { Control } from "../sandbox/control/control.ts";
import type { BookingClient } from "../sandbox/database/seed-bookings.ts";
import { createRandom, type Random } from "../sandbox/random.ts";
import type { TestSession } from "../support/test-session.ts";
import { sendFromExtension } from "./send-from-extension.ts";
import type { AcceptMoments, Subject } from "./subject.ts";
import type { Step } from "./schedule.ts";
import { countIntent, emptyVerdict, type Intent, type Verdict } from "./verdict.ts";

/** Bookings of one client: new ones, or a line of one that exists with another quantity. */
interface BookingOperation {
  client: BookingClient;
  /** The agency's ids from before. */
  before: number[];
  /** Of new ones: each is a booking of its own. Cents by the agency's category. */
  create?: { request: BookingRequest };
  /** Of a change: the booking, and what one of its lines sets aside afterwards, in cents. */
  change?: {
    bookingId: number;
    item: string;
    amount: number;
    line: { at: number; quantity: number; rate: number };
  };
}

const CATEGORIES = ["DAILY_ACTIVITIES", "CONSUMABLES", "SOCIAL_COMMUNITY_CIVIC", "CB_DAILY_ACTIVITY"];

function prepare(control: Control, steps: readonly Step[], seed: number): BookingOperation[] {
  const random = createRandom(seed + 2);
  // Else the server itself would refuse a second one of each.
  control.setSwitches({ bookingOverlaps: "accepted" });
  return steps.map(({ operation }) =>
    operation === "create" ? prepareCreate(control, random) : prepareChange(control, random),
  );
}

function addClient(control: Control, trait: "fees-booked" | "several-lines") {
  const [client] = control.addBookingClients(1, trait);
  if (!client) throw new Error("the sandbox added no client");
  const bookings = control.bookings(client.ndisNumber);
  return { client, bookings, before: bookings.map(({ bookingId }) => bookingId) };
}

/** One to three categories, for the whole plan. */
function prepareCreate(control: Control, random: Random): BookingOperation {
  const { client, bookings, before } = addClient(control, "fees-booked");
  const [fees] = bookings;
  if (!fees) throw new Error("the client's fees are booked");
  const lines = random
    .shuffle(CATEGORIES)
    .slice(0, random.integer(1, 3))
    .map((category) => ({
      category,
      item: null,
      quantity: 100,
      rate: random.integer(1_000, 700_000),
    }));
  const { plan_id: plan, start_date: startDate, end_date: endDate } = fees;
  const request: BookingRequest = {
    type: "plan-managed",
    planReference: String(plan),
    startDate,
    endDate,
    lines,
  };
  return { client, before, create: { request } };
}

/** The first line of a booking of several loses some of its quantity. */
function prepareChange(control: Control, random: Random): BookingOperation {
  const { client, bookings, before } = addClient(control, "several-lines");
  const booking = bookings.find(({ lines }) => lines.length > 1);
  const [line] = booking?.lines ?? [];
  if (!booking || !line) throw new Error("the client has a booking of several lines");
  // In hundredths, as the agency's table and the extension have it: whole units, fewer than before.
  const quantity = random.integer(1, line.quantity / 100 - 1) * 100;
  const rate = (line.allocated * 100) / line.quantity;
  return {
    client,
    before,
    change: {
      bookingId: booking.bookingId,
      item: line.item,
      amount: (quantity * rate) / 100,
      line: { at: 0, quantity, rate },
    },
  };
}

const clientPath = ({ client }: BookingOperation) => `/Clients/Profile/${client.clientId}`;

/** By the messages that the wizard, the dialog and the review send from the extension's own pages. */
async function accept(
  session: TestSession,
  operation: BookingOperation,
  { ready, pressed }: AcceptMoments,
): Promise<boolean> {
  const { crm } = session.sandbox;
  const page = await session.openExtensionPage("options.html");
  try {
    const path = clientPath(operation);
    if (operation.create) await sendFromExtension(page, "bookings.begin", { site: crm, of: "client", path });
    const view = operation.create
      ? await sendFromExtension<ChangeView>(page, "bookings.propose-create", {
          site: crm,
          of: "client",
          path,
          request: operation.create.request,
          isSplit: true,
        })
      : await proposeLine(session, page, operation);
    await ready();
    const typed = view.moved === 0 ? "" : (view.moved / 100).toFixed(2);
    const accepting = sendFromExtension<ChangeView>(page, "change.accept", {
      id: view.id,
      leftOut: [],
      typed,
      declared: true,
    });
    // Whatever happens right after the press may end the page with its answer.
    accepting.catch(() => undefined);
    await pressed();
    return (await accepting).state !== "proposed";
  } finally {
    await page.close().catch(() => undefined);
  }
}

async function proposeLine(
  { sandbox }: TestSession,
  page: Parameters<typeof sendFromExtension>[0],
  operation: BookingOperation,
): Promise<ChangeView> {
  const { bookingId, line } = operation.change ?? {};
  const place = { site: sandbox.crm, clientPath: clientPath(operation), bookingId: String(bookingId) };
  const { version } = await sendFromExtension<{ version: string }>(page, "bookings.manage", place);
  const action = { code: "reallocate", lines: [line] };
  return sendFromExtension<ChangeView>(page, "bookings.propose-action", { ...place, version, action });
}

function judge(
  control: Control,
  operations: readonly BookingOperation[],
  changes: readonly Change[],
): Verdict {
  const verdict = emptyVerdict();
  for (const operation of operations) {
    const own = changes.filter(({ set }) => set.client.path === clientPath(operation));
    const name = `client ${operation.client.clientId}`;
    for (const intent of intentsOf(control, operation)) countIntent(verdict, name, intent, own);
  }
  return verdict;
}

/** What the agency should hold in the end. Written apart from the extension's own comparison. */
function intentsOf(control: Control, { client, before, create, change }: BookingOperation): Intent[] {
  const held = control.bookings(client.ndisNumber);
  const fresh = held.filter(({ bookingId }) => !before.includes(bookingId));
  const made = (create?.request.lines ?? []).map(({ category, rate }): Intent => {
    const same = fresh.filter(({ lines }) => lines[0]?.category === category);
    return {
      record: `service-booking/${category}`,
      found: same.length,
      asMeant:
        same.length > 0 &&
        same.every(
          ({ lines, plan_id: plan, start_date: start, end_date: end }) =>
            lines.length === 1 &&
            lines[0]?.allocated === rate &&
            String(plan) === create?.request.planReference &&
            start === create.request.startDate &&
            end === create.request.endDate,
        ),
    };
  });
  if (!change) return made;
  const line = held
    .find(({ bookingId }) => bookingId === change.bookingId)
    ?.lines.find(({ item }) => item === change.item);
  return [
    {
      record: "booking-line/",
      found: 1 + fresh.length,
      asMeant: line?.allocated === change.amount,
    },
  ];
}

/** Service bookings that are made, and lines of them that are changed. */
export const serviceBookings: Subject<BookingOperation> = {
  server: "ndia",
  sandbox: () => ({ clients: 3 }),
  prepare,
  accept,
  clientPath,
  judge,
};
