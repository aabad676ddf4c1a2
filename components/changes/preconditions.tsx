import type { Precondition } from "../../lib/messaging/views.ts";
import { CrossIcon } from "../base/icons.tsx";

export interface PreconditionsProps {
  /** The id, for the button that it describes. */
  id?: string | undefined;
  missing: readonly Precondition[];
  onOptions?: (() => void) | undefined;
}

export function unmetPreconditions(preconditions: readonly Precondition[]): Precondition[] {
  return preconditions.filter(({ holds }) => !holds);
}

/** The unmet preconditions of a request to the NDIA, each with its remedy (F30, F41, F42). */
export function Preconditions({ id, missing, onOptions }: PreconditionsProps) {
  if (missing.length === 0) return null;
  return (
    <ul id={id} class="pb-preconditions">
      {missing.map(({ what, remedy, at }) => (
        <li key={what} class="pb-tone-danger">
          <CrossIcon />
          <span>
            <strong>{what}</strong> {remedy}{" "}
            {at === "options" && onOptions && (
              <button type="button" class="pb-link" onClick={onOptions}>
                Open Options
              </button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
