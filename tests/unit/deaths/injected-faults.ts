import { forceCloseDatabase } from "fake-indexeddb";
import { unwrap } from "idb";
import { vi } from "vitest";
import type { Database } from "../../../lib/storage/database.ts";
import { currentTime } from "../../../lib/platform/system-clock.ts";
import type { FaultKind } from "../../chaos/fault-kinds.ts";
import { recordRequests, type RequestInterceptor, type SandboxServices } from "../services/sandbox-office.ts";
import { setClock } from "../test-clock.ts";
import { ENUMERATES_ALL } from "./fault-tally.ts";
import { lost, unreachable } from "./trouble.ts";

/** What a fault happens to. */
export interface Scene {
  office: SandboxServices;
  /** Over a connection that opens it again by itself. */
  db: Database;
  /** Stands between the worker and the servers from now on; `undefined`: nothing does any more. */
  meddleBy: (how: RequestInterceptor | undefined) => void;
}

/** What goes wrong at one moment, and how it ends once the worker has given up or is done. */
export interface InjectedFault {
  kind: FaultKind;
  title: string;
  strike: (scene: Scene) => void;
  heal: (scene: Scene) => void;
}

const HOUR_MS = 3_600_000;

function byNetwork(kind: FaultKind, title: string, how: RequestInterceptor): InjectedFault {
  return {
    kind,
    title,
    strike: ({ meddleBy }) => meddleBy(how),
    heal: ({ meddleBy }) => meddleBy(undefined),
  };
}

/** It stays as it is set: nobody sets a clock right in the middle of a change. */
function byClock(kind: FaultKind, title: string, hours: number): InjectedFault {
  return {
    kind,
    title,
    strike: () => setClock(currentTime() + hours * HOUR_MS),
    heal: () => undefined,
  };
}

let refill = () => {};

/** From now on every write is refused, as a browser does when the disk is full. */
const diskFull: InjectedFault = {
  kind: "disk-full",
  title: "the disk is full",
  strike: () => {
    const spies = [vi.spyOn(IDBObjectStore.prototype, "put"), vi.spyOn(IDBObjectStore.prototype, "add")];
    for (const spy of spies) spy.mockThrow(new DOMException("full", "QuotaExceededError"));
    refill = () => spies.forEach((spy) => spy.mockRestore());
  },
  heal: () => refill(),
};

const databaseClosed: InjectedFault = {
  kind: "database-closed",
  title: "the browser closes the database",
  strike: ({ db }) => forceCloseDatabase(unwrap(db.transaction("settings").db) as never),
  heal: () => undefined,
};

/** Pages that were known show a notice instead, whichever record is opened. */
const unknownPages: RequestInterceptor = ({ method, path }, goOn) =>
  method === "GET" && !path.startsWith("/ndis-api") ? Promise.resolve(recordRequests(path)) : goOn();

function byDeploy(
  title: string,
  switches: Parameters<SandboxServices["control"]["setSwitches"]>[0],
): InjectedFault {
  return {
    kind: "crm-deploy",
    title,
    strike: ({ office }) => void office.control.setSwitches(switches),
    heal: ({ office }) => void office.control.setSwitches({ hideLabels: [], pageTemplate: "plain" }),
  };
}

const signedOut: InjectedFault = {
  kind: "signed-out",
  title: "the CRM signs everybody out",
  strike: ({ office }) => office.control.signOutEveryone(),
  heal: () => undefined,
};

const tokenWithdrawn: InjectedFault = {
  kind: "token-withdrawn",
  title: "PRODA withdraws the token",
  strike: ({ office }) => office.control.withdrawTokens(),
  heal: () => undefined,
};

const prodaDown: InjectedFault = {
  kind: "proda-down",
  title: "PRODA is down, and its token is withdrawn",
  strike: ({ office }) => {
    office.control.withdrawTokens();
    office.isProdaDown = true;
  },
  heal: ({ office }) => void (office.isProdaDown = false),
};

/** What may happen to any work of the extension. */
export const FAULTS_OF_ALL: readonly InjectedFault[] = [
  byNetwork("network-gone", "the network is gone", unreachable),
  byNetwork("answers-lost", "what is sent arrives and no answer comes back", lost),
  byClock("clock-forward", "the clock jumps a day ahead", 25),
  byClock("clock-back", "the clock is set back by a day", -25),
  byClock("clock-forward", "the clock jumps an hour ahead", 1),
  byClock("clock-back", "the clock is set back by an hour", -1),
  diskFull,
  databaseClosed,
];

/** What may happen to work with a CRM. */
export const FAULTS_OF_CRM: readonly InjectedFault[] = [
  signedOut,
  byNetwork("crm-deploy", "the CRM's pages are unknown ones", unknownPages),
  byDeploy("the CRM hides what contracts are known by", {
    hideLabels: ["Reference", "Plan Start Date", "NDIS Number"],
  }),
  // Each of its pages is parsed anew, which takes longer than all else.
  ...(ENUMERATES_ALL ? [byDeploy("the CRM's pages have other markup", { pageTemplate: "bootstrap" })] : []),
];

/** What may happen to work with the NDIA. */
export const FAULTS_OF_NDIA: readonly InjectedFault[] = [tokenWithdrawn, prodaDown];
