import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { BudgetRetrieve } from "../../components/changes/budget-retrieve.tsx";
import { SaveWait } from "../../components/changes/save-wait.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { budgetFormPage } from "../../lib/crm/page/budget-form-page.ts";
import paceCss from "../../components/changes/pace.css?inline";
import { recordPath } from "../../lib/crm/profile/record-path.ts";
import type { BudgetFormProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMounted, putUnderHeading } from "../../lib/crm/page/stay-mounted.ts";
import { type FieldChange, isDifferent } from "../../lib/domain/change/change-set.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { useChange } from "../../components/hooks/use-change.ts";
import { useReviewWindow } from "../../components/hooks/use-review-window.ts";
import type { BudgetsView } from "../../lib/domain/change/plan-choices.ts";
import { useOffers } from "../../components/palette/offers.ts";
import { mountShadow } from "../../components/page/shadow.ts";

/** In the CRM's budget form: Retrieve PACE Plan Budget, and a confirmation before the form is saved (F51–F61). */
export function mountBudgetForm(ctx: ContentScriptContext, profile: BudgetFormProfile): void {
  const page = budgetFormPage(document, location.href, profile);
  const headings = profile.pages["budget-form"].headings ?? [];
  let host: HTMLElement | undefined;
  const put = () => {
    const form = page.form();
    const path = form && addressOf(form);
    // The form may come later than its heading, and only the form says whose budget it is.
    if (!path || page.isOfProvider()) return null;
    host ??= mountShadow(ctx, "planbridge-budget", paceCss, <Budget path={path} profile={profile} />);
    return putUnderHeading(document, host, headings);
  };
  keepMounted(document, put, ctx.signal);
}

/** In a dialog over another page, the form's own address; else the page's. */
function addressOf(form: HTMLFormElement): string | null {
  const isOver = form.closest("dialog,[role=dialog],.modal") !== null;
  return recordPath((isOver && form.getAttribute("action")) || location.href, location.href);
}

function Budget({ path, profile }: { path: string; profile: BudgetFormProfile }) {
  const now = useNow(15_000);
  const page = useMemo(() => budgetFormPage(document, location.href, profile), [profile]);
  const [view, setView] = useState<BudgetsView | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [changes, setChanges] = useState<FieldChange[]>([]);
  const [asked, setAsked] = useState<HTMLElement | null | undefined>(undefined);
  const [retrieving, setRetrieving] = useState(false);
  const { view: proposed, show, forget, look, ask, problem, setProblem } = useChange();
  const { opened: windowOpened } = useReviewWindow(look);
  const confirmed = useRef(false);

  const retrieve = async () => {
    const category = page.category();
    if (!category) return setProblem(NO_CATEGORY);
    setView(null);
    setChosen(null);
    setChanges([]);
    setRetrieving(true);
    const found = await ask(null, "pace.retrieve-budgets", { formPath: path, category });
    setRetrieving(false);
    if (found) setView(found);
  };
  const choose = (key: string) => {
    const choice = view?.choices.find((each) => each.key === key);
    if (!choice) return;
    // Compared with what the form held when it was opened, whatever was chosen in between.
    const before = page.compare(choice);
    const first = changes.length > 0 ? changes : before;
    const held = (field: string) => first.find((each) => each.field === field)?.before ?? null;
    setChanges(before.map((change) => ({ ...change, before: held(change.field) })));
    // Another record may have filled in a management that this one doesn't tell: it goes back to what the form held.
    const untold = choice.managementStyle === null && first.some(({ field }) => field === "managementStyle");
    const lacking = page.fill(
      untold
        ? {
            ...choice,
            managementStyle: String(held("managementStyle") ?? ""),
            excluded: held("excluded") === true,
          }
        : choice,
    );
    setProblem(lacking.length > 0 ? formLacks(lacking) : null);
    setChosen(key);
  };

  // Save is asked about only once a PACE record was chosen: any other change of the form is the person's own.
  useEffect(() => {
    const form = page.form();
    const onSubmit = (event: SubmitEvent) => {
      if (!chosen || confirmed.current) return;
      event.preventDefault();
      event.stopPropagation();
      setAsked(event.submitter);
    };
    form?.addEventListener("submit", onSubmit, { capture: true });
    return () => form?.removeEventListener("submit", onSubmit, { capture: true });
  }, [chosen, page]);

  const propose = async () => {
    const choice = view?.choices.find(({ key }) => key === chosen);
    if (!view || !choice) return undefined;
    const fields = [categoryField(view), ...changes];
    const body = { formPath: path, snapshotId: view.snapshotId, budgetKey: choice.key, fields };
    return ask(null, "pace.propose-budget-save", body);
  };
  const review = async () => {
    const change = proposed ?? (await propose());
    if (!change) return;
    show(change);
    const reply = await ask(null, "review.open", { change: change.id });
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
    page.form()?.requestSubmit(asked instanceof HTMLElement ? asked : null);
  }, [state, asked, page, forget]);
  // A page that has gone sends nothing.
  useEffect(() => {
    if (!proposedId || state !== "proposed") return undefined;
    const leave = () => void ask(null, "change.withdraw", { id: proposedId });
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [proposedId, state, ask]);
  useOffers({ retrieve: !retrieving && (() => void retrieve()) });
  return (
    <>
      <BudgetRetrieve
        state={retrieving ? "retrieving" : stateOf(view)}
        view={view}
        chosen={chosen}
        changes={changes}
        problem={asked === undefined ? problem : null}
        now={now}
        onRetrieve={() => void retrieve()}
        onChoose={choose}
      />
      {asked !== undefined && view && (
        <SaveWait
          client={view.client.name}
          category={view.category}
          changes={changes.filter(isDifferent)}
          problem={problem}
          onReview={() => void review()}
          onCancel={cancel}
        />
      )}
    </>
  );
}

function stateOf(view: BudgetsView | null): "idle" | "found" | "none" {
  if (!view) return "idle";
  return view.choices.length > 0 ? "found" : "none";
}

/** The budget's category goes along, so that a new budget is found again by it. */
function categoryField(view: BudgetsView): FieldChange {
  return {
    field: "planCategory",
    label: "Plan Category",
    kind: "text",
    before: view.category,
    after: view.category,
  };
}

const NO_CATEGORY: Problem = {
  code: "no-category",
  what: "No Plan Category is chosen.",
  remedy: "Choose the Plan Category first, then retrieve.",
  field: "Plan Category",
};

function formLacks(labels: string[]): Problem {
  return {
    code: "crm-form-field-missing",
    what: `Planbridge couldn't fill in ${labels.join(", ")} on this form.`,
    remedy:
      "The field is missing or doesn't offer the value. Ask your CRM administrator to add it. Everything else was filled in.",
  };
}
