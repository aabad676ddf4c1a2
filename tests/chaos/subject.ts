import type { Change } from "../../lib/domain/change/change.ts";
import type { Control } from "../sandbox/control/control.ts";
import type { TestSession, TestSessionOptions } from "../support/test-session.ts";
import type { Step } from "./schedule.ts";
import type { Verdict } from "./verdict.ts";

/** What is done again and again while things go wrong: contracts of PACE plans, or service bookings. */
export interface Subject<Operation> {
  /** The server that is written to, and to which things happen. */
  server: "crm" | "ndia";
  /** The sandbox that so many operations need. */
  sandbox: (operations: number) => TestSessionOptions;
  /** What each step is about: a client of its own, whom nobody else touches. */
  prepare: (control: Control, steps: readonly Step[], seed: number) => Operation[];
  /**
   * As a person does it, up to the press of the button that accepts. `ready` is called right before it, `pressed` right after.
   * @returns whether they were told that it is accepted
   */
  accept: (session: TestSession, operation: Operation, at: AcceptMoments) => Promise<boolean>;
  /** The CRM's path of the operation's client. */
  clientPath: (operation: Operation) => string;
  /** Asks the sandbox's tables, and compares with what the extension says. */
  judge: (control: Control, operations: readonly Operation[], changes: readonly Change[]) => Verdict;
}

export interface AcceptMoments {
  ready: () => Promise<void>;
  pressed: () => Promise<void>;
}
