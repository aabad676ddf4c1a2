import type { SiteProfile } from "../../crm/profile/site-profile.ts";
import { type ChecklistView, checklistView } from "../../domain/booking/contract/checklist-view.ts";
import { contractBookings } from "../../domain/booking/contract/contract-bookings.ts";
import { proposeRows } from "../../domain/booking/contract/propose-rows.ts";
import { planForContract } from "../../domain/plan/compare-plan-dates.ts";
import { type Problem, ProblemError } from "../../core/problem.ts";
import type { Change } from "../../domain/change/change.ts";
import { findContractStatus } from "../../storage/contract-status-repository.ts";
import type { Database } from "../../storage/database.ts";
import type { ReadCrm } from "../crm/crm-access.ts";
import type { Proposals } from "../changes/propose.ts";
import type { ContractSnapshot } from "../changes/targets/target.ts";
import type { CheckContract } from "../sync/check-contract.ts";
import type { BookingProposals } from "./booking-proposals.ts";
import { readContractRows } from "./contract-rows.ts";

export interface BookContractDeps {
  db: Database;
  readCrm: ReadCrm;
  profileOf: (site: string) => Promise<SiteProfile>;
  proposals: Pick<Proposals, "readContract" | "ownerOf">;
  bookings: BookingProposals;
  checkContract: CheckContract;
  /** Whether the NDIA can be asked, and what to do where it can't. */
  connection: () => Promise<{ holds: boolean; what: string; remedy?: string }>;
}

/** Service bookings from a contract's own rows: the checklist, and the change that sends what is ready (F3–F27). */
export function createBookContract(deps: BookContractDeps) {
  const { db, proposals, bookings, checkContract, connection } = deps;

  async function look(site: string, contractPath: string, fresh: boolean) {
    const { holds, what, remedy = "" } = await connection();
    const problem = holds ? undefined : { what, remedy };
    const isAsked = fresh && !problem;
    // What is sent is held against the plan of this moment, not of the last sync.
    if (isAsked) await checkContract(site, contractPath);
    const contract = await proposals.readContract(site, contractPath);
    const owner = await proposals.ownerOf(site, contract);
    requireOutsidePace(contract.isPace);
    const [rows, context, status] = await Promise.all([
      readContractRows(deps, site, contract),
      bookings.load(site, owner.path, { fresh: isAsked }),
      findContractStatus(db, site, contractPath),
    ]);
    requireOutsidePace(context.isPace);
    const found = contractBookings({
      contract: guarded(contract),
      connectionProblem: problem,
      status,
      days: daysOf(contract),
      rows,
      plan: planOf(contract, context.plans),
      context,
      createSupportPath: contract.createSupportPath,
    });
    return { found, context, contract };
  }

  /** What holds and what doesn't, of what is stored; `fresh`: the NDIA is asked first. */
  async function check(site: string, contractPath: string, fresh: boolean): Promise<ChecklistView> {
    const { found, context } = await look(site, contractPath, fresh);
    return checklistView(found, context.links, context.retrievedAt);
  }

  /** The rows that are ready as a change to review. The NDIA is always asked first. */
  async function propose(site: string, contractPath: string): Promise<Change> {
    const { found, context, contract } = await look(site, contractPath, true);
    return bookings.store(context, {
      purpose: "create-bookings",
      contract: { reference: contract.contract.reference, path: contractPath },
      ...proposeRows(found, context.budgets.length > 0),
    });
  }

  return { check, propose };
}

export type BookContract = ReturnType<typeof createBookContract>;

function guarded({ path, editPath, contract }: ContractSnapshot) {
  const { totalFunding, fundingManagement } = contract;
  return {
    path,
    ...(editPath ? { editPath } : {}),
    ...(totalFunding === undefined ? {} : { totalFunding }),
    ...(fundingManagement ? { fundingManagement } : {}),
  };
}

/** The contract's own days; where it doesn't show them, its plan's. */
function daysOf({ contract }: ContractSnapshot) {
  const startDate = contract.startDate ?? contract.planStartDate;
  const endDate = contract.endDate ?? contract.planEndDate;
  return { ...(startDate ? { startDate } : {}), ...(endDate ? { endDate } : {}) };
}

function planOf({ contract }: ContractSnapshot, plans: Parameters<typeof planForContract>[1]) {
  const { planStartDate, planEndDate } = contract;
  if (!planStartDate || !planEndDate) return undefined;
  return planForContract({ ...contract, planStartDate, planEndDate }, plans);
}

/** F68: a participant on PACE has no service bookings. */
export function requireOutsidePace(isPace: boolean | null | undefined): void {
  if (isPace) throw new ProblemError("permanent", ON_PACE);
}

const ON_PACE: Problem = {
  code: "bookings-on-pace",
  what: "This participant is on PACE, which has no service bookings.",
  remedy: "Nothing to do: under PACE budgets are claimed from without a booking.",
};
