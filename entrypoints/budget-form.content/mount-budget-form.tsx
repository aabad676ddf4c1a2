import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { BudgetRetrieve } from "../../components/changes/budget-retrieve.tsx";
import { SaveConfirm } from "../../components/changes/save-confirm.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { budgetFormPage } from "../../lib/crm/page/budget-form-page.ts";
import paceCss from "../../components/changes/pace.css?inline";
import { readUser } from "../../lib/crm/read/read-user.ts";
import { recordPath } from "../../lib/crm/profile/record-path.ts";
import type { BudgetFormProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMounted, putUnderHeading } from "../../lib/crm/page/stay-mounted.ts";
import { type FieldChange, isDifferent, sumMoneyChanges } from "../../lib/domain/change/change-set.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { useChange } from "../../components/hooks/use-change.ts";
import type { BudgetsView } from "../../lib/domain/change/plan-choices.ts";
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
  const user = () => readUser(document, profile);
  const [retrieving, setRetrieving] = useState(false);
  const { ask, problem, setProblem } = useChange(user);
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

  const save = async (typed: string) => {
    const choice = view?.choices.find(({ key }) => key === chosen);
    if (!view || !choice) return;
    const name = user();
    const fields = [categoryField(view), ...changes];
    const body = { formPath: path, snapshotId: view.snapshotId, budgetKey: choice.key, fields, typed };
    const kept = await ask(null, "pace.verify-budget-save", name ? { ...body, user: name } : body);
    const submitter = asked;
    setAsked(undefined);
    if (!kept) return;
    confirmed.current = true;
    page.form()?.requestSubmit(submitter instanceof HTMLElement ? submitter : null);
  };
  const state = retrieving ? "retrieving" : stateOf(view);
  return (
    <>
      <BudgetRetrieve
        state={state}
        view={view}
        chosen={chosen}
        changes={changes}
        problem={problem}
        now={now}
        onRetrieve={() => void retrieve()}
        onChoose={choose}
      />
      {asked !== undefined && view && (
        <SaveConfirm
          client={view.client.name}
          category={view.category}
          changes={changes.filter(isDifferent)}
          moved={sumMoneyChanges(changes)}
          onConfirm={(typed) => void save(typed)}
          onCancel={() => setAsked(undefined)}
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
