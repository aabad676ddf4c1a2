import { beforeEach, vi } from "vitest";
import { READER_ZONE, setClock } from "./test-clock.ts";

// Screens show times in the reader's own zone, which mustn't be that of the machine that runs the tests.
vi.mock(import("../../lib/platform/system-clock.ts"), async (original) => ({
  ...(await original()),
  machineTimeZone: () => READER_ZONE,
}));

// Before a test file is loaded, for what it does on loading; and before each test, whatever the one before has set.
setClock();
beforeEach(() => setClock());
