import { useEffect, useState } from "preact/hooks";
import { ContractPace } from "../../components/changes/contract-pace.tsx";
import { focusedElement } from "../../components/base/keep-focus.ts";
import { SelectPlan } from "../../components/changes/select-plan.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { findMenu } from "../../lib/crm/page/action-menu.ts";
import { readContract } from "../../lib/crm/read/read-contract.ts";
import type { SiteProfile } from "../../lib/crm/profile/site-profile.ts";
import { send } from "../../lib/messaging/send.ts";
import { useChange } from "../../components/hooks/use-change.ts";
import { usePolling, useRefreshOnFocus } from "../../components/hooks/use-polling.ts";
import type { PlansView } from "../../lib/domain/change/plan-choices.ts";
import { useChangedReading } from "../../components/page/use-redraws.ts";
import { PaceReview } from "../../components/page/pace-review.tsx";
import { useVisibleContract } from "./use-page-contract.ts";

/** The entries of the contract's PACE menu, whether it is the CRM's own or ours. */
export const STEPS = "Sync NDIS PACE";
export const ONE_CLICK_ENTRY = "Sync PACE plan and budgets";

interface Props {
  path: string;
  profile: SiteProfile;
  /** Presses in the CRM's own menu: an event named by the entry. */
  presses: EventTarget;
}

/** The contract's PACE line and its dialog: step by step as the guide has it (F45–F50), or all at once. */
export function ContractPaceLine({ path, profile, presses }: Props) {
  const now = useNow(15_000);
  const { view, look } = useRefreshOnFocus(() => send("pace.view-contract", { path, ...seen(profile) }));
  useChangedReading(() => seen(profile), look);
  const pageNow = useVisibleContract(profile);
  const [dialog, setDialog] = useState<{ times: number; shown: false | "steps" | "change" }>({
    times: 0,
    shown: false,
  });
  const [plans, setPlans] = useState<PlansView | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const change = useChange();
  const { ask, show } = change;

  const open = (shown: "steps" | "change") => setDialog(({ times }) => ({ times: times + 1, shown }));
  const proposeAll = async () => {
    change.forget();
    show(
      await ask("Retrieving the PACE plan and its budgets from the NDIA…", "change.propose-sync", {
        contractPath: path,
        purpose: "sync-plan-and-budgets",
      }),
    );
  };
  const startSteps = () => {
    change.forget();
    setPlans(null);
    setChosen(null);
    open("steps");
  };
  const startAll = () => {
    open("change");
    void proposeAll();
  };

  useEffect(() => {
    if (change.view?.state === "done") look();
  }, [change.view?.state, look]);
  // A sync that goes on while nobody has its dialog open still shows its progress in the line.
  usePolling(1000, view?.change?.state === "applying", look);
  // What the CRM's own menu held is gone by now, and the press may have left the focus nowhere.
  useEffect(() => {
    if (dialog.times > 0 && !dialog.shown && !focusedElement())
      findMenu(document, profile.paceMenu)?.button.focus();
  }, [dialog, profile]);
  useEffect(() => {
    presses.addEventListener(STEPS, startSteps);
    presses.addEventListener(ONE_CLICK_ENTRY, startAll);
    return () => {
      presses.removeEventListener(STEPS, startSteps);
      presses.removeEventListener(ONE_CLICK_ENTRY, startAll);
    };
  });

  const retrievePlans = async () => {
    change.forget();
    const found = await ask("Retrieving from the NDIA…", "pace.retrieve-plans", { contractPath: path });
    if (!found) return;
    setPlans(found);
    setChosen(found.plans.find(({ fits }) => fits)?.key ?? null);
  };
  const proposePlan = async () => {
    if (!plans || !chosen) return;
    const wanted = { contractPath: path, purpose: "sync-plan" as const, planKey: chosen };
    show(await ask("Comparing…", "change.propose-sync", { ...wanted, snapshotId: plans.snapshotId }));
  };
  return (
    <>
      <ContractPace
        view={view}
        now={now}
        shown={pageNow}
        onSync={startAll}
        onSteps={startSteps}
        onShow={() => {
          show(view?.change);
          open("change");
        }}
        onOptions={() => void ask(null, "options.open", null)}
      />
      {dialog.shown && (
        <PaceReview
          title={dialog.shown === "steps" ? "NDIS PACE Sync" : ONE_CLICK_ENTRY}
          change={change}
          guides={profile.guides.pace}
          opened={dialog.times}
          onClose={() => setDialog(({ times }) => ({ times, shown: false }))}
          onRetrieveAgain={() => void (dialog.shown === "steps" ? retrievePlans() : proposeAll())}
        >
          {dialog.shown === "steps" && !change.view && (
            <SelectPlan
              plans={plans}
              waiting={change.waiting !== null}
              chosen={chosen}
              onRetrieve={() => void retrievePlans()}
              onChoose={setChosen}
              onConfirm={() => void proposePlan()}
            />
          )}
        </PaceReview>
      )}
    </>
  );
}

function seen(profile: SiteProfile) {
  const { isPace, budgets = [], createBudgetPath } = readContract(document, location.href, profile);
  const forms = [createBudgetPath, ...budgets.map(({ editPath }) => editPath)];
  return { isPace, forms: forms.filter((form) => form !== undefined) };
}
