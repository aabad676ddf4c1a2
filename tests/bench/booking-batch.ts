import type { BookingRequest } from "../../lib/domain/booking/booking-write.ts";
import type { ChangeView } from "../../lib/domain/change/change-view.ts";
import { sendFromExtension } from "../chaos/send-from-extension.ts";
import type { BookingClient } from "../sandbox/database/seed-bookings.ts";
import type { BrowserName } from "../support/browsers.ts";
import { createTestSession, type TestSession } from "../support/test-session.ts";
import { openClientList } from "../support/user.ts";
import { machineTime } from "../support/clock/machine-clock.ts";
import { withBackground } from "./background.ts";
import { createBareBookings } from "./floor/bare-bookings.ts";
import { type Measured, median } from "./report.ts";
import { readStoredChange } from "./stored/stored-change.ts";
import { buildInto, withFolder } from "./temporary.ts";

const LATENCY = { latencyMs: 50 };
const ROUNDS = 4;
const BOOKINGS = 25;

/** A hundred new service bookings, 25 of each of four participants, from the acceptance until all are read back. */
export function measureBookingBatch(name: BrowserName): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    const session = await createTestSession(name, { clients: 3, extension });
    try {
      // A page has to show that somebody is signed in.
      await openClientList(session.page, session.sandbox);
      await session.sandbox.control.setFaults({ crm: LATENCY, ndia: LATENCY });
      return [await alternate(session)];
    } finally {
      await session.dispose();
    }
  });
}

async function alternate(session: TestSession): Promise<Measured> {
  const { control } = session.sandbox;
  const rounds: { ours: number; bare: number }[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const [client] = control.addBookingClients(1, "fees-booked");
    if (!client) throw new Error("the sandbox added no client");
    const ours = await runOurs(session, client, requestFor(control.bookings(client.ndisNumber)[0]));
    const bare = await runBare(session, client);
    if (control.bookings(client.ndisNumber).length !== 2 * BOOKINGS + 1)
      throw new Error("the two didn't make the same bookings");
    rounds.push({ ours, bare });
    console.log(`booking-batch round ${round}: ${ours.toFixed(2)} s, bare ${bare.toFixed(2)} s`);
  }
  const value = median(rounds.map(({ ours }) => ours)) * ROUNDS;
  const floor = median(rounds.map(({ bare }) => bare)) * ROUNDS;
  return {
    name: "booking-batch-100",
    value,
    unit: "s",
    floor,
    aim: { words: "ratio ≤ 1.1", met: value / floor <= 1.1 },
    browserVersion: session.version,
    notes: [
      `${ROUNDS} × ${BOOKINGS} bookings, ${LATENCY.latencyMs} ms latency at the NDIA and the CRM, medians; the floor lists, creates and reads back`,
    ],
  };
}

/** One item of the category a line, for the dates of the booking that is there. */
function requestFor(
  fees: { plan_id: number; start_date: string; end_date: string } | undefined,
): BookingRequest {
  if (!fees) throw new Error("the client's fees are booked");
  return {
    type: "plan-managed",
    planReference: String(fees.plan_id),
    startDate: fees.start_date,
    endDate: fees.end_date,
    lines: Array.from({ length: BOOKINGS }, (_, at) => ({
      category: "DAILY_ACTIVITIES",
      item: `01_${100 + at}_0107_1_1`,
      quantity: 200,
      rate: 5_000 + at,
    })),
  };
}

async function runOurs(
  session: TestSession,
  { clientId }: BookingClient,
  request: BookingRequest,
): Promise<number> {
  const page = await session.openExtensionPage("options.html");
  const place = { site: session.sandbox.crm, of: "client", path: `/Clients/Profile/${clientId}` };
  await sendFromExtension(page, "bookings.begin", place);
  const view = await sendFromExtension<ChangeView>(page, "bookings.propose-create", {
    ...place,
    request,
    isSplit: true,
  });
  const typed = (view.moved / 100).toFixed(2);
  await sendFromExtension(page, "change.accept", { id: view.id, leftOut: [], typed, declared: true });
  await page.close();
  const end = machineTime() + 120_000;
  for (;;) {
    const change = await withBackground(session, (inside) => inside(readStoredChange, "planbridge"));
    if (change.unverified === 0) return (change.settledAt - change.acceptedAt) / 1000;
    if (machineTime() > end)
      throw new Error(`the change isn't what was asked for: ${JSON.stringify(change)}`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

/** The same bookings again, of the other kind: those of one kind can't overlap. */
async function runBare(session: TestSession, { ndisNumber }: BookingClient): Promise<number> {
  const { sandbox } = session;
  const bodies = sandbox.control
    .bookingWrites()
    .slice(-BOOKINGS)
    .map(({ body }) => ({ ...(JSON.parse(body) as object), booking_type: "ZSAG" }));
  const run = {
    ndia: sandbox.connection.ndiaBase,
    apiKey: sandbox.connection.apiKey,
    participant: ndisNumber,
    bodies,
  };
  return withBackground(session, async (inside) => (await inside(createBareBookings, run)) / 1000);
}
