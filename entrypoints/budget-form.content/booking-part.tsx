import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { BookingFetch } from "../../components/booking-contract/booking-fetch.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { useChange } from "../../components/hooks/use-change.ts";
import { useOffers } from "../../components/palette/offers.ts";
import { bookingFormPage } from "../../lib/crm/page/booking-form-page.ts";
import { budgetFormPage } from "../../lib/crm/page/budget-form-page.ts";
import type { BudgetFormProfile } from "../../lib/crm/profile/site-profile.ts";
import { type LinkChoicesView, linkFields } from "../../lib/domain/booking/contract/link-choice.ts";
import { type FieldChange, moneyField, textField } from "../../lib/domain/change/change-set.ts";
import type { CrmField } from "../../lib/domain/plan/crm-field.ts";
import { formLacks, NO_CATEGORY } from "./form-problems.ts";
import { HeldSaveWait } from "./held-save-wait.tsx";
import { useHeldSave } from "./use-held-save.ts";

/** Fetch Service Booking in the CRM's budget form, where the form asks whether a booking is required. */
export function BookingPart(props: { path: string; profile: BudgetFormProfile }) {
  const asks = bookingFormPage(document, location.href, props.profile).asksForBooking();
  return asks ? <Fetch {...props} /> : null;
}

function Fetch({ path, profile }: { path: string; profile: BudgetFormProfile }) {
  const now = useNow(15_000);
  const page = useMemo(() => bookingFormPage(document, location.href, profile), [profile]);
  const budget = useMemo(() => budgetFormPage(document, location.href, profile), [profile]);
  const [view, setView] = useState<LinkChoicesView | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [changes, setChanges] = useState<FieldChange<CrmField>[]>([]);
  const [isFetching, setIsFetching] = useState(false);
  const release = useRef<() => void>(() => undefined);
  const change = useChange();
  const { ask, problem, setProblem } = change;
  useEffect(() => () => release.current(), []);

  const fetchBookings = async () => {
    const category = budget.category();
    if (!category) return setProblem(NO_CATEGORY);
    release.current();
    setView(null);
    setChosen(null);
    setChanges([]);
    setIsFetching(true);
    const found = await ask(null, "bookings.retrieve-for-form", { formPath: path, category });
    setIsFetching(false);
    if (found) setView(found);
  };
  const choose = (bookingId: string) => {
    const choice = view?.choices.find((each) => each.bookingId === bookingId);
    if (!choice) return;
    release.current();
    // Compared with what the form held when it was opened, whatever was chosen in between.
    const next = page.compare(linkFields(choice));
    const held = (field: string) => changes.find((each) => each.field === field);
    setChanges(next.map((each) => ({ ...each, before: (held(each.field) ?? each).before })));
    const lacking = page.fill(linkFields(choice));
    release.current = page.hold(["planCategory", "managementStyle", "startDate"]);
    setProblem(lacking.length > 0 ? formLacks(lacking) : null);
    setChosen(bookingId);
  };
  const propose = async () => {
    if (!view || chosen === null) return undefined;
    // As the form holds it at this moment: the end may have been moved later.
    const current = page.compare(changes).map((each) => ({ ...each, after: each.before }));
    const before = (field: string) => changes.find((each) => each.field === field)?.before ?? null;
    const fields = [
      { ...textField("planCategory", "Plan Category", budget.category()), before: view.category },
      ...current.map((each) => ({ ...each, before: before(each.field) })),
    ];
    return ask(null, "bookings.propose-link", { formPath: path, bookingId: chosen, fields });
  };
  const held = useHeldSave(change, budget.form, chosen !== null, propose);
  useOffers({ "fetch-booking": !isFetching && (() => void fetchBookings()) });
  return (
    <>
      <BookingFetch
        isFetching={isFetching}
        view={view}
        chosen={chosen}
        changes={changes}
        amount={amountOf(page.compare([moneyField("budgetAmount", "Budget Amount", null)]))}
        problem={held.isAsked ? null : problem}
        now={now}
        onFetch={() => void fetchBookings()}
        onChoose={choose}
      />
      <HeldSaveWait held={held} view={view} changes={changes} problem={problem} />
    </>
  );
}

function amountOf([held]: readonly FieldChange[]): number | null {
  return typeof held?.before === "number" ? held.before : null;
}
