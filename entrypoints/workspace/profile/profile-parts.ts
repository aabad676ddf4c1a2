import type { ComponentType } from "preact";
import { OwnRowsPart } from "./own-rows-part.tsx";

/** What each part of a profile is told: whose it is. It reads what it shows itself. */
export interface PartProps {
  site: string;
  ndisNumber: string;
  /** As a CRM calls them; `null`: no page that names them was read. */
  name: string | null;
  /** Whether the tab is in front. */
  isShown: boolean;
}

/** The parts of a profile, in the order in which they are needed. */
export const PROFILE_PARTS: readonly { id: string; Part: ComponentType<PartProps> }[] = [
  { id: "own-rows", Part: OwnRowsPart },
];
