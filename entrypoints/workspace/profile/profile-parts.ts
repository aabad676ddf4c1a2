import type { ComponentType } from "preact";
import { CarePackagePart } from "./care-package-part.tsx";
import { CrmProfilePart } from "./crm-profile-part.tsx";
import { GeographyPart } from "./geography-part.tsx";
import { HandoverPart } from "./handover-part.tsx";
import type { PartProps } from "./part-props.ts";

/** The parts of a profile, in the order in which they are needed. */
export const PROFILE_PARTS: readonly { id: string; Part: ComponentType<PartProps> }[] = [
  { id: "crm-profile", Part: CrmProfilePart },
  { id: "geography", Part: GeographyPart },
  { id: "care-package", Part: CarePackagePart },
  { id: "handover", Part: HandoverPart },
];
