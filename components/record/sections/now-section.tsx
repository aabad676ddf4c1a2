import type { NextStep, RecordView } from "../../../lib/domain/record/record-view.ts";
import { type Level, SeverityMark } from "../../base/severity.tsx";
import { VisibleText } from "../../base/visible-text.tsx";
import { Oddities, RecordSection } from "../record-section.tsx";

const LEVELS: Record<NextStep["code"], Level> = {
  overspent: "block",
  "contract-differs": "block",
  stale: "warn",
  shortfall: "warn",
  "period-ends": "note",
  "plan-ends": "note",
  "booking-waits": "warn",
  "booking-rejected": "block",
  "booking-gone": "warn",
};

/** What to do about this participant now, the most urgent first. */
export function NowSection({
  record: { nextSteps, plans, problems },
  onManageBooking,
}: {
  record: RecordView;
  onManageBooking?: ((id: string) => void) | undefined;
}) {
  return (
    <RecordSection name="now" title="Now">
      {nextSteps.length === 0 && <p>{emptyText(plans)}</p>}
      {nextSteps.length > 0 && (
        <ul class="pb-steps-now">
          {nextSteps.map(({ code, what, remedy, bookingId }) => (
            <li key={what}>
              <SeverityMark level={LEVELS[code]} />
              <p>
                <VisibleText text={what} />
              </p>
              <p class="pb-hint">
                <VisibleText text={remedy} />
              </p>
              {onManageBooking && bookingId !== undefined && code === "booking-waits" && (
                <button type="button" class="pb-button" onClick={() => onManageBooking(bookingId)}>
                  Approve or reject… <span class="pb-unseen">service booking {bookingId}</span>
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      <Oddities problems={problems} />
    </RecordSection>
  );
}

/** Without budgets nobody can say that nothing is to be done. */
function emptyText(plans: RecordView["plans"]): string {
  const plan = plans.find(({ current }) => current);
  if (!plan) return "The NDIA lists no plan of this participant.";
  return plan.budgets === null
    ? "Nothing is known to be done. The plan's budgets weren't retrieved."
    : "Nothing to do now.";
}
