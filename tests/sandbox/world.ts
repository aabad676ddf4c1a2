import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "./clock.ts";
import type { Counters } from "./control/counters.ts";
import type { FaultBoard } from "./control/faults.ts";
import type { RequestLog } from "./http/request-log.ts";
import type { SwitchBoard } from "./control/switches.ts";
import type { SessionStore } from "./crm/sessions.ts";
import type { TokenIssuer } from "./proda/issuer.ts";

/** Everything the three stand-ins share in one running sandbox. Each takes only what it needs of it. */
export type World = {
  database: DatabaseSync;
  clock: Clock;
  faults: FaultBoard;
  switches: SwitchBoard;
  counters: Counters;
  requestLog: RequestLog;
  sessions: SessionStore;
  issuer: TokenIssuer;
};
