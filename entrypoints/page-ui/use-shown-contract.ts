import { useEffect, useState } from "preact/hooks";
import { type ContractReading, readContract } from "../../lib/crm/read-contract.ts";
import type { SiteProfile } from "../../lib/crm/site-profile.ts";

/** What a stored verdict is held against: the contract and its budgets as the page shows them at this moment. */
export type ShownNow = ContractReading["contract"] & Pick<ContractReading, "budgets">;

/** How long after the page was redrawn it is read again, in ms: a redraw comes in many steps. */
const SETTLED_AFTER = 300;

/** Read from the page, and again whenever it draws something anew or somebody comes back to it. */
export function useShownContract(profile: SiteProfile): ShownNow {
  const [shown, setShown] = useState(() => read(profile));
  useEffect(() => {
    let due: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const next = read(profile);
      setShown((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
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

function read(profile: SiteProfile): ShownNow {
  const { contract, budgets } = readContract(document, location.href, profile);
  return { ...contract, ...(budgets ? { budgets } : {}) };
}
