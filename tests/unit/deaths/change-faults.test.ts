import { beforeAll, expect, test } from "vitest";
import { SandboxServices } from "../services/sandbox-office.ts";
import { changedLine, newBookings } from "./booking-run.ts";
import { runChangeWithFault } from "./change-fault-run.ts";
import { existingClient, newClient } from "./change-run.ts";
import { ENUMERATES_ALL } from "./fault-tally.ts";
import { FAULTS_OF_ALL, FAULTS_OF_CRM, FAULTS_OF_NDIA, type InjectedFault } from "./injected-faults.ts";
import { strikeAtAwaits } from "./strike.ts";

let office: SandboxServices;

beforeAll(async () => {
  office = await SandboxServices.open();
});

/** The others are kinds of the same change, written to the same servers: they are played where all is enumerated. */
const CLIENTS = [
  ["F40: a contract's creation", newClient] as const,
  ["F125: new service bookings", newBookings] as const,
  ...(ENUMERATES_ALL
    ? ([
        ["F61: a contract's sync", existingClient],
        ["F125: a booking's line", changedLine],
      ] as const)
    : []),
];

const CASES = CLIENTS.flatMap(([title, client]) =>
  [...FAULTS_OF_ALL, ...FAULTS_OF_CRM, ...FAULTS_OF_NDIA].map(
    (fault): [string, string, typeof client, InjectedFault] => [title, fault.title, client, fault],
  ),
);

test.each(CASES)(
  "%s, while %s, writes each record exactly once or tells what stands",
  async (_title, _fault, client, fault) => {
    expect(await strikeAtAwaits(runChangeWithFault(office, client, fault))).toBeGreaterThan(1);
  },
);
