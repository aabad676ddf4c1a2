import type { Problem } from "../../core/problem.ts";
import type { Access } from "./access.ts";
import type { EnvironmentBand } from "./environment-band.ts";

/** What an organisation has set for this computer, without any of its secrets. */
export interface PolicyView {
  /** The entries that are set and read, such as `connection.orgId`; empty: no policy. */
  entries: string[];
  /** Which entries can't be read. */
  problem: Problem | null;
  access: Access;
  /** `null`: not told. */
  band: EnvironmentBand | null;
}
