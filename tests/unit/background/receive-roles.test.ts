import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { answerMessage, type Handlers } from "../../../lib/background/receive.ts";
import { type Right, type Role, ROLES } from "../../../lib/domain/access/access.ts";
import type { Operation } from "../../../lib/messaging/operations.ts";
import { operations } from "../../../lib/messaging/operations/all-operations.ts";
import type { OperationDefinition } from "../../../lib/messaging/operations/define-operation.ts";
import { requireRight } from "../../../lib/services/access/policy-rights.ts";

/** What every operation needs. A new one has to say it here: reading, retrieving, settings and opening pages need nothing. */
const NEEDS: Record<Operation, Right | "nothing"> = {
  "badge.mark-done-seen": "nothing",
  "badge.set": "nothing",
  "badge.view": "nothing",
  "bookings.begin": "nothing",
  "bookings.check-contract": "nothing",
  "bookings.force-sync": "propose",
  "bookings.manage": "nothing",
  "bookings.propose-action": "propose",
  "bookings.propose-contract": "propose",
  "bookings.propose-create": "propose",
  "bookings.propose-link": "propose",
  "bookings.refresh-contract": "nothing",
  "bookings.retrieve-for-form": "nothing",
  "bookings.view-contract": "nothing",
  "change.accept": "accept",
  "change.accept-all": "accept",
  "change.decline": "propose",
  "change.proposals": "nothing",
  "change.propose-again": "propose",
  "change.propose-all": "propose",
  "change.propose-contract": "propose",
  "change.propose-listed": "propose",
  "change.propose-results": "propose",
  "change.propose-sync": "propose",
  "change.resume": "accept",
  "change.view": "nothing",
  "change.withdraw": "nothing",
  "connection.activate": "nothing",
  "connection.check": "nothing",
  "connection.save": "nothing",
  "connection.view": "nothing",
  "connection-types.save": "propose",
  "connections.remove": "propose",
  "connections.save": "propose",
  "contacts.remove": "propose",
  "contacts.save": "propose",
  "contract.check": "nothing",
  "contract.status": "nothing",
  "diagnostic.view": "nothing",
  "file.retrieve-plan": "nothing",
  "file.transfer": "nothing",
  "holidays.add": "nothing",
  "holidays.default-state": "nothing",
  "holidays.remove-added": "nothing",
  "holidays.set-listed": "nothing",
  "holidays.view": "nothing",
  "invoice.context": "nothing",
  "invoice.keep-fixes": "nothing",
  "invoice.kept-fixes": "nothing",
  "notices.list": "nothing",
  "notices.mark-seen": "nothing",
  "options.confirmation": "nothing",
  "options.open": "nothing",
  "organisation-goals.save": "propose",
  "own-goals.remove": "propose",
  "own-goals.save": "propose",
  "own-rows.import": "propose",
  "options.set-confirmation": "nothing",
  "pace.propose-budget-save": "propose",
  "pace.retrieve-budgets": "nothing",
  "pace.retrieve-plans": "nothing",
  "pace.set-consent": "propose",
  "pace.view-client": "nothing",
  "pace.view-consent": "nothing",
  "pace.view-contract": "nothing",
  "page.check": "nothing",
  "page.dialog": "nothing",
  "page.noticed": "nothing",
  "page.recognised": "nothing",
  "page.service-dates": "nothing",
  "page.tabs": "nothing",
  "palette.change-key": "nothing",
  "palette.shortcut": "nothing",
  "panel.client": "nothing",
  "panel.open": "nothing",
  "panel.plan-picture": "nothing",
  "panel.record": "nothing",
  "panel.record-of-change": "nothing",
  "participant.set-non-pace-budgets": "nothing",
  "participant.set-role": "nothing",
  "participant.set-unpublished-calls": "nothing",
  "participant.settings": "nothing",
  "participant.synchronise": "nothing",
  "participants.choice": "nothing",
  "participants.read": "nothing",
  "participants.start": "nothing",
  "policy.view": "nothing",
  "profile.import-planner": "nothing",
  "profile.read-again": "nothing",
  "profile.remove-planner": "nothing",
  "prices.items": "nothing",
  "prices.of-category": "nothing",
  "prices.of-invoice": "nothing",
  "prices.set-region": "nothing",
  "profile.save-own": "propose",
  "presentation.view": "nothing",
  "prices.settings": "nothing",
  "resource-uses.remove": "propose",
  "resource-uses.save": "propose",
  "resources.save": "propose",
  "result.open": "nothing",
  "review.open": "nothing",
  "practice.clients": "nothing",
  "practice.enter": "nothing",
  "practice.leave": "nothing",
  "practice.page": "nothing",
  "set-up.export": "nothing",
  "set-up.read": "nothing",
  "sites.add": "nothing",
  "sites.remove": "nothing",
  "sites.view": "nothing",
  "stored-data.view": "nothing",
  "streamline.check": "nothing",
  "streamline.next": "nothing",
  "sync.add": "nothing",
  "sync.check-again": "nothing",
  "sync.mark-failures-read": "nothing",
  "sync.resume": "nothing",
  "sync.retry": "nothing",
  "sync.start": "nothing",
  "sync.stop": "nothing",
  "sync.unread-failures": "nothing",
  "upkeep.set-allowance": "nothing",
  "upkeep.view": "nothing",
  "vault.change-passphrase": "nothing",
  "vault.lock": "nothing",
  "vault.protect": "nothing",
  "vault.purge": "nothing",
  "vault.set-auto-lock": "nothing",
  "vault.set-retention": "nothing",
  "vault.unlock": "nothing",
  "vault.view": "nothing",
  "vault.wipe": "nothing",
  "workspace.open": "nothing",
};

const definitions = operations as unknown as Record<Operation, OperationDefinition<unknown, unknown>>;
const names = Object.keys(definitions) as Operation[];
const CRM = "https://crm.example.org";

let handled: string[];
const handlers: Handlers = new Proxy(Object.create(null), {
  get: (_, name) =>
    name === "then"
      ? undefined
      : () => {
          handled.push(String(name));
          return Promise.resolve("done");
        },
});

beforeEach(() => {
  fakeBrowser.reset();
  handled = [];
});

/** Sends it as whoever may, with a body that passes: what is asked here is only whether the role lets it through. */
function send(name: Operation) {
  const { from, body } = definitions[name];
  vi.spyOn(body, "safeParse").mockReturnValue({ success: true, data: { paths: [] } });
  const isOwnPage = from.includes("extension-page");
  const sender = {
    id: fakeBrowser.runtime.id,
    url: isOwnPage ? fakeBrowser.runtime.getURL("/popup.html") : `${CRM}/Clients`,
    tab: { id: 7 },
    frameId: 0,
  } as Parameters<typeof answerMessage>[1];
  const isSite = () => Promise.resolve(true);
  return answerMessage({ planbridge: name, body: null }, sender, handlers, isSite, { requireRight });
}

function mayDo(role: Role, needs: Right | "nothing"): boolean {
  if (needs === "nothing" || role === "may-accept") return true;
  return role === "may-propose" && needs === "propose";
}

describe("answerMessage: what the organisation's policy lets people do", () => {
  test("every operation states the right that it needs", () => {
    const stated = Object.fromEntries(names.map((name) => [name, definitions[name].needs ?? "nothing"]));
    expect(stated).toEqual(NEEDS);
  });

  test.each(ROLES.flatMap((role) => names.map((name) => [role, name, mayDo(role, NEEDS[name])] as const)))(
    "answerMessage, with the role %s, runs %s: %s",
    async (role, name, may) => {
      await fakeBrowser.storage.managed.set({ role });
      const reply = await send(name);
      expect("problem" in reply ? reply.problem.code : reply).toEqual(may ? { ok: "done" } : `role-${role}`);
      expect(handled).toEqual(may ? [name] : []);
    },
  );

  test.each(names)("answerMessage runs %s without a policy", async (name) => {
    expect(await send(name)).toEqual({ ok: "done" });
  });
});
