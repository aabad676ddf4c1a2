import { dayAt } from "../../../lib/core/calendar-date.ts";
import { machineTime } from "../../support/clock/machine-clock.ts";
import type { TestSession } from "../../support/test-session.ts";
import { withBackground } from "../background.ts";
import { manyParticipants, putRows } from "./many-participants.ts";

export const PARTICIPANTS = 10_000;
/** Rows of each message that fills the database. */
const CHUNK = 1_000;

/** Ten thousand participants in the extension's database. */
export async function fillWithParticipants(session: TestSession): Promise<void> {
  const now = machineTime();
  const rows = manyParticipants({ site: session.sandbox.crm, count: PARTICIPANTS, today: dayAt(now), now });
  await withBackground(session, async (inside) => {
    for (let from = 0; from < PARTICIPANTS; from += CHUNK) {
      const part = Object.entries(rows).map(([store, list]) => [store, list.slice(from, from + CHUNK)]);
      await inside(putRows, { name: "planbridge", rows: Object.fromEntries(part) });
    }
  });
}
