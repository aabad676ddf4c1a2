import { browser } from "#imports";
import { useLayoutEffect } from "preact/hooks";
import "../../components/base/tokens.css";
import "../../components/base/base.css";
import "../../components/options/options.css";
import { Disclosure } from "../../components/base/disclosure.tsx";
import { EnvironmentBand } from "../../components/base/environment-band.tsx";
import { mountPage } from "../../components/base/mount/mount-page.ts";
import { OptionsApp } from "../../components/options/options-app.tsx";
import { DEMO_SITE, profiles } from "../../lib/crm/profile/careview.ts";
import { environments } from "../../lib/ndia/environments.ts";
import { requestHostPermission } from "../../lib/platform/host-permission.ts";
import { usePolicy } from "../../components/hooks/use-policy.ts";
import { useStoredData } from "../../components/hooks/use-stored-data.ts";
import { useVault } from "../../components/hooks/use-vault.ts";
import { LockGate } from "../../components/vault/lock-gate.tsx";
import type { ProtectionProps } from "../../components/vault/protection.tsx";
import { usePractice } from "../../components/practice/use-practice.ts";
import { taskState } from "../../components/vault/protection-task.ts";
import { WipeForm } from "../../components/vault/wipe-form.tsx";
import { useConfirmation } from "./use-confirmation.ts";
import { useBadgeChoices } from "./use-badge-choices.ts";
import { useConnectionTasks } from "./use-connection-tasks.ts";
import { useDiagnostic } from "./use-diagnostic.ts";
import { useHolidayTasks } from "./use-holiday-tasks.ts";
import { usePageCheck } from "./use-page-check.ts";
import { usePriceRegion } from "./use-price-region.ts";
import { useProtection } from "./use-protection.ts";
import { useRecordSettings } from "./use-record-settings.ts";
import { useSetUpExport } from "./use-set-up-export.ts";
import { useSiteTasks } from "./use-site-tasks.ts";
import { useUpkeepSettings } from "./use-upkeep-settings.ts";
import { today } from "../../lib/platform/system-clock.ts";

function Options({ protection }: { protection: ProtectionProps }) {
  const { connection, reload, ...form } = useConnectionTasks();
  const { sites, ...list } = useSiteTasks();
  const { settings, ...holidayList } = useHolidayTasks();
  const priceRegion = usePriceRegion();
  const recordSettings = useRecordSettings();
  const upkeepSettings = useUpkeepSettings();
  const confirmation = useConfirmation();
  const badge = useBadgeChoices();
  const storedData = useStoredData(true);
  const { name, version } = browser.runtime.getManifest();
  const pageCheck = usePageCheck();
  const saveSetUp = useSetUpExport();
  const policy = usePolicy();
  const support = useDiagnostic();
  const isPageKnown = pageCheck.tabs !== undefined;
  const isWhole = connection !== undefined && sites !== undefined && settings !== undefined && isPageKnown;
  // The browser scrolled to the section before the content above it was loaded.
  useLayoutEffect(() => {
    if (isWhole) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, [isWhole]);
  return (
    <>
      <EnvironmentBand environment={policy?.band ?? null} />
      <OptionsApp
        connection={connection}
        connectionForm={{ ...form, presets: environments }}
        onAllowConnection={(origins) => void requestHostPermission(origins).then(reload)}
        saveSetUp={saveSetUp}
        sites={sites}
        siteList={{ ...list, profiles, offered: DEMO_SITE }}
        pageCheck={pageCheck}
        holidays={settings}
        priceRegion={priceRegion}
        recordSettings={recordSettings}
        upkeepSettings={upkeepSettings}
        confirmation={confirmation}
        badge={badge}
        protection={protection}
        storedData={{
          view: storedData,
          product: `${name} ${version}`,
          isSealed: protection.view && protection.view.openedBy.length > 0,
        }}
        organisation={{ policy }}
        isPractice={usePractice() === true}
        support={support}
        holidayList={{ ...holidayList, today: today() }}
      />
    </>
  );
}

function OptionsPage() {
  const vault = useVault();
  const { protection, wipes } = useProtection(vault);
  const { busy, result, onWipe } = protection;
  const forgotten = (
    <Disclosure title="Forgotten your passphrase?">
      <WipeForm {...taskState("wipe", busy, result)} onWipe={onWipe} />
    </Disclosure>
  );
  return (
    <LockGate vault={vault} forgotten={forgotten}>
      <Options key={wipes} protection={protection} />
    </LockGate>
  );
}

mountPage(<OptionsPage />);
