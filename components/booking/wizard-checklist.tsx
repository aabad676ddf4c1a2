import type { BookingCheck } from "../../lib/domain/booking/booking-checks.ts";
import type { ConditionState } from "../../lib/domain/record/budget-access.ts";
import { type Level, SeverityIcon, severityTone } from "../base/severity.tsx";
import { VisibleText } from "../base/visible-text.tsx";

const LEVELS: Record<ConditionState, { level: Level; words: string }> = {
  holds: { level: "ok", words: "OK" },
  fails: { level: "block", words: "Error" },
  unknown: { level: "note", words: "Not known" },
};
const SAID = { level: "warn", words: "Warning" } as const;

/** What has to be in place before the booking can be sent, point by point (F117). It ticks itself while one types. */
export function WizardChecklist({ checks }: { checks: readonly BookingCheck[] }) {
  const open = checks.filter(({ state, prevents }) => state === "fails" && prevents).length;
  return (
    <section class="pb-booking-checks" aria-labelledby="pb-booking-checks-title">
      <h2 id="pb-booking-checks-title">Before you send it</h2>
      <output class="pb-hint">{open === 0 ? "Nothing stands in the way." : `${open} to correct.`}</output>
      <ul>
        {checks.map((check) => (
          <Check key={`${check.code} ${check.field} ${check.remedy}`} check={check} />
        ))}
      </ul>
    </section>
  );
}

function Check({ check: { what, state, prevents, remedy } }: { check: BookingCheck }) {
  const { level, words } = state === "fails" && !prevents ? SAID : LEVELS[state];
  return (
    <li class={severityTone(level)}>
      <SeverityIcon level={level} />
      <p>
        <span class={level === "ok" ? "pb-unseen" : "pb-booking-level"}>{words}: </span>
        <VisibleText text={what} />
        {remedy && (
          <span class="pb-hint">
            {" "}
            <VisibleText text={remedy} />
          </span>
        )}
      </p>
    </li>
  );
}
