import type { Control } from "../sandbox/control/control.ts";
import { createRandom, type Random } from "../sandbox/random.ts";
import type { NewBudget } from "../sandbox/ndia/pace-changes.ts";
import { acceptProposal, isShownAsAccepted } from "../support/accept-proposal.ts";
import { openContract, openProfile, type Person, press } from "../support/pace.ts";
import type { TestSession } from "../support/test-session.ts";
import type { Step } from "./schedule.ts";
import type { AcceptMoments } from "./subject.ts";

/** A change of one client's contract that is made for the run: nobody else touches this client. */
export interface Operation {
  kind: Step["operation"];
  client: Person;
  /** The client's contracts from before. */
  before: number[];
  /** The categories whose budgets come into the CRM or change there. */
  categories: string[];
  /** Of a sync: the contract that is brought up to date. */
  contract?: number;
}

/** Categories that every CRM of the sandbox offers. */
const CATEGORIES = [
  "Transport",
  "Consumables",
  "Support Coordination",
  "Improved Relationships",
  "Choice and Control",
  "Improved Daily Living Skills",
];

/** How many clients the sandbox needs so that so many fit: two in five do. */
export function clientsFor(operations: number): number {
  return Math.ceil(operations * 2.6) + 20;
}

/** Prepares one client for each step: what the NDIA holds for them isn't in the CRM. */
export function prepareOperations(control: Control, steps: readonly Step[], seed: number): Operation[] {
  const random = createRandom(seed + 1);
  const fits = control.clients().flatMap((client): Person[] => {
    const { caseName, pace, apiAccess, ndisNumber } = client;
    return caseName === "matching" && pace && apiAccess && ndisNumber ? [{ ...client, ndisNumber }] : [];
  });
  return steps.map(({ operation }, at) => {
    const client = fits[at];
    if (!client)
      throw new Error(`the sandbox has clients for ${fits.length} operations, not ${steps.length}`);
    return operation === "create"
      ? prepareCreate(control, client, random)
      : prepareSync(control, client, random);
  });
}

/** A plan of one to three budgets, and no contract for it. */
function prepareCreate(control: Control, client: Person, random: Random): Operation {
  const contracts = control.contractsOf(client.id);
  for (const { id, status } of contracts) if (status === "Active") control.endContract(id);
  const categories = random.shuffle(CATEGORIES).slice(0, random.integer(1, 3));
  givePlan(
    control,
    client,
    categories.map((category) => {
      const approved = random.integer(100_000, 4_000_000);
      return { category, approved, spent: random.next() < 0.5 ? Math.floor(approved / 3) : 0 };
    }),
  );
  return { kind: "create", client, before: contracts.map(({ id }) => id), categories };
}

/** One budget has another amount than the contract's, and one is new. */
function prepareSync(control: Control, client: Person, random: Random): Operation {
  const contracts = control.contractsOf(client.id);
  const contract = contracts.find(({ status }) => status === "Active");
  if (!contract) throw new Error("a matching client has an active contract");
  const held = control.contractParts(contract.id).budgets;
  const fresh = CATEGORIES.find((category) => held.every((budget) => budget.category !== category));
  givePlan(control, client, [
    ...held.map(({ category, amount }, at) => ({
      category,
      approved: at === 0 ? amount + random.integer(1, 90_000) : amount,
    })),
    ...(fresh ? [{ category: fresh, approved: random.integer(100_000, 900_000) }] : []),
  ]);
  const categories = [held[0]?.category, fresh].filter((category) => category !== undefined);
  return {
    kind: "sync",
    client,
    before: contracts.map(({ id }) => id),
    categories,
    contract: contract.id,
  };
}

/** These budgets are the current plan's, and no others. */
function givePlan(control: Control, { ndisNumber }: Person, budgets: readonly NewBudget[]): void {
  for (const { category } of control.paceBudgetsOf(ndisNumber))
    control.changeBudget(ndisNumber, category, { remove: true });
  for (const budget of budgets) control.addBudget(ndisNumber, budget);
}

const HOSTS = { create: "planbridge-client", sync: "planbridge-status" } as const;

/**
 * As a person does it, up to the press of the button that accepts. `ready` is called right before it, `pressed` right after.
 * @returns whether they were told that it is accepted
 */
export async function acceptOperation(
  session: TestSession,
  { kind, client, contract }: Operation,
  { ready, pressed }: AcceptMoments,
): Promise<boolean> {
  const { page } = session;
  const host = HOSTS[kind];
  if (contract === undefined) await openProfile(session, client.id);
  else await openContract(session, contract);
  await press(page, host, kind === "create" ? "+ NDIS Pace" : "Sync PACE plan and budgets");
  await acceptProposal(session, host, kind === "create" ? "Create" : "Yes, Sync with PACE", ready);
  await pressed();
  return isShownAsAccepted(session, host);
}
