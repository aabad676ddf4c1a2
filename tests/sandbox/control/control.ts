import { findContract } from "../crm/records/contracts.ts";
import { first, update } from "../database/query.ts";
import { seedDatabase, type SeedOptions } from "../database/open.ts";
import { changeParticipant, type ParticipantChange } from "../ndia/participants.ts";
import { createDevices } from "../proda/devices.ts";
import type { World } from "../world.ts";
import { type BookingControl, createBookingControl } from "./booking-control.ts";
import type { Counts } from "./counters.ts";
import { expectedOutcomes, type Expected } from "./expected.ts";
import { createInvoiceReads, type InvoiceReads } from "./invoice-reads.ts";
import type { Faults, FaultSettings } from "./faults.ts";
import { createPaceControl, type PaceControl } from "./pace-control.ts";
import { createRecordReads, type RecordReads } from "./records.ts";
import type { LoggedRequest } from "../http/request-log.ts";
import { switchesSchema, type Switches } from "./switches.ts";

/** What a test or a demonstrator may do to the sandbox behind the product's back. The HTTP endpoints call the same methods. */
export type Control = PaceControl &
  BookingControl &
  RecordReads &
  InvoiceReads & {
    faults(): Faults;
    /** Replaces all faults: an origin that isn't named becomes healthy, and hanging requests are cut off. Await it before the next request. */
    setFaults(settings: FaultSettings): Promise<void>;
    switches(): Switches;
    /** Changes the switches that are named and leaves the others. */
    setSwitches(changes: Partial<Switches>): Switches;
    /** Moves the sandbox's clock to this many seconds from the machine's. */
    setClock(offsetSeconds: number): void;
    /** The sandbox's moment, as an instant in UTC: its first ten letters aren't the day in Sydney for half of each day. */
    now(): string;
    /** The sandbox's business day in Sydney, as YYYY-MM-DD: what its pages and servers go by. */
    today(): string;
    issueActivationCode(options?: { expired?: boolean }): string;
    signOutEveryone(): void;
    /** Forms drawn so far are refused from now on, while everyone stays signed in. */
    expireForms(): void;
    /** False when the CRM has no such contract. */
    lockContract(contractId: number, locked: boolean): boolean;
    /** Sets a contract to Inactive, as another user may. False when the CRM has no such contract. */
    endContract(contractId: number): boolean;
    /**
     * What the CRM shows in PRODA Status of a plan budget or service support that requires a booking, as its own link to
     * PRODA would. False when the CRM has no such record.
     */
    setProdaStatus(kind: "budget" | "support", id: number, status: string): boolean;
    endDevice(): void;
    /** Ends every access token before its time, as PRODA may: the agency refuses it from now on. */
    withdrawTokens(): void;
    /** False when the agency has no such participant. */
    changeParticipant(ndisNumber: string, change: ParticipantChange): boolean;
    counters(): Counts;
    resetCounters(): void;
    /** The requests to the CRM's pages since the last time that this was asked. */
    takeRequests(): LoggedRequest[];
    expected(): Expected[];
    /** The people and their records are as at the start again; devices, sessions and switches stay as they are. */
    resetRecords(): void;
    /** Back to the state of the start: people, faults, switches, clock, sessions, devices and counters. */
    reset(): void;
  };

const DEVICE_TABLES = ["devices", "device_keys", "activation_codes"];

/** `closeIdle` ends the connections that carry no request just now, and resolves when whoever held them can know. */
export function createControl(
  world: World,
  seedOptions: SeedOptions,
  closeIdle: () => Promise<void>,
): Control {
  const devices = createDevices(world.database, world.clock);
  return {
    ...createPaceControl(world.database),
    ...createBookingControl(world),
    ...createRecordReads(world.database),
    ...createInvoiceReads(world.database),
    faults: () => world.faults.read(),
    async setFaults(settings) {
      world.faults.set(settings);
      // A connection that was used before must not carry the request whose answer gets lost; the traffic rule says why.
      if (Object.values(world.faults.read()).some(({ dropAfterCommit }) => dropAfterCommit > 0))
        await closeIdle();
    },
    switches: () => world.switches.current,
    setSwitches: (changes) =>
      (world.switches.current = switchesSchema.parse({ ...world.switches.current, ...changes })),
    setClock: (offsetSeconds) => world.clock.shift(offsetSeconds * 1000),
    now: () => new Date(world.clock.now()).toISOString(),
    today: () => world.clock.today(),
    issueActivationCode: (options) => devices.issueCode(options),
    signOutEveryone: () => world.sessions.endAll(),
    expireForms: () => world.sessions.expireForms(),
    lockContract(contractId, locked) {
      if (!findContract(world.database, contractId)) return false;
      update(world.database, "contracts", contractId, { locked: Number(locked) });
      return true;
    },
    endContract(contractId) {
      if (!findContract(world.database, contractId)) return false;
      update(world.database, "contracts", contractId, { status: "Inactive" });
      return true;
    },
    setProdaStatus(kind, id, status) {
      const table = kind === "budget" ? "plan_budgets" : "service_supports";
      if (!first(world.database, `SELECT id FROM ${table} WHERE id = ?`, id)) return false;
      update(world.database, table, id, { proda_status: status });
      return true;
    },
    endDevice: () => devices.end(),
    withdrawTokens: () => world.issuer.withdrawAll(),
    changeParticipant: (ndisNumber, change) => changeParticipant(world.database, ndisNumber, change),
    counters: () => world.counters.read(),
    resetCounters: () => world.counters.reset(),
    takeRequests: () => world.requestLog.take(),
    expected: () => expectedOutcomes(world.database),
    resetRecords: () => seedDatabase(world.database, seedOptions, DEVICE_TABLES),
    reset() {
      world.clock.shift(0);
      world.faults.set({});
      world.switches.current = switchesSchema.parse({});
      world.sessions.endAll();
      seedDatabase(world.database, seedOptions);
      world.counters.reset();
      world.requestLog.take();
    },
  };
}
