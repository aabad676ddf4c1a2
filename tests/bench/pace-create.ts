import { isDeepStrictEqual } from "node:util";
import type { BrowserName } from "../support/browsers.ts";
import { type TestSession, createTestSession } from "../support/test-session.ts";
import {
  amountAsked,
  openProfile,
  openReview,
  press,
  typeAmount,
  waitUntilSettled,
} from "../support/pace.ts";
import { FORM_TOKEN } from "../sandbox/crm/request.ts";
import { withBackground } from "./background.ts";
import { sendBareForms } from "./floor/bare-forms.ts";
import { contractForms, type ContractForms } from "./contract-forms.ts";
import { BUDGETS, findPaceClients } from "./pace-clients.ts";
import { type Measured, median } from "./report.ts";
import { countRequests, describeRequests, type Requests } from "./requests.ts";
import { readStoredChange } from "./stored/stored-change.ts";
import { buildInto, withFolder } from "./temporary.ts";

/** Few clients are on PACE and have no contract yet: enough of all for one such a round. */
const CLIENTS = 800;
const LATENCY = { latencyMs: 50 };
const ROUNDS = 5;
const RECORDS = 1 + BUDGETS.length + BUDGETS.filter(({ spent }) => spent > 0).length;
const HOST = "planbridge-client";

/** Seconds, and how many requests the CRM counted. */
interface Run {
  seconds: number;
  requests: Requests;
}

/** A new contract with its budgets and adjustments, from Create until all of it is read back, beside its bare forms. */
export function measurePaceCreate(name: BrowserName): Promise<Measured[]> {
  return withFolder(async (folder) => {
    const extension = await buildInto(folder, name);
    const desk = await createTestSession(name, { clients: CLIENTS, extension });
    try {
      await desk.sandbox.control.setFaults({ crm: LATENCY });
      return [await alternate(desk)];
    } finally {
      await desk.dispose();
    }
  });
}

async function alternate(desk: TestSession): Promise<Measured> {
  const { control } = desk.sandbox;
  const { ready, others } = findPaceClients(control, ROUNDS);
  const rounds: { ours: Run; bare: Run }[] = [];
  for (const [at, { id }] of ready.entries()) {
    const other = others[at]?.id ?? 0;
    const ours = await runChange(desk, id);
    const forms = contractForms(control, id);
    const bare = await runBare(desk, other, forms);
    // A floor that saved anything else would be no floor.
    if (!isDeepStrictEqual(contractForms(control, other), forms))
      throw new Error("the bare forms didn't make the same contract");
    rounds.push({ ours, bare });
    console.log(
      `pace-create round ${at + 1}: ${ours.seconds.toFixed(2)} s, bare ${bare.seconds.toFixed(2)} s`,
    );
  }
  const value = median(rounds.map(({ ours }) => ours.seconds));
  const floor = median(rounds.map(({ bare }) => bare.seconds));
  return {
    name: `pace-create-${BUDGETS.length}-budgets`,
    value,
    unit: "s",
    floor,
    aim: { words: "ratio ≤ 1.2", met: value / floor <= 1.2 },
    browserVersion: desk.version,
    notes: [
      `${RECORDS} records, ${LATENCY.latencyMs} ms latency at the CRM, medians of ${ROUNDS} rounds`,
      `requests of the extension: ${describeRequests(rounds[0]?.ours.requests)}`,
      `requests of the bare forms: ${describeRequests(rounds[0]?.bare.requests)}`,
    ],
  };
}

/** As a person does it: + NDIS Pace, the amount, Create; then look at the review until nothing is still to come. */
async function runChange(desk: TestSession, clientId: number): Promise<Run> {
  const { page, sandbox } = desk;
  await openProfile(desk, clientId);
  await press(page, HOST, "+ NDIS Pace");
  const review = await openReview(desk, HOST);
  await typeAmount(review, await amountAsked(review));
  // A window that has just come to the front takes no press for a moment.
  await review.waitForSelector('.pb-confirm-form .pb-button-main[aria-disabled="false"]');
  sandbox.control.resetCounters();
  await press(review, "review", "Create");
  await waitUntilSettled(page, HOST);
  const requests = countRequests(sandbox);
  const change = await withBackground(desk, (inside) => inside(readStoredChange, "planbridge"));
  if (change.records !== RECORDS || change.unverified > 0)
    throw new Error(`the change isn't what was asked for: ${JSON.stringify(change)}`);
  return { seconds: (change.settledAt - change.acceptedAt) / 1000, requests };
}

async function runBare(desk: TestSession, clientId: number, forms: ContractForms): Promise<Run> {
  const { sandbox } = desk;
  const part = (path: string) => (fields: ContractForms["contract"]) => ({
    path: `${path}/Create?contractId=`,
    fields,
  });
  const run = {
    crm: sandbox.crm,
    tokenName: FORM_TOKEN,
    contract: { path: `/ServiceContracts/Create?clientId=${clientId}`, fields: forms.contract },
    parts: [...forms.budgets.map(part("/PlanBudgets")), ...forms.deliveries.map(part("/DeliveredServices"))],
  };
  return withBackground(desk, async (inside) => {
    sandbox.control.resetCounters();
    const milliseconds = await inside(sendBareForms, run);
    return { seconds: milliseconds / 1000, requests: countRequests(sandbox) };
  });
}
