import fc from "fast-check";
import type { Operation } from "../../../../lib/messaging/operations.ts";
import { operations } from "../../../../lib/messaging/operations/all-operations.ts";
import { arbitraryOf } from "../../../fuzz/schema-arbitrary.ts";
import { IDENTITY } from "../../../sandbox/identity.ts";

/** Whom the operations are about, by the sandbox's own records. */
export interface Subject {
  site: string;
  clientPath: string;
  name: string;
  ndisNumber: string;
  contractPath: string;
  formPath: string;
  category: string;
  /** Ticked in the client list, the one above among them. */
  ticked: { name: string; path: string }[];
  connection: Record<string, string>;
  activationCode: string;
  passphrase: string;
  /** Of the newest of each. */
  batchId: string;
  changeId: string;
  snapshotId: string;
  choice: string;
}

const fields = [
  { field: "budgetAmount", label: "Budget Amount", kind: "money", before: null, after: 100_000 },
] as const;

/** Bodies that mean something for the operations that read, retrieve, propose or write. */
function meantBodies(about: Subject): Partial<Record<Operation, unknown>> {
  const { site, clientPath, contractPath, formPath, category, ndisNumber, ticked, name } = about;
  const settings = about.connection;
  const change = { id: about.changeId };
  const batch = { batchId: about.batchId };
  const booking = { site, clientPath, bookingId: "50000001" };
  const ofContract = { path: contractPath };
  return {
    "connection.save": { settings },
    "connection.activate": { settings, activationCode: about.activationCode },
    "sync.start": { clients: ticked },
    "sync.add": { ...batch, clients: ticked },
    "sync.retry": batch,
    "sync.stop": batch,
    "sync.resume": batch,
    "result.open": { jobId: `${about.batchId}/00001` },
    "options.confirmation": null,
    "options.set-confirmation": { typeFrom: 5000 },
    "sync.unread-failures": null,
    "sync.mark-failures-read": { ...batch, until: 5 },
    "sync.check-again": { ...batch, results: [`${about.batchId}/00001`] },
    "change.propose-results": { ...batch, results: [`${about.batchId}/00001`] },
    "panel.record-of-change": change,
    "contract.status": ofContract,
    "contract.check": ofContract,
    "pace.view-client": { path: clientPath, name, ndisNumber, missing: [], contracts: [contractPath] },
    "pace.view-consent": { site, path: clientPath },
    "pace.set-consent": { site, path: clientPath, participant: true, apiAccess: true },
    "pace.view-contract": { path: contractPath, isPace: true, forms: [formPath] },
    "pace.retrieve-plans": { contractPath },
    "pace.retrieve-budgets": { formPath, category },
    "pace.propose-budget-save": { formPath, snapshotId: about.snapshotId, budgetKey: "x", fields },
    "participant.synchronise": {
      site,
      path: clientPath,
      parts: ["budgets", "goals", "bookings"],
      isConsentConfirmed: true,
    },
    "panel.plan-picture": { page: "service-contract", dates: [] },
    "panel.record": { site, ndisNumber, contracts: [{ reference: "SC-1", path: contractPath }] },
    "bookings.manage": booking,
    "bookings.propose-action": { ...booking, version: "1", action: { code: "approve" } },
    "bookings.force-sync": { ...booking, version: "1" },
    "bookings.view-contract": ofContract,
    "bookings.refresh-contract": ofContract,
    "bookings.check-contract": { path: contractPath, fresh: true },
    "bookings.propose-contract": ofContract,
    "bookings.retrieve-for-form": { formPath, category },
    "bookings.propose-link": { formPath, bookingId: "50000001", fields },
    "bookings.begin": { site, of: "contract", path: contractPath },
    "change.propose-contract": { clientPath },
    "change.propose-sync": { contractPath, purpose: "sync-plan-and-budgets" },
    "change.propose-again": change,
    "change.view": change,
    "change.accept": { id: about.changeId, leftOut: [], typed: "0" },
    "change.resume": change,
    "change.withdraw": { id: "1-a" },
    "change.propose-all": { clients: ticked },
    "change.propose-listed": { site, clients: ticked },
    "change.proposals": batch,
    "change.accept-all": { ...batch, typed: "0" },
    "review.open": { participants: ticked.map(({ path }) => path) },
    "participants.choice": { choice: about.choice },
    "participants.read": { choice: about.choice, paths: ticked.map(({ path }) => path) },
    "participants.start": { choice: about.choice, parts: ["goals"], clients: ticked },
    "participant.set-role": { role: "plan-manager" },
    "invoice.context": { clientPath, retrieve: true },
    "file.retrieve-plan": { ndisNumber },
    "sites.add": { origin: site, profileId: "careview" },
    "holidays.default-state": { state: null },
    "upkeep.set-allowance": { calls: 100 },
    "vault.set-auto-lock": { minutes: 15 },
    "vault.set-retention": { retrievalDays: null, answerDays: null },
    "vault.purge": { ndisNumber: "430000009" },
  };
}

/** What would end the run: these are asked by themselves. */
export const APART: ReadonlySet<Operation> = new Set([
  "vault.protect",
  "vault.change-passphrase",
  "vault.unlock",
  "vault.lock",
  "vault.wipe",
  "sites.remove",
  "change.decline",
  "practice.enter",
  "practice.leave",
]);

/**
 * Each operation with the bodies that it is asked with. One of which nothing is said above is asked with bodies that fit its
 * schema, so a new operation is searched as well.
 */
export function bodiesOfAll(about: Subject): [name: Operation, body: unknown][] {
  const meant = meantBodies(about);
  return (Object.keys(operations) as Operation[])
    .filter((name) => !APART.has(name))
    .flatMap((name) =>
      name in meant
        ? [[name, meant[name]] as [Operation, unknown]]
        : fc
            .sample(arbitraryOf(operations[name].body), { numRuns: 2, seed: 14 })
            .map((body) => [name, body] as [Operation, unknown]),
    );
}

export function connectionOf(origins: { proda: string; ndia: string }): Record<string, string> {
  return {
    environment: "other",
    deviceHost: origins.proda,
    tokenHost: origins.proda,
    ndiaHost: `${origins.ndia}/ndis-api`,
    tokenAudience: IDENTITY.assertionAudience,
    serviceAudience: IDENTITY.tokenAudience,
    clientId: IDENTITY.clientId,
    apiKey: IDENTITY.apiKey,
    orgId: IDENTITY.organisation,
    deviceName: IDENTITY.device,
  };
}
