import type { ContentScriptContext } from "../../lib/platform/page-context.ts";
import { useCallback, useEffect, useState } from "preact/hooks";
import { StatusLine } from "../../components/sync/status-line.tsx";
import { NotReadLine } from "../../components/page-health/not-read-line.tsx";
import { useNow } from "../../components/base/use-now.ts";
import { findMenu } from "../../lib/crm/page/action-menu.ts";
import { addMenuEntry } from "../../lib/crm/page/menu-entry.ts";
import paceCss from "../../components/changes/pace.css?inline";
import { recordPath } from "../../lib/crm/profile/record-path.ts";
import { tightOfContract } from "../../lib/domain/record-charts/tight-budget.ts";
import type { ContractProfile } from "../../lib/crm/profile/site-profile.ts";
import { keepMounted, keepMountedUnderHeading } from "../../lib/crm/page/stay-mounted.ts";
import type { Problem } from "../../lib/core/problem.ts";
import { settleRequest } from "../../components/hooks/use-request.ts";
import { send } from "../../lib/messaging/send.ts";
import type { ContractStatusView } from "../../lib/messaging/views.ts";
import { ONE_CLICK_ENTRY, ContractPaceLine, STEPS } from "./pace-section.tsx";
import { ContractBookingsSection } from "./bookings-section.tsx";
import { mountShadow } from "../../components/page/shadow.ts";
import { useOffers } from "../../components/palette/offers.ts";
import type { PlanRequest } from "../../components/page/dialog-requests.ts";
import { PlanPictureLine } from "../../components/page/plan-picture-line.tsx";
import { PanelButton } from "../../components/page/panel-button.tsx";
import { useVisibleContract } from "./use-page-contract.ts";

/** Which contract it is, the background knows by the page's address. */
const PICTURE: PlanRequest = { page: "service-contract", dates: [] };

/** Shows under the page's heading how the contract stands with the NDIA (F13). */
export function mountServiceContract(ctx: ContentScriptContext, profile: ContractProfile): void {
  const path = recordPath(location.href, location.href);
  if (!path) return;
  const headings = profile.pages["service-contract"].headings ?? [];
  const presses = new EventTarget();
  const host = mountShadow(
    ctx,
    "planbridge-status",
    paceCss,
    <>
      <Status path={path} profile={profile} />
      <ContractPaceLine path={path} profile={profile} presses={presses} />
      <ContractBookingsSection path={path} profile={profile} />
      <Picture profile={profile} />
      <PanelButton />
    </>,
  );
  keepMountedUnderHeading(document, host, headings, ctx.signal);
  // Where the CRM has a PACE menu of its own, older or newer, that is where a person looks for these (F45).
  for (const entry of [STEPS, ONE_CLICK_ENTRY]) {
    const add = () => {
      const menu = findMenu(document, profile.paceMenu);
      return menu && addMenuEntry(menu, entry, () => presses.dispatchEvent(new Event(entry)));
    };
    keepMounted(document, add, ctx.signal);
  }
}

function Picture({ profile }: { profile: ContractProfile }) {
  const { budgets } = useVisibleContract(profile);
  return (
    <div class="pb-surface pb-status pb-tone-neutral">
      <div class="pb-status-body">
        <PlanPictureLine request={PICTURE} tight={tightOfContract(budgets)} />
      </div>
    </div>
  );
}

function Status({ path, profile }: { path: string; profile: ContractProfile }) {
  const now = useNow(15_000);
  const [status, setStatus] = useState<ContractStatusView | null | undefined>();
  const [problem, setProblem] = useState<Problem | null>(null);
  const [checking, setChecking] = useState(false);
  const shown = useVisibleContract(profile);
  const ask = useCallback(
    async (name: "contract.status" | "contract.check") => {
      const settled = await settleRequest(() => send(name, { path }));
      setProblem("problem" in settled ? settled.problem : null);
      setStatus((before) => ("reply" in settled ? settled.reply : (before ?? null)));
    },
    [path],
  );
  useEffect(() => {
    // Somebody may have synced in another tab: whoever comes back to this one sees the latest word.
    const back = () => document.visibilityState === "visible" && void ask("contract.status");
    document.addEventListener("visibilitychange", back);
    void ask("contract.status");
    return () => document.removeEventListener("visibilitychange", back);
  }, [ask]);
  const check = async () => {
    setChecking(true);
    await ask("contract.check");
    setChecking(false);
  };
  const openPageCheck = async () => {
    const settled = await settleRequest(() => send("options.open", { section: "page-check" }));
    setProblem("problem" in settled ? settled.problem : null);
  };
  useOffers({ compare: !checking && (() => void check()) });
  if (status === undefined) return null;
  return (
    <>
      <StatusLine
        status={status}
        problem={problem}
        shown={shown}
        now={now}
        checking={checking}
        onCheck={() => void check()}
      />
      <NotReadLine labels={shown.notRead} onDetails={() => void openPageCheck()} />
    </>
  );
}
