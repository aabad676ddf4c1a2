import { letMidnightPass } from "./sydney-midnight.ts";

// Before each end-to-end test file is loaded: no hook's time limit counts this wait.
await letMidnightPass();
