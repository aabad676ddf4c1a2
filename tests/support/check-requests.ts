import { afterEach } from "vitest";
import { checkWatched } from "./known-requests.ts";

// Set up for every end-to-end test file, so that none can forget it.
afterEach(checkWatched);
