import type { OwnState } from "../../../lib/domain/profile/own-change.ts";
import type { PartProps } from "./part-props.ts";

/** What one part is told of the rows that the organisation keeps. */
export interface OwnPartProps extends PartProps {
  own: OwnState;
  /** Something was stored: everything is read anew. */
  look: () => void;
}
