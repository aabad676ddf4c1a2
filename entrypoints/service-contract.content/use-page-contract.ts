import { useCallback, useEffect, useState } from "preact/hooks";
import { useRedraws } from "../../components/page/use-redraws.ts";
import { notReadOfContract } from "../../lib/crm/read/not-read.ts";
import { type ContractReading, readContract } from "../../lib/crm/read/read-contract.ts";
import type { ContractProfile } from "../../lib/crm/profile/site-profile.ts";
import { currentTime, pageOpenedAt } from "../../lib/platform/system-clock.ts";

/** What a stored verdict is held against: the contract and its budgets as the page shows them at this moment. */
export type VisibleContract = ContractReading["contract"] &
  Pick<ContractReading, "budgets"> & {
    /** Labels of what isn't read for certain. */
    notRead: string[];
    /** Since when the page shows this, in epoch milliseconds: what was stored later can't be seen in it. */
    since: number;
  };

/** Read from the page, and again whenever it draws something anew or somebody comes back to it. */
export function useVisibleContract(profile: ContractProfile): VisibleContract {
  const [shown, setShown] = useState<VisibleContract>(() => ({ ...read(profile), since: pageOpenedAt() }));
  const look = useCallback(() => {
    const next = read(profile);
    setShown((before) => {
      const { since: _since, ...held } = before;
      return JSON.stringify(held) === JSON.stringify(next) ? before : { ...next, since: currentTime() };
    });
  }, [profile]);
  useRedraws(look);
  useEffect(() => {
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [look]);
  return shown;
}

function read(profile: ContractProfile): Omit<VisibleContract, "since"> {
  const reading = readContract(document, location.href, profile);
  const { contract, budgets } = reading;
  return { ...contract, ...(budgets ? { budgets } : {}), notRead: notReadOfContract(reading) };
}
