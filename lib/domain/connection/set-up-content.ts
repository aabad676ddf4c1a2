import type { State } from "../holidays/states.ts";
import type { ConnectionSettings } from "./connection-settings.ts";

/** The version of set-up files that is written, and read whole. */
export const SET_UP_VERSION = 1;

/** No set-up file has more characters: it has a dozen values and a few addresses. */
export const MAX_SET_UP_LENGTH = 20_000;

/**
 * What a set-up file brings to a computer. The device isn't among it: each browser has a name and an activation code of its own.
 */
export interface SetUpContent {
  /** As it stands in the file, right or wrong: the form says at each field what is wrong with it. Absent: not told. */
  connection: Partial<ConnectionSettings>;
  sites: { origin: string; profileId: string }[];
  /** `null`: not told. */
  homeState: State | null;
  /** What of the file can't be used, a sentence each, by its name in the file and without its value; the rest counts. */
  unusable: string[];
}
