import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { SelectPlan } from "../../components/changes/select-plan.tsx";
import { useChange } from "../../components/hooks/use-change.ts";
import type { PaceRequest } from "../../components/page/dialog-requests.ts";
import { PaceReview } from "../../components/page/pace-review.tsx";
import { guides } from "../../lib/crm/profile/careview-labels.ts";
import type { PlansView } from "../../lib/domain/change/plan-choices.ts";

const TITLES = {
  create: "+ NDIS Pace",
  steps: "Sync PACE plan and budgets, step by step",
  sync: "Sync PACE plan and budgets",
} as const satisfies Record<PaceRequest["journey"], string>;

const RETRIEVING = "Retrieving the PACE plan and its budgets from the NDIA…";

/** The dialog of a record's PACE change: a new contract, or a sync all at once or step by step (F35, F45–F50). */
export function PaceChange({ request }: { request: PaceRequest }) {
  const { journey, path, onDone, onClose } = request;
  const [opened, setOpened] = useState({ times: 0, shown: false });
  const [plans, setPlans] = useState<PlansView | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const change = useChange();
  const { ask, show, forget } = change;

  const proposeAll = async () => {
    forget();
    show(
      journey === "create"
        ? await ask(RETRIEVING, "change.propose-contract", { clientPath: path })
        : await ask(RETRIEVING, "change.propose-sync", {
            contractPath: path,
            purpose: "sync-plan-and-budgets",
          }),
    );
  };
  const retrievePlans = async () => {
    forget();
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

  const start = () => {
    setOpened(({ times }) => ({ times: times + 1, shown: true }));
    if (request.change) return show(request.change);
    if (journey !== "steps") return void proposeAll();
    forget();
    setPlans(null);
    setChosen(null);
  };
  const latest = useRef(start);
  latest.current = start;
  // Each press is a request of its own, and nothing else starts one.
  useLayoutEffect(() => latest.current(), [request]);
  useEffect(() => {
    if (change.view?.state === "done") onDone();
  }, [change.view?.state, onDone]);

  if (!opened.shown) return null;
  return (
    <PaceReview
      title={TITLES[journey]}
      change={change}
      guides={guides.pace}
      opened={opened.times}
      onClose={() => {
        setOpened(({ times }) => ({ times, shown: false }));
        onClose?.();
      }}
      onRetrieveAgain={() => void (journey === "steps" ? retrievePlans() : proposeAll())}
    >
      {journey === "steps" && !change.view && (
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
  );
}
