import type { ComponentType } from "preact";
import { CarePackagePart } from "./care-package-part.tsx";
import { GeographyPart } from "./geography-part.tsx";
import type { PartProps } from "./part-props.ts";

/** The parts of a profile, in the order in which they are needed. */
export const PROFILE_PARTS: readonly { id: string; Part: ComponentType<PartProps> }[] = [
  { id: "geography", Part: GeographyPart },
  { id: "care-package", Part: CarePackagePart },
];
