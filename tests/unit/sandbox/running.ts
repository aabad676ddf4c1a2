import { afterAll, afterEach, beforeAll } from "vitest";
import { startSandbox, type Sandbox } from "../../sandbox/start.ts";

/** One sandbox for the tests of a file, put back to its start after each. The getter works inside tests only. */
export function runSandbox(clients = 20, bookingClients = 0): () => Sandbox {
  let sandbox: Sandbox | undefined;
  const running = () => {
    if (!sandbox) throw new Error("The sandbox runs only while tests do.");
    return sandbox;
  };
  beforeAll(async () => {
    sandbox = await startSandbox({ clients, bookingClients, seed: 7, ports: { crm: 0, proda: 0, ndia: 0 } });
  });
  afterEach(() => running().control.reset());
  afterAll(() => running().stop());
  return running;
}
