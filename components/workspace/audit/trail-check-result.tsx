import { formatCount } from "../../../lib/core/count.ts";
import type { TrailResult } from "../../../lib/domain/audit/verify-trail.ts";
import { CrossIcon, TickIcon } from "../../base/icons.tsx";
import { plural } from "../../base/plural.ts";
import { faultText } from "./fault-text.ts";

/** More faults are counted. */
const MAX_LISTED = 20;

/** What a check of the trail has found, the first fault first. */
export function TrailCheckResult({ result }: { result: TrailResult }) {
  const { entries, faults, withoutPersonal } = result;
  const more = faults.length - MAX_LISTED;
  const removed =
    withoutPersonal > 0
      ? ` ${plural(withoutPersonal, "entry", "entries")} without a personal part: participants who were deleted.`
      : "";
  if (faults.length === 0)
    return (
      <p class="pb-state pb-tone-success">
        <TickIcon /> OK: {plural(entries, "entry", "entries")} checked, nothing altered, missing or inserted.
        {removed}
      </p>
    );
  return (
    <div class="pb-trail-faults">
      <p class="pb-state pb-tone-danger">
        <CrossIcon /> Error: {plural(faults.length, "fault")} in {plural(entries, "entry", "entries")}. Export
        the trail now, and tell whoever is responsible for your records.
      </p>
      <ul>
        {faults.slice(0, MAX_LISTED).map((fault) => (
          <li key={JSON.stringify(fault)}>{faultText(fault)}</li>
        ))}
      </ul>
      {more > 0 && <p>And {formatCount(more)} more.</p>}
    </div>
  );
}
