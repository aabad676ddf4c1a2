import type { DatabaseSync } from "node:sqlite";
import type { Clock } from "./clock.ts";
import type { Counters } from "./control/counters.ts";
import type { FaultBoard } from "./control/faults.ts";
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
  sessions: SessionStore;
  issuer: TokenIssuer;
};

export type OriginName = "crm" | "proda" | "ndia";

/** Fixed and invented, so that a demonstration can be prepared the day before. */
export const IDENTITY = {
  organisation: "4400112233",
  organisationName: "Planwise Demo",
  device: "planbridge-sandbox",
  clientId: "sandbox-client-0001",
  apiKey: "sandbox-ndia-api-key-0001",
  product: "Planbridge",
  /** Audience of the assertion, and the `token.aud` of the agency, as the real ones are spelt. */
  assertionAudience: "https://proda.humanservices.gov.au",
  tokenAudience: "https://www.ndis.gov.au/",
  userName: "Pat Manager",
  email: "pat.manager@example.test",
  password: "Sandbox-2026",
} as const;
