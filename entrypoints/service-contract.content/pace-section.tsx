import { useEffect } from "preact/hooks";
import { ContractPace } from "../../components/changes/contract-pace.tsx";
import { focusedElement } from "../../components/base/focus/keep-focus.ts";
import { ProblemNote } from "../../components/base/problem-note.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { findMenu } from "../../lib/crm/page/action-menu.ts";
import { readContract } from "../../lib/crm/read/read-contract.ts";
import type { ContractProfile } from "../../lib/crm/profile/site-profile.ts";
import { send } from "../../lib/messaging/send.ts";
import { usePolling, useRefreshOnFocus } from "../../components/hooks/use-polling.ts";
import { useRequest } from "../../components/hooks/use-request.ts";
import type { ChangeView } from "../../lib/domain/change/change-view.ts";
import { NewBookingButton } from "../../components/page/new-booking-button.tsx";
import { useChangedReading } from "../../components/page/use-redraws.ts";
import { useDialogScript } from "../../components/page/use-dialog-script.tsx";
import { useVisibleContract } from "./use-page-contract.ts";

/** The entries of the contract's PACE menu, whether it is the CRM's own or ours. */
export const STEPS = "Sync NDIS PACE";
export const ONE_CLICK_ENTRY = "Sync PACE plan and budgets";

interface Props {
  path: string;
  profile: ContractProfile;
  /** Presses in the CRM's own menu: an event named by the entry. */
  presses: EventTarget;
}

/** The contract's PACE line and the way to its dialog: step by step as the guide has it (F45–F50), or all at once. */
export function ContractPaceLine({ path, profile, presses }: Props) {
  const now = useNow(15_000);
  const { view, look } = useRefreshOnFocus(() => send("pace.view-contract", { path, ...seen(profile) }));
  useChangedReading(() => seen(profile), look);
  const pageNow = useVisibleContract(profile);
  const { place, open, problem } = useDialogScript("pace");
  const { request } = useRequest();
  /** Where the CRM's own menu was pressed, what it held is gone by then, and the press may have left the focus nowhere. */
  const onClose = () =>
    setTimeout(() => focusedElement() ?? findMenu(document, profile.paceMenu)?.button.focus());
  const start = (journey: "steps" | "sync", change?: ChangeView) =>
    void open({ journey, path, change, onDone: look, onClose });

  // A sync that goes on while nobody has its dialog open still shows its progress in the line.
  usePolling(1000, view?.change?.state === "applying", look);
  useEffect(() => {
    const ending = new AbortController();
    for (const [entry, journey] of [
      [STEPS, "steps"],
      [ONE_CLICK_ENTRY, "sync"],
    ] as const)
      presses.addEventListener(entry, () => start(journey), { signal: ending.signal });
    return () => ending.abort();
  });
  return (
    <>
      <ContractPace
        view={view}
        now={now}
        shown={pageNow}
        onSync={() => start("sync")}
        onSteps={() => start("steps")}
        onShow={() => start("sync", view?.change)}
        onOptions={() => void request("options.open", null)}
      />
      {view && !view.isPace && <NewBookingButton of="contract" path={path} />}
      {problem && (
        <div class="pb-surface">
          <ProblemNote problem={problem} alert />
        </div>
      )}
      {place}
    </>
  );
}

function seen(profile: ContractProfile) {
  const { isPace, budgets = [], createBudgetPath } = readContract(document, location.href, profile);
  const forms = [createBudgetPath, ...budgets.map(({ editPath }) => editPath)];
  return { isPace, forms: forms.filter((form) => form !== undefined) };
}
