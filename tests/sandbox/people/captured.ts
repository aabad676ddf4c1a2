import { abnOf } from "../crm/records/providers.ts";
import { addToDate } from "../dates.ts";
import { lineTotal } from "../money.ts";
import { CAPTURE_FAULTS } from "./captured-faults.ts";
import type { CapturedSeed, CaptureFault, Capturing } from "./captured-seed.ts";
import type { ContractSeed, Person } from "./person.ts";
import { workingDayFrom, workingDayUpTo } from "./working-day.ts";

/** A bigger office has no more of them: they are here to be looked at one by one. */
const MOST = 60;
const UNIT = 100;

/**
 * One captured invoice for each of the first clients that have an active contract. Each takes the fault that waits
 * longest among those that can happen to it, so that twenty clients have every fault among them.
 */
export function generateCapturedInvoices(people: readonly Person[], today: string): CapturedSeed[] {
  const waiting = Object.keys(CAPTURE_FAULTS).filter(isFault);
  return people.slice(0, MOST).flatMap((person, position) => {
    const contract = person.contracts.find(({ active }) => active);
    const budget = contract?.budgets.find(({ category }) => category !== "Choice and Control");
    if (!contract || !budget) return [];
    const capturing = { person, position, contract, budget, today };
    const at = waiting.findIndex((fault) => CAPTURE_FAULTS[fault].fits(capturing));
    const [fault = "none"] = waiting.splice(at, 1);
    waiting.push(fault);
    return [CAPTURE_FAULTS[fault].apply(faultless(capturing, fault), capturing)];
  });
}

function faultless({ position, contract, budget, today }: Capturing, fault: CaptureFault): CapturedSeed {
  const { item, provider, rate } = budget.support;
  const date = serviceDay(contract, today);
  return {
    position,
    fault,
    provider,
    abn: abnOf(provider),
    number: `CAP-${String(position + 1).padStart(4, "0")}`,
    date: today,
    lines: [
      {
        from: date,
        to: date,
        item,
        category: budget.category,
        quantity: UNIT,
        rate,
        gst: "P2",
        total: lineTotal(rate, UNIT),
      },
    ],
  };
}

/** The last working day before today, or the first of a contract that is younger than that. */
function serviceDay({ planStart }: ContractSeed, today: string): string {
  const last = workingDayUpTo(addToDate(today, { days: -1 }));
  return last >= planStart ? last : workingDayFrom(planStart);
}

function isFault(name: string): name is CaptureFault {
  return Object.hasOwn(CAPTURE_FAULTS, name);
}
