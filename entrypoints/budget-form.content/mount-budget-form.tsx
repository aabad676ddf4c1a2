import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useMemo, useState } from "preact/hooks";
import { BudgetRetrieve } from "../../components/changes/budget-retrieve.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { budgetFormPage } from "../../lib/crm/page/budget-form-page.ts";
import paceCss from "../../components/changes/pace.css?inline";
import { recordPath } from "../../lib/crm/profile/record-path.ts";
import type { BudgetFormProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMounted, putUnderHeading } from "../../lib/crm/page/stay-mounted.ts";
import type { FieldChange } from "../../lib/domain/change/change-set.ts";
import { useChange } from "../../components/hooks/use-change.ts";
import type { BudgetChoice, BudgetsView } from "../../lib/domain/change/plan-choices.ts";
import { useOffers } from "../../components/palette/offers.ts";
import { BookingPart } from "./booking-part.tsx";
import { formLacks, NO_CATEGORY } from "./form-problems.ts";
import { HeldSaveWait } from "./held-save-wait.tsx";
import { useHeldSave } from "./use-held-save.ts";
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
    host ??= mountShadow(
      ctx,
      "planbridge-budget",
      paceCss,
      <>
        <Budget path={path} profile={profile} />
        <BookingPart path={path} profile={profile} />
      </>,
    );
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
  const [retrieving, setRetrieving] = useState(false);
  const controller = useChange();
  const { ask, problem, setProblem } = controller;

  const retrieve = async () => {
    const category = page.category();
    if (!category) return setProblem(NO_CATEGORY);
    setView(null);
    setChosen(null);
    setChanges([]);
    setRetrieving(true);
    const found = await ask(null, "pace.retrieve-budgets", { formPath: path, category });
    setRetrieving(false);
    if (!found) return;
    setView(found);
    // There is nothing to choose between.
    const [only, ...others] = found.choices;
    if (only && others.length === 0) fillIn(only, []);
  };
  const choose = (key: string) => {
    const choice = view?.choices.find((each) => each.key === key);
    if (choice) fillIn(choice, changes);
  };
  /** `earlier`: what the choice before this one has changed. */
  const fillIn = (choice: BudgetChoice, earlier: readonly FieldChange[]) => {
    // Compared with what the form held when it was opened, whatever was chosen in between.
    const before = page.compare(choice);
    const first = earlier.length > 0 ? earlier : before;
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
    setChosen(choice.key);
  };

  const propose = async () => {
    const choice = view?.choices.find(({ key }) => key === chosen);
    if (!view || !choice) return undefined;
    const fields = [categoryField(view), ...changes];
    const body = { formPath: path, snapshotId: view.snapshotId, budgetKey: choice.key, fields };
    return ask(null, "pace.propose-budget-save", body);
  };
  const held = useHeldSave(controller, page.form, chosen !== null, propose);
  useOffers({ retrieve: !retrieving && (() => void retrieve()) });
  return (
    <>
      <BudgetRetrieve
        state={retrieving ? "retrieving" : stateOf(view)}
        view={view}
        chosen={chosen}
        changes={changes}
        problem={held.isAsked ? null : problem}
        now={now}
        onRetrieve={() => void retrieve()}
        onChoose={choose}
      />
      <HeldSaveWait held={held} view={view} changes={changes} problem={problem} />
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
