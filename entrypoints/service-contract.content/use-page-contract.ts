import { useEffect, useState } from "preact/hooks";
import { type ContractReading, readContract } from "../../lib/crm/read/read-contract.ts";
import type { SiteProfile } from "../../lib/crm/profile/site-profile.ts";
import { currentTime, pageOpenedAt } from "../../lib/platform/system-clock.ts";

/** What a stored verdict is held against: the contract and its budgets as the page shows them at this moment. */
export type VisibleContract = ContractReading["contract"] &
  Pick<ContractReading, "budgets"> & {
    /** Since when the page shows this, in epoch milliseconds: what was stored later can't be seen in it. */
    since: number;
  };

/** How long after the page was redrawn it is read again, in ms: a redraw comes in many steps. */
const SETTLED_AFTER = 300;

/** Read from the page, and again whenever it draws something anew or somebody comes back to it. */
export function useVisibleContract(profile: SiteProfile): VisibleContract {
  const [shown, setShown] = useState<VisibleContract>(() => ({ ...read(profile), since: pageOpenedAt() }));
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const next = read(profile);
      setShown((before) => {
        const { since: _since, ...held } = before;
        return JSON.stringify(held) === JSON.stringify(next) ? before : { ...next, since: currentTime() };
      });
    };
    const observer = new MutationObserver(() => {
      clearTimeout(due);
      due = setTimeout(look, SETTLED_AFTER);
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(due);
      observer.disconnect();
      document.removeEventListener("visibilitychange", look);
    };
  }, [profile]);
  return shown;
}

function read(profile: SiteProfile): Omit<VisibleContract, "since"> {
  const { contract, budgets } = readContract(document, location.href, profile);
  return { ...contract, ...(budgets ? { budgets } : {}) };
}
