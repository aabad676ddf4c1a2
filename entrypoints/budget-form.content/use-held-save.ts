import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ChangeController } from "../../components/hooks/use-change.ts";
import { useReviewWindow } from "../../components/hooks/use-review-window.ts";
import type { ChangeView } from "../../lib/domain/change/change-view.ts";

export interface HeldSave {
  /** Save was pressed, and waits for a person. */
  isAsked: boolean;
  /** Opens the window in which it is accepted, or brings it to the front. */
  review: () => Promise<void>;
  cancel: () => void;
}

/**
 * Holds the form's own Save until a person accepts what it stores in the extension's window: the form then leaves as the
 * page's own (F55, F60). `isHeld`: only then Save is asked about; any other change of the form is the person's own.
 * `propose`: the change that is accepted.
 */
export function useHeldSave(
  change: ChangeController,
  form: () => HTMLFormElement | undefined,
  isHeld: boolean,
  propose: () => Promise<ChangeView | undefined>,
): HeldSave {
  const { view: proposed, show, forget, look, ask } = change;
  const [asked, setAsked] = useState<HTMLElement | null | undefined>(undefined);
  const { opened: windowOpened } = useReviewWindow(look);
  const confirmed = useRef(false);

  useEffect(() => {
    const held = form();
    const onSubmit = (event: SubmitEvent) => {
      if (!isHeld || confirmed.current) return;
      event.preventDefault();
      event.stopPropagation();
      setAsked(event.submitter);
    };
    held?.addEventListener("submit", onSubmit, { capture: true });
    return () => held?.removeEventListener("submit", onSubmit, { capture: true });
  }, [isHeld, form]);

  const review = async () => {
    const next = proposed ?? (await propose());
    if (!next) return;
    show(next);
    const reply = await ask(null, "review.open", { change: next.id });
    if (reply !== undefined) windowOpened();
  };
  const proposedId = proposed?.id;
  const cancel = useCallback(() => {
    setAsked(undefined);
    forget();
    if (proposedId) void ask(null, "change.withdraw", { id: proposedId });
  }, [proposedId, forget, ask]);
  // Accepted: the form leaves as the page's own. Declined: it doesn't.
  const state = proposed?.state;
  useEffect(() => {
    if (asked === undefined || confirmed.current) return;
    if (state === "superseded") {
      setAsked(undefined);
      forget();
    }
    if (state !== "applying") return;
    confirmed.current = true;
    setAsked(undefined);
    form()?.requestSubmit(asked instanceof HTMLElement ? asked : null);
  }, [state, asked, form, forget]);
  // A page that has gone sends nothing.
  useEffect(() => {
    if (!proposedId || state !== "proposed") return undefined;
    const leave = () => void ask(null, "change.withdraw", { id: proposedId });
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [proposedId, state, ask]);
  return { isAsked: asked !== undefined, review, cancel };
}
