import type { Page } from "puppeteer-core";
import type { ClientSummary } from "../sandbox/control/records.ts";
import type { PaceBudgetRow } from "../sandbox/ndia/pace-budgets.ts";
import type { Sandbox } from "../sandbox/start.ts";
import type { TestSession } from "./test-session.ts";
import { openedPage } from "./launch.ts";
import { elementIn, exposeOwnRoots } from "./own-roots.ts";
import { type, waitForWords, pressFound } from "./user.ts";
import { machineTime } from "./clock/machine-clock.ts";
import { pressStill } from "./press/press-still.ts";

/** The hosts of Planbridge's surfaces in the CRM's pages; `review`: the extension's own window, which has none. */
export type Host =
  | "review"
  | "planbridge-client"
  | "planbridge-status"
  | "planbridge-budget"
  | "planbridge-sync"
  | "planbridge-invoice"
  | "planbridge-streamline"
  | "planbridge-import";

/** The visible text of the surface in a host, including its dialog, without the marks that isolate a name's direction. */
export const textIn = (host: Host) => async (page: Page) => {
  await exposeOwnRoots(page);
  const text = await page.evaluate((name) => {
    const root = name === "review" ? document : document.querySelector(name)?.shadowRoot;
    const surfaces = root?.querySelectorAll<HTMLElement>(".pb-surface");
    return Array.from(surfaces ?? [], ({ innerText }) => innerText).join("\n");
  }, host);
  return text.replaceAll(/[\u2068\u2069]/g, "");
};

export function waitFor(page: Page, host: Host, words: string, timeout = 45_000): Promise<void> {
  return waitForWords(page, words, textIn(host), timeout);
}

/** Presses the surface's button with this text as soon as it is shown. */
export async function press(page: Page, host: Host, words: string, count = 1): Promise<void> {
  const button = await elementIn(page, host, "button", words);
  await pressStill(button, count);
}

/** Ticks, unticks or chooses the control with this label in a surface. */
export async function toggle(page: Page, host: Host, label: string): Promise<void> {
  await waitFor(page, host, label);
  const boxes = await page.evaluateHandle(
    (name, wanted) => {
      const root = name === "review" ? document : document.querySelector(name)?.shadowRoot;
      return Array.from(root?.querySelectorAll("label") ?? [])
        .find(({ textContent }) => textContent?.trim().startsWith(wanted))
        ?.querySelector("input");
    },
    host,
    label,
  );
  // With the keyboard: an earlier tick may still be moving the list.
  await boxes.asElement()?.press(" ");
}

/** The budgets of a proposal that can be unticked, as their labels say. */
export function tickedBudgets(review: Page): Promise<string[]> {
  return review.$$eval("label:has(input:enabled:checked)", (labels) =>
    labels.map(({ textContent }) => textContent?.trim() ?? ""),
  );
}

/** Presses Review and accept… on the CRM's page, and returns the window that it opens. */
export async function openReview(session: TestSession, host: Host): Promise<Page> {
  await press(session.page, host, "Review and accept…");
  return reviewWindow(session);
}

const returned = new WeakSet<Page>();

/**
 * The window in which a person decides that no test has had yet: another may still be closing. Its buttons take presses a
 * moment after it has opened.
 */
export async function reviewWindow(session: TestSession): Promise<Page> {
  const page = await openedPage(session, "review.html", (each) => returned.has(each));
  returned.add(page);
  await page.waitForSelector('.pb-button-main:not([aria-disabled="true"]), .pb-confirm-form input');
  return page;
}

/** Opens the window, confirms the requested amount there and accepts with this button. */
export async function accept(session: TestSession, host: Host, button: string, presses = 1): Promise<void> {
  await confirm(await openReview(session, host), button, presses);
}

/** The amount to type or to tick, as the surface shows it: `1,234.56`. */
export async function amountAsked(review: Page): Promise<string> {
  await waitFor(review, "review", "You are about to change");
  return /about to change \$([\d.,]+\d)/.exec(await textIn("review")(review))?.[1] ?? "";
}

/** Types the requested amount, or ticks a small one, and presses the button beside it. */
export async function confirm(review: Page, button: string, presses = 1): Promise<void> {
  const tick = ".pb-confirm-form input[type=checkbox]";
  await review.waitForSelector(".pb-confirm-form input");
  if (await review.$(tick)) {
    await pressFound(review, tick);
    // A window that has just come to the front takes no press for a moment.
    await review.waitForSelector('.pb-confirm-form .pb-button-main[aria-disabled="false"]');
    return press(review, "review", button, presses);
  }
  const end = machineTime() + 30_000;
  let isReady = false;
  while (!isReady) {
    const amount = await amountAsked(review);
    await typeAmount(review, amount);
    isReady = await review
      .waitForSelector('.pb-confirm-form .pb-button-main[aria-disabled="false"]', { timeout: 5000 })
      .then(() => true)
      .catch(async (error: unknown) => {
        // What else became of a batch may change the amount while it is typed, as it does for a person.
        if (machineTime() > end && (await amountAsked(review)) === amount) throw error;
        return false;
      });
  }
  await press(review, "review", button, presses);
}

export function typeAmount(review: Page, amount: string): Promise<void> {
  return type(review, ".pb-confirm-form input", amount);
}

/** The states of the change's records, as their chips show; empty until it was accepted. */
async function recordStates(page: Page, host: Host): Promise<string[]> {
  await exposeOwnRoots(page);
  return page.evaluate((name) => {
    const root = name === "review" ? document : document.querySelector(name)?.shadowRoot;
    if (!root?.querySelector(".pb-change-progress")) return [];
    return Array.from(
      root.querySelectorAll<HTMLElement>(".pb-state-chip[data-state]"),
      ({ dataset }) => dataset["state"] ?? "",
    );
  }, host);
}

const ON_ITS_WAY: ReadonlySet<string> = new Set(["waiting", "sending", "unknown", "sent"]);

/** Waits until no record is pending, and returns the distinct final states. */
export async function waitUntilSettled(page: Page, host: Host, timeout = 60_000): Promise<string[]> {
  const end = machineTime() + timeout;
  for (;;) {
    const states = await recordStates(page, host);
    if (states.length > 0 && !states.some((state) => ON_ITS_WAY.has(state)))
      return [...new Set(states)].toSorted();
    if (machineTime() > end)
      throw new Error(`not settled: ${states.join(" ")}; the surface says: ${await textIn(host)(page)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export async function openProfile({ page, sandbox }: TestSession, clientId: number): Promise<void> {
  await open(page, `${sandbox.crm}/Clients/Profile/${clientId}`, "planbridge-client");
}

export async function openContract({ page, sandbox }: TestSession, contractId: number): Promise<void> {
  await open(page, `${sandbox.crm}/ServiceContracts/Details/${contractId}`, "planbridge-status");
}

/** Opens the budget with the Plan Budget table's own Edit link. */
export async function openBudget(session: TestSession, contractId: number, budgetId: number): Promise<void> {
  await openContract(session, contractId);
  await waitFor(session.page, "planbridge-status", "PACE");
  await Promise.all([
    session.page.waitForNavigation(),
    pressFound(session.page, `a[href="/PlanBudgets/Edit/${budgetId}"]`),
  ]);
  await session.page.waitForSelector("planbridge-budget");
}

async function open(page: Page, url: string, host: Host): Promise<void> {
  await page.bringToFront();
  await page.goto(url);
  await page.waitForSelector(host);
}

/** Sets a contract to Inactive in the CRM's own form: its client may then have a new one. */
export async function endContract({ page, sandbox }: TestSession, contractId: number): Promise<void> {
  await page.bringToFront();
  await page.goto(`${sandbox.crm}/ServiceContracts/Edit/${contractId}`);
  await page.select("select[name=Status]", "Inactive");
  await save(page);
}

/** Presses the CRM's own Save, and waits for the next page. */
export async function save(page: Page): Promise<void> {
  await Promise.all([page.waitForNavigation(), pressFound(page, "main button[type=submit].btn-primary")]);
}

export type Person = ClientSummary & { ndisNumber: string };

/** The first matching client; an error if the sandbox has none. */
export function person({ control }: Sandbox, fits: (client: ClientSummary) => boolean): Person {
  const found = control.clients().find((client) => client.ndisNumber !== null && fits(client));
  if (!found) throw new Error("the sandbox has no such client");
  return { ...found, ndisNumber: String(found.ndisNumber) };
}

/** The contract that is active, or the newest. */
export function contractOf({ control }: Sandbox, { id }: ClientSummary) {
  const contracts = control.contractsOf(id);
  const found = contracts.find(({ status }) => status === "Active") ?? contracts[0];
  if (!found) throw new Error("the client has no contract");
  return found;
}

/** A plan budget on either side; amounts in cents. */
export interface ComparedBudget {
  category: string;
  amount: number;
  style: string;
  start: string | null;
  end: string | null;
  excluded: boolean;
}

/** The CRM's budgets of a contract. */
export function crmBudgets({ control }: Sandbox, contractId: number): ComparedBudget[] {
  return inOrder(
    control.contractParts(contractId).budgets.map((budget) => ({
      category: budget.category,
      amount: budget.amount,
      style: budget.management_style,
      start: budget.start_date,
      end: budget.end_date,
      excluded: budget.excluded === 1,
    })),
  );
}

const STYLES: Record<string, string> = {
  "Plan-managed": "Plan Management",
  "Agency-managed": "Agency",
  "Self-managed": "Self Managed",
};

/** The expected CRM budgets after a sync with the NDIA's budgets. */
export function ndiaBudgets(budgets: readonly PaceBudgetRow[]): ComparedBudget[] {
  return inOrder(
    budgets.map(({ category, approved, management, start_date, end_date }) => ({
      category,
      amount: approved,
      style: STYLES[management] ?? management,
      start: start_date,
      end: end_date,
      excluded: management !== "Plan-managed",
    })),
  );
}

/** The budgets of the current plan in the NDIA's tables. */
export function paceBudgets(
  { control }: Pick<Sandbox, "control">,
  { ndisNumber }: Pick<Person, "ndisNumber">,
): PaceBudgetRow[] {
  const all = control.paceBudgetsOf(ndisNumber);
  const current = all
    .map(({ plan_start }) => plan_start)
    .toSorted()
    .at(-1);
  return all.filter(({ plan_start }) => plan_start === current);
}

/** The total of the plan-managed budgets, in cents. */
export function managed(budgets: readonly PaceBudgetRow[]): number {
  return budgets.reduce(
    (sum, { management, approved }) => (management === "Plan-managed" ? sum + approved : sum),
    0,
  );
}

function inOrder(budgets: ComparedBudget[]): ComparedBudget[] {
  return budgets.toSorted((a, b) => `${a.category}/${a.style}`.localeCompare(`${b.category}/${b.style}`));
}
