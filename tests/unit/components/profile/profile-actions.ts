import type { ProfileActions } from "../../../../components/profile/glance/read-again.tsx";
import { ignore } from "../view-fixtures.ts";

/** Nothing goes on, and nothing comes of a press. */
export const PROFILE_ACTIONS: ProfileActions = {
  reading: { running: false, problem: null },
  onReadAgain: ignore,
  onOpen: ignore,
  onDirections: ignore,
};
