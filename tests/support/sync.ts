import type { Page } from "puppeteer-core";
import type { Expected } from "../sandbox/control/expected.ts";
import type { CaseName } from "../sandbox/people/case-name.ts";
import type { Sandbox } from "../sandbox/start.ts";
import type { TestSession } from "./test-session.ts";
import { elementIn } from "./own-roots.ts";
import { openClientList, pressSync, tick, tickAll } from "./user.ts";
import { type ShownLegend, waitUntilFinished } from "./screen.ts";
import { contractOf, crmBudgets, type Person, person } from "./pace.ts";
import { addToDate } from "../sandbox/dates.ts";
import { pressStill } from "./press/press-still.ts";

/** Opens the list, ticks these clients or all of them, and presses Sync Active Plans. */
export async function sync({ page, sandbox }: TestSession, names: string[] | "all"): Promise<void> {
  await page.bringToFront();
  await openClientList(page, sandbox);
  await (names === "all" ? tickAll(page) : tick(page, names));
  await pressSync(page);
}

/** Names of clients with this case, each with one active contract. */
export function clientsOf({ control }: Sandbox, caseName: CaseName): string[] {
  const names = control.expected().map((each) => each.name);
  const once = (name: string) => names.indexOf(name) === names.lastIndexOf(name);
  return control
    .expected()
    .flatMap((each) => (each.caseName === caseName && once(each.name) ? each.name : []));
}

/** The legend expected of a finished batch of all clients, by the servers' own tables. */
export function expectedCounts({ control }: Sandbox): Partial<ShownLegend> {
  const expected = control.expected();
  const contracts = expected.filter(({ contractId }) => contractId !== null);
  const success = contracts.filter(isSuccess).length;
  const totalClients = new Set(expected.map(({ clientId }) => clientId)).size;
  return { totalClients, percent: 100, success, failed: contracts.length - success, uncompleted: 0 };
}

function isSuccess({ expected }: Expected): boolean {
  return expected === "success";
}

/** The NDIS number of a client in the open list. */
export function ndisNumberOf(page: Page, name: string): Promise<string> {
  return page.$$eval(
    "tbody tr",
    (rows, wanted) => {
      const row = rows.find((each) => each.querySelector("a")?.textContent?.trim() === wanted);
      return /\b\d{9}\b/.exec(row?.textContent ?? "")?.[0] ?? "";
    },
    name,
  );
}

/** Presses a button of Planbridge by its text, in the CRM's page or in an extension page. */
export async function pressOwnButton(page: Page, words: string): Promise<void> {
  const isInCrm = (await page.$("planbridge-sync")) !== null;
  await pressStill(await elementIn(page, isInCrm ? "planbridge-sync" : "review", "button", words));
}

/** Removes all faults of the servers. */
export async function repairClient({ control }: Sandbox): Promise<void> {
  await control.setFaults({});
  control.setSwitches({
    columns: "default",
    hideLabels: [],
    rerender: false,
    nativeSyncItem: false,
    identityErrors: "specific",
    agencyShapes: "public",
    expiryForm: "local",
    refusalStatus: 400,
  });
  control.setClock(0);
  control.resetCounters();
}

/** Two participants whose contracts agree with PACE. */
export function agreeingPeople(sandbox: Sandbox): Person[] {
  return (["one-period", "several-periods"] as const).map((periods) =>
    person(
      sandbox,
      ({ caseName, paceTraits }) =>
        caseName === "matching" &&
        ["agrees", "self-managed", periods].every((trait) => paceTraits.some((each) => each === trait)),
    ),
  );
}

/** The NDIA extends their plans, and a sync finds out. Resolves to the new ends. */
export async function extendAndSync(
  { page, sandbox }: TestSession,
  people: readonly Person[],
): Promise<string[]> {
  const extended = people.map((each) => addToDate(contractOf(sandbox, each).plan_end ?? "", { months: 2 }));
  for (const [at, each] of people.entries()) {
    const { ndisNumber } = each;
    sandbox.control.changeParticipant(ndisNumber, { planEnd: extended[at] ?? "" });
    // Money moves besides, and nothing becomes smaller.
    for (const { category, amount } of crmBudgets(sandbox, contractOf(sandbox, each).id))
      sandbox.control.changeBudget(ndisNumber, category, { approved: amount + 100_000 });
  }
  await openClientList(page, sandbox, "?pageSize=100");
  await tick(
    page,
    people.map(({ name }) => name),
  );
  await pressSync(page);
  await waitUntilFinished(page);
  return extended;
}
