import { beforeEach } from "vitest";
import { setClock } from "./test-clock.ts";

// Before a test file is loaded, for what it does on loading; and before each test, whatever the one before has set.
setClock();
beforeEach(() => setClock());
