import type { ComponentType } from "preact";
import { CarePackagePart } from "./care-package-part.tsx";
import { GeographyPart } from "./geography-part.tsx";
import { OwnRowsPart } from "./own-rows-part.tsx";
import type { PartProps } from "./part-props.ts";

/** The parts of a profile, in the order in which they are needed. */
export const PROFILE_PARTS: readonly { id: string; Part: ComponentType<PartProps> }[] = [
  { id: "own-rows", Part: OwnRowsPart },
  { id: "geography", Part: GeographyPart },
  { id: "care-package", Part: CarePackagePart },
];
