import { NameNote } from "../../components/review-window/name-note.tsx";
import { useEffect, useRef, useState } from "preact/hooks";
import { RestoredNote } from "../../components/base/form/restored-note.tsx";
import { NdisNumber, VisibleText } from "../../components/base/visible-text.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { BookingSent } from "../../components/booking/booking-sent.tsx";
import { NewBooking } from "../../components/booking/new-booking.tsx";
import { NEW_BOOKING } from "../../components/booking/new-booking-words.ts";
import { WIZARD_STEPS, WizardSteps } from "../../components/booking/wizard-steps.tsx";
import { ChangeReview } from "../../components/changes/review/change-review.tsx";
import { reviewTitle } from "../../components/changes/review/change-text.ts";
import { useChange } from "../../components/hooks/use-change.ts";
import { useDecision } from "../../components/hooks/use-decision.ts";
import { useDraft } from "../../components/hooks/use-draft.ts";
import { ReviewWindow } from "../../components/review-window/review-window.tsx";
import type { BookingCheck } from "../../lib/domain/booking/booking-checks.ts";
import { type BookingDraft, readPeriod } from "../../lib/domain/booking/booking-draft.ts";
import type { BookingRequest } from "../../lib/domain/booking/booking-write.ts";
import { initialDraft, restoreDraft } from "../../lib/domain/booking/edit-draft.ts";
import { fillRates } from "../../lib/domain/booking/fill-rates.ts";
import type { NewBookingView } from "../../lib/messaging/operations/booking-operations.ts";
import type { Precondition } from "../../lib/messaging/views.ts";
import { useCategoryItems } from "./use-category-items.ts";
import { useItemPrices } from "./use-item-prices.ts";
import { closeReviewWindow } from "../../lib/platform/review-window.ts";

export interface NewBookingPlace {
  site: string;
  /** Which record of the CRM it is made from: the client, or one of their contracts. */
  of: "client" | "contract";
  path: string;
}

export interface NewBookingFormProps {
  place: NewBookingPlace;
  view: NewBookingView;
  /** A press counts. */
  isReady: boolean;
}

const REVIEW = WIZARD_STEPS.length - 1;

/** The wizard: what is typed becomes a proposal, which is reviewed and accepted in the same window. */
export function NewBookingForm({ place, view: { context, preconditions }, isReady }: NewBookingFormProps) {
  const now = useNow();
  const [step, setStep] = useState(0);
  const [initial] = useState(() => initialDraft(context));
  const { value, setValue, isRestored, reset, forget } = useDraft({
    name: `new-booking ${place.site}${place.path}`,
    initial,
    keep: (draft) => draft,
    restore: (kept) => restoreDraft(kept, context),
  });
  const { priceOf, itemsOf } = useFilledRates(context, value, setValue);
  const change = useChange();
  const { view, waiting, ask, show, forget: forgetChange } = change;
  const busy = waiting !== null || !isReady;
  const back = (to: number) => {
    forgetChange();
    setStep(to);
  };
  const decision = useDecision(change, {
    accepted: forget,
    declined: () => back(REVIEW - 1),
  });
  const propose = async (request: BookingRequest, isSplit: boolean) => {
    const proposed = await ask("Preparing the review…", "bookings.propose-create", {
      ...place,
      request,
      isSplit,
    });
    if (!proposed) return;
    show(proposed);
    setStep(REVIEW);
  };
  const goBack = async (to: number) => {
    if (view) await ask(null, "change.decline", { id: view.id });
    back(to);
  };
  const isProposed = view?.state === "proposed" || view?.state === "superseded";
  return (
    <ReviewWindow
      title={step === REVIEW ? reviewTitle["create-bookings"] : NEW_BOOKING}
      site={place.site}
      problem={change.problem}
      waiting={waiting}
    >
      {step < REVIEW && (
        <p class="pb-booking-who">
          <strong>
            <VisibleText text={context.client.name} />
          </strong>
          <span class="pb-hint">
            NDIS number <NdisNumber value={context.ndisNumber} />
          </span>
        </p>
      )}
      {step < REVIEW && <NameNote name={context.client.name} />}
      <RestoredNote isShown={isRestored && step < REVIEW} onClear={() => reset(initialDraft(context))} />
      {view && step === REVIEW ? (
        <>
          <WizardSteps current={REVIEW} onBack={isProposed && !busy ? (to) => void goBack(to) : undefined} />
          {isProposed && (
            <div class="pb-actions">
              <button type="button" class="pb-button" onClick={() => busy || void goBack(REVIEW - 1)}>
                Back
              </button>
            </div>
          )}
          <ChangeReview view={view} now={now} busy={busy} decision={decision} />
          {!isProposed && <BookingSent view={view} onClose={() => void closeReviewWindow()} />}
        </>
      ) : (
        <NewBooking
          facts={context}
          draft={value}
          preconditions={preconditions.map(toCheck)}
          step={step}
          isForContract={place.of === "contract"}
          busy={busy}
          priceOf={priceOf}
          itemsOf={itemsOf}
          onChange={setValue}
          onStep={setStep}
          onReview={(request, isSplit) => void propose(request, isSplit)}
          onCancel={() => void closeReviewWindow()}
        />
      )}
    </ReviewWindow>
  );
}

/** Rates come from the price list of the booking's first day, once for each item: what is emptied then stays empty. */
function useFilledRates(
  { plans }: NewBookingView["context"],
  draft: BookingDraft,
  setDraft: (change: (before: BookingDraft) => BookingDraft) => void,
) {
  const plan = plans.find(({ reference }) => reference === draft.planReference);
  const { startDate } = readPeriod(draft, plan);
  const priceOf = useItemPrices(
    draft.lines.map(({ item }) => item),
    startDate,
  );
  const filled = useRef(new Set<string>());
  useEffect(() => {
    setDraft((before) => {
      const lines = fillRates(before.lines, (item) => {
        const limit = filled.current.has(item) ? null : (priceOf(item)?.limit ?? null);
        if (limit !== null) filled.current.add(item);
        return limit;
      });
      return lines === before.lines ? before : { ...before, lines };
    });
  }, [priceOf, setDraft]);
  const itemsOf = useCategoryItems(
    draft.lines.map(({ category }) => category),
    startDate,
  );
  return { priceOf, itemsOf };
}

function toCheck({ what, holds, remedy }: Precondition): BookingCheck {
  return {
    code: "connected",
    what,
    state: holds ? "holds" : "fails",
    prevents: true,
    ...(remedy ? { remedy } : {}),
  };
}
