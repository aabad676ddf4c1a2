import { careview } from "../../../../lib/crm/profile/careview.ts";
import { currentTime, today } from "../../../../lib/platform/system-clock.ts";
import { createBookContract } from "../../../../lib/services/bookings/book-contract.ts";
import { createContractCheck } from "../../../../lib/services/sync/check-contract.ts";
import { createRetrieval } from "../../../../lib/services/sync/retrieve.ts";
import type { Database } from "../../../../lib/storage/database.ts";
import { insert, update } from "../../../sandbox/database/query.ts";
import type { BookingTrait } from "../../../sandbox/people/booking-traits.ts";
import type { createChangeWorker } from "../changes/change-worker.ts";
import type { SandboxServices } from "../sandbox-office.ts";

/** The service of a contract's bookings, over the sandbox. */
export function openBookContract(
  office: SandboxServices,
  db: Database,
  worker: ReturnType<typeof createChangeWorker>,
  connectionProblem?: { what: string; remedy: string },
) {
  const { readCrm, proposals, bookings } = worker;
  const checkContract = createContractCheck({
    db,
    proposals,
    readCrm,
    retrieve: createRetrieval({ db, ndia: office.ask, now: currentTime }),
    today,
    now: currentTime,
  });
  return createBookContract({
    db,
    readCrm,
    profileOf: () => Promise.resolve(careview),
    proposals,
    bookings,
    checkContract,
    connection: () => Promise.resolve({ holds: !connectionProblem, what: "", ...connectionProblem }),
  });
}

/** A client for bookings with their contract, whose total is that of the plan's budgets. */
export function contractClient(office: SandboxServices, trait: BookingTrait) {
  const client = office.control.bookingClients().find((each) => each.trait === trait);
  if (!client) throw new Error(`no client who is ${trait}`);
  const [contract] = office.control.contractsOf(client.clientId);
  if (!contract) throw new Error("a client without a contract");
  const id = contract.id;
  return {
    ...client,
    clientPath: `/Clients/Profile/${client.clientId}`,
    contractPath: `/ServiceContracts/Details/${id}`,
    plan: { start: contract.plan_start, end: contract.plan_end },
    addBudget: (category: string, cents: number, change: Record<string, string | number> = {}) =>
      insert(office.database, "plan_budgets", {
        contract_id: id,
        category,
        amount: cents,
        requires_booking: 1,
        management_style: "Plan Management",
        start_date: contract.plan_start,
        end_date: contract.plan_end,
        ...change,
      }),
    addSupport: (service: string, category: string, quantity: number, rate: number) =>
      insert(office.database, "service_supports", {
        contract_id: id,
        category,
        service,
        quantity,
        rate,
        total: Math.round((quantity * rate) / 100),
        management_style: "Agency",
        requires_booking: 1,
      }),
    change: (values: Record<string, string | number>) => update(office.database, "contracts", id, values),
  };
}
