import { setTimeout as later } from "node:timers/promises";
import { vi } from "vitest";
import { ProblemError } from "../../../lib/core/problem.ts";
import { connectDatabase } from "../../../lib/storage/database.ts";
import { isDatabaseFault } from "../../../lib/storage/database-problems.ts";
import { createChangeWorker, createSleeper } from "../services/changes/change-worker.ts";
import type { SandboxServices } from "../services/sandbox-office.ts";
import { type Client, countIds, type Desk, finish, followRequests, proposeAndAccept } from "./change-run.ts";
import { tally } from "./fault-tally.ts";
import type { InjectedFault, Scene } from "./injected-faults.ts";
import { live, type Run } from "./life.ts";
import { setClock } from "../test-clock.ts";
import { plainPlace } from "../storage/row-fixtures.ts";

/**
 * A change is accepted and applied by a worker to which something happens and which lives on; then it is over, and the same
 * worker and a person who presses what is there to press get to the end.
 */
export function runChangeWithFault(
  office: SandboxServices,
  createClient: (office: SandboxServices) => Client,
  fault: InjectedFault,
): Run {
  return async (strikes) => {
    setClock();
    await office.reset();
    const connection = connectDatabase(plainPlace(`planbridge-${crypto.randomUUID()}`));
    await connection.open();
    const { db } = connection;
    countIds();
    const clock = createSleeper();
    const client = createClient(office);
    const desk: Desk = { office, db, client, worker: createChangeWorker(office, db, { clock }) };
    const { meddleBy, ended } = followRequests(office);
    const scene: Scene = { office, db, meddleBy: (how) => meddleBy(how ?? ((_request, goOn) => goOn())) };
    let struckAt: string | undefined;
    const { times } = await live(
      (site, count) => {
        if (struckAt === undefined && strikes(site, count)) {
          struckAt = site;
          fault.strike(scene);
        }
        return false;
      },
      async () => {
        await proposeAndAccept(desk).catch(expectTold);
        await desk.worker.pump();
      },
    );
    await ended();
    if (struckAt !== undefined) fault.heal(scene);
    client.meanwhile?.();
    await office.signIn();
    // The browser closes a database, and the connection opens it again, in tasks of their own.
    await later(1);
    await tally({ fault: fault.kind, subject: "changes" }, struckAt, async () => {
      await connection.open();
      return finish(desk, `${fault.title} at ${struckAt}`);
    });
    vi.restoreAllMocks();
    return { diedAt: struckAt, times };
  };
}

/** What a person is told in the place of a proposal, or by whoever receives messages. */
function expectTold(error: unknown): void {
  if (!(error instanceof ProblemError) && !isDatabaseFault(error)) throw error;
}
