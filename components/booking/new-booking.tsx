import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../../lib/core/problem.ts";
import { checkDraft } from "../../lib/domain/booking/check-booking.ts";
import type { BookingCheck, BookingFacts } from "../../lib/domain/booking/booking-checks.ts";
import { type BookingDraft, type DraftField, readDraft } from "../../lib/domain/booking/booking-draft.ts";
import type { BookingRequest } from "../../lib/domain/booking/booking-write.ts";
import { roomsOf } from "../../lib/domain/booking/budget-room.ts";
import { editDraft, splitsLines } from "../../lib/domain/booking/edit-draft.ts";
import { WizardChecklist } from "./wizard-checklist.tsx";
import { ItemsStep, type ItemsStepProps } from "./items-step.tsx";
import { PeriodStep } from "./period-step.tsx";
import { WIZARD_STEPS, WizardSteps } from "./wizard-steps.tsx";

export interface NewBookingProps extends Pick<ItemsStepProps, "priceOf" | "itemsOf"> {
  facts: BookingFacts;
  draft: BookingDraft;
  /** What else has to be in place, such as the connection. */
  preconditions: readonly BookingCheck[];
  /** From 0. */
  step: number;
  isForContract: boolean;
  /** Nothing can be pressed now. */
  busy: boolean;
  onChange: (draft: BookingDraft) => void;
  onStep: (step: number) => void;
  /** All of it is in place: it becomes a proposal that is reviewed. Nothing is sent. */
  onReview: (request: BookingRequest, isSplit: boolean) => void;
  onCancel: () => void;
}

/** The first two steps of a new booking, with the checklist beside them (F117–F123). */
export function NewBooking(props: NewBookingProps) {
  const { facts, draft, preconditions, step, isForContract, busy, priceOf, itemsOf } = props;
  const { onChange, onStep, onReview, onCancel } = props;
  const plan = facts.plans.find(({ reference }) => reference !== null && reference === draft.planReference);
  const read = readDraft(draft, plan);
  const checks = [...preconditions, ...checkDraft(facts, draft, read, { isForContract })];
  const [asked, setAsked] = useState(-1);
  const form = useRef<HTMLFormElement>(null);
  const heading = useFocusOnStep(step);
  const stopping = checks.filter(({ state, prevents }) => state === "fails" && prevents);
  const stepOf = ({ field }: { field?: DraftField }) =>
    field === undefined || field.startsWith("line") ? 1 : 0;
  const problems = problemsByField(read.problems, stopping, asked);
  const change = (part: Partial<BookingDraft>) => onChange(editDraft(draft, part, facts));
  const goOn = () => {
    if (busy) return;
    setAsked(step);
    const isOpen = [...read.problems, ...stopping].some((each) => stepOf(each) <= step);
    if (isOpen) requestAnimationFrame(() => focusFirstProblem(form.current));
    else if (step === 0) onStep(1);
    else if (read.request) onReview(read.request, splitsLines(draft));
  };
  const of = { draft, problemOf: (field: DraftField) => problems.get(field), onChange: change };
  return (
    <div class="pb-booking-wizard">
      <form
        ref={form}
        class="pb-booking-form"
        onSubmit={(event) => {
          event.preventDefault();
          goOn();
        }}
      >
        <WizardSteps current={step} onBack={onStep} />
        <h2 ref={heading} tabIndex={-1}>
          {WIZARD_STEPS[step]}
        </h2>
        {step === 0 ? (
          <PeriodStep plans={facts.plans} {...of} />
        ) : (
          <ItemsStep
            lines={read.lines}
            rooms={roomsOf(facts.budgets, draft.planReference)}
            priceOf={priceOf}
            itemsOf={itemsOf}
            {...of}
          />
        )}
        <div class="pb-actions">
          {step > 0 && (
            <button type="button" class="pb-button" onClick={() => onStep(step - 1)}>
              Back
            </button>
          )}
          <button type="submit" class="pb-button pb-button-main" aria-disabled={busy}>
            {step === 0 ? "Continue" : "Review"}
          </button>
          <button type="button" class="pb-button" onClick={onCancel}>
            Cancel
          </button>
        </div>
      </form>
      <WizardChecklist checks={checks} />
    </div>
  );
}

/** The first field that is wrong; of a choice, what is chosen. */
function focusFirstProblem(form: HTMLElement | null): void {
  form?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid] :checked')?.focus();
}

/** What is missing is said once somebody wants to go on; what was entered and is wrong, at once. */
function problemsByField(
  typed: ReturnType<typeof readDraft>["problems"],
  stopping: readonly BookingCheck[],
  asked: number,
): Map<DraftField, Problem> {
  const missing = typed.filter(({ field }) => (field.startsWith("line") ? 1 : 0) <= asked);
  const wrong = stopping.flatMap(({ code, field, what, remedy = "" }) =>
    field ? [{ code, field, what, remedy }] : [],
  );
  return new Map(
    [...wrong, ...missing.map((problem) => ({ code: "booking-draft", ...problem }))].map(
      ({ field, code, what, remedy }) => [field, { code, what, remedy }],
    ),
  );
}

/** Each step begins at its heading, but for the first one: the window's own heading has the focus then. */
function useFocusOnStep(step: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useLayoutEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    heading.current?.focus();
  }, [step]);
  return heading;
}
