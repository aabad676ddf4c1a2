import { beforeEach, describe, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { databaseProblem } from "../../../lib/storage/database-problems.ts";
import { ProblemError } from "../../../lib/core/problem.ts";
import type { Operation } from "../../../lib/messaging/operations.ts";
import { answerMessage, type Sender, type Handlers, receive } from "../../../lib/background/receive.ts";
import { operations as definitions } from "../../../lib/messaging/operations/all-operations.ts";
import type { OperationDefinition } from "../../../lib/messaging/operations/define-operation.ts";
import {
  createParticipantLimit,
  MAX_PARTICIPANTS_A_MINUTE,
} from "../../../lib/background/participant-limit.ts";
import { appointment } from "../domain/profile/crm-profile/profile-fixtures.ts";
import { batchQuery } from "../../../lib/messaging/operations/batch-query.ts";

type BrowserSender = Parameters<typeof answerMessage>[1];

const CRM = "https://crm.example.org";
const isSite = (origin: string) => Promise.resolve(origin === CRM);
const id = fakeBrowser.runtime.id;
const tab = { id: 7, index: 0, active: true, pinned: false, highlighted: false, incognito: false } as const;

/** A sender as the browser describes it; only the parts that count. */
const from = (parts: Record<string, unknown>): BrowserSender => Object.assign(Object.create(null), parts);

const senders: Record<string, BrowserSender> = {
  "a CRM page that is set up": from({ id, url: `${CRM}/Clients`, tab, frameId: 0 }),
  "a CRM page that isn't": from({ id, url: "https://other.example.org/Clients", tab, frameId: 0 }),
  "an extension page": from({ id, url: fakeBrowser.runtime.getURL("/popup.html") }),
  "another extension": from({ id: "somebody-else", url: "chrome-extension://somebody-else/x.html" }),
  "another extension that names our page": from({
    id: "somebody-else",
    url: fakeBrowser.runtime.getURL("/popup.html"),
  }),
  "a page that looks like ours": from({ id, url: `https://${id}/popup.html`, tab, frameId: 0 }),
  "a data page": from({ id, url: "data:text/html,x", tab, frameId: 0 }),
  "a blank frame": from({ id, url: "about:blank", tab, frameId: 3 }),
  "nobody in particular": from({ id }),
  "the CRM, but no tab": from({ id, url: `${CRM}/Clients` }),
};

const clients = [{ name: "Ngozi Okafor", path: "/Clients/Profile/11?tab=a" }];
const batchId = "1790000000000-0a1b2c3d";
const settings = {
  environment: "test",
  deviceHost: "a",
  tokenHost: "b",
  ndiaHost: "c",
  tokenAudience: "d",
  serviceAudience: "e",
  clientId: "f",
  apiKey: "g",
  orgId: "h",
  deviceName: "i",
};

const path42 = "/ServiceContracts/Details/42";
const place = { site: CRM, of: "contract", path: path42 };
const line = { category: "CONSUMABLES", item: null, quantity: 100, rate: 5_000 };
const request = {
  type: "plan-managed",
  planReference: "1080001",
  startDate: "2026-07-01",
  endDate: "2027-06-30",
  lines: [line],
};
const fields = [
  { field: "budgetAmount", label: "Budget Amount", kind: "money", before: null, after: 100_000 },
  { field: "excluded", label: "Exclude", kind: "tick", before: false, after: true },
];
const saving = {
  formPath: "/PlanBudgets/Edit/7",
  snapshotId: "s",
  budgetKey: "plan-budget/Consumables/plan/2026-07-01",
  fields,
};
const shown = {
  path: "/Clients/Profile/11",
  name: "Ngozi Okafor",
  ndisNumber: "430000017",
  missing: ["Surname"],
  contracts: [path42],
};

const begun = { id: "3f0c", revision: 2 };
const ofParticipant = { site: CRM, ndisNumber: "430000017" };
const typedContact = { name: "Andrew Milne", phone: "", email: "", address: "" };
const connection = {
  profile: `participant ${CRM} 430000017`,
  related: "contact 3f0c",
  type: "parent",
  word: 0,
  status: "current",
  options: ["primary"],
  replacesPrimary: false,
};
const ownGoal = {
  ...ofParticipant,
  name: "Cook",
  goalId: "",
  newGoal: "Live independently",
  startDate: "",
  endDate: "",
  stage: null,
  description: "",
  isArchived: false,
};

/** Every operation: a body that fits, and whether a CRM page or an extension page may send it. */
const booking = { site: CRM, clientPath: path42, bookingId: "50000001" };
const operations: [Operation, unknown, crm: boolean, own: boolean][] = [
  ["page.noticed", null, true, false],
  ["page.recognised", { page: "client-list" }, true, false],
  ["page.dialog", { name: "pace" }, true, false],
  ["sync.start", { clients }, true, false],
  ["sync.add", { batchId, clients }, true, false],
  ["sync.retry", { batchId }, true, true],
  ["sync.stop", { batchId }, true, true],
  ["sync.resume", { batchId }, true, true],
  ["options.confirmation", null, false, true],
  ["options.set-confirmation", { typeFrom: 5000 }, false, true],
  ["sync.unread-failures", null, false, true],
  ["sync.mark-failures-read", { batchId, until: 5 }, false, true],
  ["sync.check-again", { batchId, results: [`${batchId}/00001/001`] }, false, true],
  ["result.open", { jobId: `${batchId}/00001` }, true, true],
  ["presentation.view", null, true, false],
  ["palette.shortcut", null, true, false],
  ["palette.change-key", null, true, false],
  ["options.open", { section: "holidays" }, true, true],
  ["page.check", { tabId: 7 }, false, true],
  ["page.tabs", null, false, true],
  ["contract.status", { path: path42 }, true, false],
  ["contract.check", { path: path42 }, true, false],
  ["pace.view-client", shown, true, false],
  ["pace.view-consent", { site: CRM, path: "/Clients/Profile/11" }, false, true],
  [
    "pace.set-consent",
    { site: CRM, path: "/Clients/Profile/11", participant: true, apiAccess: false },
    false,
    true,
  ],
  ["pace.view-contract", { path: path42, isPace: true, forms: ["/PlanBudgets/Edit/7"] }, true, false],
  ["pace.retrieve-plans", { contractPath: path42 }, true, false],
  ["pace.retrieve-budgets", { formPath: "/PlanBudgets/Edit/7", category: "Consumables" }, true, false],
  [
    "participant.synchronise",
    { site: CRM, path: path42, parts: ["budgets", "goals"], isConsentConfirmed: true },
    false,
    true,
  ],
  ["participant.settings", null, false, true],
  ["participant.set-non-pace-budgets", { isOn: true }, false, true],
  ["participant.set-unpublished-calls", { isOn: true }, false, true],
  ["panel.client", { tabId: 7 }, false, true],
  [
    "panel.record",
    { site: CRM, ndisNumber: "430000017", contracts: [{ reference: "SC-1", path: path42 }] },
    false,
    true,
  ],
  ["panel.record-of-change", { id: batchId }, false, true],
  ["panel.plan-picture", { page: "invoice-form", ndisNumber: "430000017", dates: [] }, true, false],
  ["panel.open", null, true, false],
  ["bookings.manage", booking, false, true],
  ["bookings.propose-action", { ...booking, version: "1", action: { code: "approve" } }, false, true],
  ["bookings.force-sync", { ...booking, version: "1" }, false, true],
  ["bookings.view-contract", { path: path42 }, true, false],
  ["bookings.refresh-contract", { path: path42 }, true, false],
  ["bookings.check-contract", { path: path42, fresh: true }, true, false],
  ["bookings.propose-contract", { path: path42 }, true, false],
  ["bookings.retrieve-for-form", { formPath: "/PlanBudgets/Edit/7", category: "Consumables" }, true, false],
  [
    "bookings.propose-link",
    { formPath: "/PlanBudgets/Edit/7", bookingId: "50000001", fields: saving.fields },
    true,
    false,
  ],
  ["change.propose-contract", { clientPath: "/Clients/Profile/11" }, true, false],
  ["change.propose-sync", { contractPath: path42, purpose: "sync-plan-and-budgets" }, true, false],
  ["change.propose-again", { id: batchId }, false, true],
  ["change.view", { id: batchId }, true, true],
  ["review.open", { clientPath: path42 }, true, false],
  ["bookings.begin", place, false, true],
  ["bookings.propose-create", { ...place, request, isSplit: true }, false, true],
  ["change.accept", { id: batchId, leftOut: ["plan-budget/Transport/plan"], typed: "5" }, false, true],
  ["change.resume", { id: batchId }, false, true],
  ["change.decline", { id: batchId }, false, true],
  ["change.withdraw", { id: batchId }, true, false],
  ["pace.propose-budget-save", saving, true, false],
  ["change.propose-all", { clients }, true, false],
  ["streamline.next", null, true, false],
  ["page.service-dates", { dates: [{ from: "2026-11-01", to: "2026-11-02" }] }, true, false],
  ["change.propose-listed", { site: CRM, clients }, false, true],
  ["change.proposals", { batchId }, true, true],
  ["change.propose-results", { batchId, results: [`${batchId}/00001/001`] }, false, true],
  ["change.accept-all", { batchId, typed: "5" }, false, true],
  ["participants.choice", { choice: batchId }, false, true],
  ["participants.read", { choice: batchId, paths: [path42] }, false, true],
  ["participants.start", { choice: batchId, parts: ["budgets"], clients }, false, true],
  ["participant.set-role", { role: "support-coordinator" }, false, true],
  [
    "invoice.context",
    { clientPath: "/Clients/Profile/11", ndisNumber: "430000017", retrieve: true },
    true,
    false,
  ],
  [
    "invoice.keep-fixes",
    {
      invoice: { number: "INV-1", provider: "Reef Care" },
      fixes: {
        label: "Line total differs",
        fixed: [{ lineId: "1", field: "lineTotal", before: "1404.60", after: "140.46" }],
        split: [],
      },
    },
    true,
    false,
  ],
  ["invoice.kept-fixes", { number: "INV-1", provider: "Reef Care" }, true, false],
  ["streamline.check", { paths: ["/Streamline/Review/7"], retrieve: false }, true, false],
  ["workspace.open", { tab: "participants" }, true, true],
  ["file.retrieve-plan", { ndisNumber: "430000017" }, false, true],
  ["file.transfer", { name: "july.csv", base64: "YSxi" }, true, false],
  ["connection.view", null, false, true],
  ["connection.save", { settings }, false, true],
  ["connection.activate", { settings, activationCode: "ABCDEF2345" }, false, true],
  ["connection.check", null, false, true],
  ["set-up.read", { text: "{}" }, false, true],
  ["set-up.export", { withApiKey: false }, false, true],
  ["sites.view", null, false, true],
  ["sites.add", { origin: CRM, profileId: "careview" }, false, true],
  ["sites.remove", { origin: CRM }, false, true],
  ["holidays.view", null, false, true],
  ["stored-data.view", { scan: true }, false, true],
  ["policy.view", null, false, true],
  ["diagnostic.view", null, false, true],
  ["practice.enter", null, false, true],
  ["practice.leave", null, false, true],
  ["practice.clients", null, false, true],
  ["practice.page", { path: path42 }, false, true],
  ["profile.read-again", { site: CRM, ndisNumber: "430000017" }, false, true],
  ["profile.remove-planner", { site: CRM, ndisNumber: "430000017" }, false, true],
  [
    "profile.import-planner",
    { site: CRM, ndisNumber: "430000017", schedules: null, appointments: [{ ...appointment(), path: null }] },
    false,
    true,
  ],
  ["prices.items", { items: ["01_011_0107_1_1"], day: "2026-11-02" }, false, true],
  ["prices.of-category", { category: 1, isPace: true, day: "2026-11-02" }, false, true],
  ["prices.of-invoice", { services: [{ item: "01_011_0107_1_1", day: "2026-11-02" }] }, true, false],
  ["prices.settings", null, false, true],
  ["prices.set-region", { region: "very-remote" }, false, true],
  [
    "profile.save-own",
    { site: CRM, ndisNumber: "430000001", change: { part: "address", revision: 0, address: null } },
    false,
    true,
  ],
  ["contacts.save", { typed: typedContact }, false, true],
  ["contacts.remove", { begun }, false, true],
  ["connections.save", { draft: connection }, false, true],
  ["connections.remove", { profile: connection.profile, begun }, false, true],
  ["connection-types.save", { typed: { word: "Aunt", other: "Niece" }, isArchived: false }, false, true],
  ["resources.save", { kind: "worker", name: "Ana", isArchived: false }, false, true],
  [
    "resource-uses.save",
    { ...ofParticipant, resourceId: "3f0c", startDate: "2026-11-02", endDate: "", goalId: null },
    false,
    true,
  ],
  ["resource-uses.remove", { ...ofParticipant, begun }, false, true],
  ["own-goals.save", ownGoal, false, true],
  ["own-goals.remove", { ...ofParticipant, begun }, false, true],
  ["organisation-goals.save", { begun, text: "Live independently", isArchived: true }, false, true],
  ["own-rows.import", { site: CRM, kind: "goals", lines: [["NDIS number"], ["430000017"]] }, false, true],
  ["upkeep.view", null, false, true],
  ["upkeep.set-allowance", { calls: 100 }, false, true],
  ["notices.list", null, false, true],
  ["notices.mark-seen", { until: 5 }, false, true],
  ["badge.view", null, false, true],
  ["badge.set", { kind: "done", isShown: false }, false, true],
  ["badge.mark-done-seen", null, false, true],
  ["vault.view", null, false, true],
  ["vault.protect", { passphrase: "four invented words here" }, false, true],
  ["vault.change-passphrase", { current: "four invented words here", next: "and four others" }, false, true],
  ["vault.unlock", { passphrase: "four invented words here" }, false, true],
  ["vault.lock", null, false, true],
  ["vault.wipe", { confirmed: "delete everything" }, false, true],
  ["vault.set-auto-lock", { minutes: 15 }, false, true],
  ["vault.set-retention", { retrievalDays: 365, answerDays: null }, false, true],
  ["vault.purge", { ndisNumber: "430000017" }, false, true],
  ["holidays.add", { date: "2026-08-12", name: "Ekka", state: "QLD" }, false, true],
  ["holidays.remove-added", { date: "2026-08-12" }, false, true],
  ["holidays.set-listed", { date: "2026-06-08", state: "NSW", listed: false }, false, true],
  ["holidays.default-state", { state: null }, false, true],
];

let handled: { name: string; body: unknown; from: Sender }[];
let outcome: () => Promise<unknown>;

/** Handlers for everything, which remember what reached them. */
const handlers: Handlers = new Proxy(Object.create(null), {
  // A promise of them must not take them for a promise.
  get: (_, name) =>
    name === "then"
      ? undefined
      : (body: unknown, who: Sender) => {
          handled.push({ name: String(name), body, from: who });
          return outcome();
        },
  has: () => true,
});

beforeEach(() => {
  handled = [];
  outcome = () => Promise.resolve("done");
});

const sendAs = (sender: BrowserSender | undefined, planbridge: string, body: unknown) =>
  answerMessage({ planbridge, body }, sender ?? from({}), handlers, isSite);

/** On the page of the record that the operation is about, where it is about one. */
function onOwnRecord(sender: BrowserSender | undefined, name: Operation, body: unknown) {
  const own = (definitions[name] as OperationDefinition<unknown, unknown>).ownRecord?.(body);
  if (own === undefined || !sender?.url?.endsWith("/Clients")) return sender;
  return { ...sender, url: sender.url.replace("/Clients", own) };
}

describe("answerMessage: allowed senders", () => {
  test("the table of this test lists every defined operation", () => {
    expect(operations.map(([name]) => name).toSorted()).toEqual(Object.keys(definitions).toSorted());
  });

  const table = operations.flatMap(([name, body, crm, own]) =>
    Object.keys(senders).map((who) => {
      const may = (who === "a CRM page that is set up" && crm) || (who === "an extension page" && own);
      return [name, who, may, body] as const;
    }),
  );
  test.each(table)("answerMessage, given %s from %s, runs it: %s", async (name, who, may, body) => {
    const reply = await sendAs(onOwnRecord(senders[who], name, body), name, body);
    expect("problem" in reply ? reply.problem.code : reply).toEqual(may ? { ok: "done" } : "message-refused");
    expect(handled.map((each) => each.name)).toEqual(may ? [name] : []);
  });

  test("answerMessage gives a handler the sender that the browser reports, not the message's claim", async () => {
    await sendAs(senders["a CRM page that is set up"], "sync.start", {
      clients,
      origin: "https://other.example.org",
      tabId: 9,
    });
    expect(handled).toEqual([
      {
        name: "sync.start",
        body: { clients },
        from: { caller: "crm-page", origin: CRM, path: "/Clients", tabId: 7, frameId: 0 },
      },
    ]);
  });

  test.each(["no.such.operation", "constructor", "__proto__", "toString", ""])(
    "answerMessage refuses the unknown operation %j",
    async (name) => {
      expect(await sendAs(senders["an extension page"], name, null)).toMatchObject({
        problem: { code: "message-refused" },
      });
      expect(handled).toEqual([]);
    },
  );
});

test("answerMessage tells which CRM a person asks for before what reads it runs, and for nothing else", async () => {
  const crmAsked = vi.fn<(site?: string) => Promise<void>>().mockResolvedValue();
  const run = (who: BrowserSender | undefined, planbridge: Operation, body: unknown) =>
    answerMessage({ planbridge, body }, who ?? from({}), handlers, isSite, { crmAsked });
  await run(senders["a CRM page that is set up"], "sync.start", { clients });
  await run(senders["an extension page"], "sync.resume", { batchId });
  await run(senders["a CRM page that is set up"], "change.view", { id: batchId });
  await run(senders["an extension page"], "sync.start", { clients });
  expect(crmAsked.mock.calls).toEqual([[CRM], [undefined]]);
});

describe("answerMessage: whose data a page gets", () => {
  const ABOUT_ONE: [Operation, unknown][] = operations.flatMap(([name, body]) =>
    "ownRecord" in definitions[name] ? [[name, body]] : [],
  );
  const at = (url: string, parts: Record<string, unknown> = {}) =>
    from({ id, url: `${CRM}${url}`, tab, frameId: 0, ...parts });

  test("every operation of a page about its own record says which one", () => {
    expect(ABOUT_ONE.map(([name]) => name).toSorted()).toEqual([
      "bookings.check-contract",
      "bookings.propose-contract",
      "bookings.refresh-contract",
      "bookings.view-contract",
      "change.propose-contract",
      "change.propose-sync",
      "contract.check",
      "contract.status",
      "pace.retrieve-plans",
      "pace.view-client",
      "pace.view-contract",
      "review.open",
    ]);
  });

  test.each(ABOUT_ONE)("answerMessage refuses %s from the page of another record", async (name, body) => {
    const url = "/Clients/Profile/12";
    expect(await sendAs(at(url), name, body)).toMatchObject({ problem: { code: "other-record" } });
    expect(handled).toEqual([]);
  });

  test("answerMessage refuses to open a new booking of another record than the page's own", async () => {
    const ofClient = { newBooking: "client", path: "/Clients/Profile/11" };
    expect(await sendAs(at("/Clients/Profile/12"), "review.open", ofClient)).toHaveProperty("problem");
    expect(await sendAs(at("/Clients/Profile/11"), "review.open", ofClient)).toEqual({ ok: "done" });
  });

  test("answerMessage takes the tab's own address, since a page may move on without a new document", async () => {
    const moved = at("/Clients", { tab: { ...tab, url: `${CRM}${path42}#x` } });
    expect(await sendAs(moved, "contract.status", { path: path42 })).toEqual({ ok: "done" });
    // A frame's own address is no tab's.
    const frame = at("/Clients", { tab: { ...tab, url: `${CRM}${path42}` }, frameId: 3 });
    expect(await sendAs(frame, "contract.status", { path: path42 })).toHaveProperty("problem");
    const away = at("/Clients", { tab: { ...tab, url: `https://other.example.org${path42}` } });
    expect(await sendAs(away, "contract.status", { path: path42 })).toHaveProperty("problem");
  });

  test("a tab that asks for more participants within a minute than a person can is refused", async () => {
    let now = 5_000_000;
    const admit = createParticipantLimit(() => now);
    const ask = async (page: number, tabId = 7, which: object = {}) => {
      const sender = at(`/Clients/Profile/${page}`, { tab: { ...tab, id: tabId } });
      const shownThere = { ...shown, path: `/Clients/Profile/${page}`, ...which };
      const reply = await answerMessage(
        { planbridge: "pace.view-client", body: shownThere },
        sender,
        handlers,
        isSite,
        { admit },
      );
      return "problem" in reply ? reply.problem.code : "ok";
    };
    for (let page = 1; page <= MAX_PARTICIPANTS_A_MINUTE; page += 1) expect(await ask(page)).toBe("ok");
    expect(await ask(MAX_PARTICIPANTS_A_MINUTE + 1)).toBe("too-many-participants");
    // Those that it has already, and other tabs.
    expect(await ask(1)).toBe("ok");
    expect(await ask(MAX_PARTICIPANTS_A_MINUTE + 1, 8)).toBe("ok");
    now += 59_999;
    expect(await ask(MAX_PARTICIPANTS_A_MINUTE + 1)).toBe("too-many-participants");
    now += 1;
    expect(await ask(MAX_PARTICIPANTS_A_MINUTE + 1)).toBe("ok");
    // The clock was set back.
    for (let page = 1; page < MAX_PARTICIPANTS_A_MINUTE; page += 1) await ask(page);
    now -= 3_600_000;
    expect(await ask(MAX_PARTICIPANTS_A_MINUTE + 5)).toBe("ok");
  });

  test("each client that one invoice page chooses counts, and each captured invoice of a list", async () => {
    const admit = createParticipantLimit(() => 5_000_000);
    const ask = async (name: Operation, body: unknown) => {
      const reply = await answerMessage(
        { planbridge: name, body },
        at("/Invoices/Create"),
        handlers,
        isSite,
        {
          admit,
        },
      );
      return "problem" in reply ? reply.problem.code : "ok";
    };
    const choose = (client: number) =>
      ask("invoice.context", { clientPath: `/Clients/Profile/${client}`, retrieve: false });
    const list = (first: number) =>
      ask("streamline.check", {
        paths: Array.from({ length: 20 }, (_, nth) => `/Streamline/Review/${first + nth}`),
        retrieve: false,
      });
    for (let first = 0; first < MAX_PARTICIPANTS_A_MINUTE - 20; first += 20)
      expect(await list(first)).toBe("ok");
    for (let client = 0; client < 20; client += 1) expect(await choose(client)).toBe("ok");
    expect(await choose(20)).toBe("too-many-participants");
    expect(await list(1000)).toBe("too-many-participants");
  });
});

const path = (text: string) => ({ clients: [{ name: "x", path: text }] });
const sync = (change: Record<string, unknown>) => ({ contractPath: path42, purpose: "sync-plan", ...change });

describe("answerMessage: message bodies", () => {
  test.each<[string, Operation, unknown]>([
    ["a path to another host", "sync.start", path("//evil.example.org/x")],
    ["a whole address", "sync.start", path("https://evil.example.org/x")],
    ["a path with a backslash", "sync.start", path(String.raw`/\evil.example.org`)],
    ["a path with a backslash further on", "sync.start", path(String.raw`/a\..\\evil`)],
    ["a path without its slash", "sync.start", path("Clients/1")],
    ["a script", "sync.start", path("javascript:alert(1)")],
    ["an empty path", "sync.start", path("")],
    ["a path to another host behind a line break", "sync.start", path("/\n/evil.example.org/x")],
    ["a path to another host behind a tab", "sync.start", path("/\t/evil.example.org/x")],
    ["an endless path", "sync.start", path(`/${"a".repeat(2000)}`)],
    ["an endless name", "sync.start", { clients: [{ name: "a".repeat(301), path: "/x" }] }],
    ["no client", "sync.start", { clients: [] }],
    ["too many clients", "sync.start", { clients: Array.from({ length: 10_001 }, () => clients[0]) }],
    ["a client without a name", "sync.start", { clients: [{ path: "/x" }] }],
    ["nothing", "sync.start", null],
    ["text", "sync.start", "clients"],
    ["a list", "sync.start", []],
    ["a batch by another name", "sync.add", { batchId: "1-a/../2-b", clients }],
    ["a contract on another host", "contract.status", { path: "//evil.example.org/x" }],
    [
      "F49: a contract to sync on another host",
      "change.propose-sync",
      sync({ contractPath: "//evil.example.org/x" }),
    ],
    ["F49: a purpose that no page may have", "change.propose-sync", sync({ purpose: "create-contract" })],
    ["F49: no purpose", "change.propose-sync", sync({ purpose: undefined })],
    ["F49: an endless plan", "change.propose-sync", sync({ planKey: "a".repeat(501) })],
    [
      "F35: a client on another host",
      "change.propose-contract",
      { clientPath: "https://evil.example.org/x" },
    ],
    ["F47: a contract without a path", "pace.retrieve-plans", {}],
    [
      "F51: a form on another host",
      "pace.retrieve-budgets",
      { formPath: "//evil.example.org/x", category: "x" },
    ],
    ["F51: no category", "pace.retrieve-budgets", { formPath: "/PlanBudgets/Edit/7" }],
    ["F51: an endless category", "pace.retrieve-budgets", { formPath: "/x", category: "a".repeat(501) }],
    [
      "F32: a client's contract on another host",
      "pace.view-client",
      { ...shown, contracts: ["//evil.example.org/x"] },
    ],
    ["F32: a client without a name", "pace.view-client", { ...shown, name: undefined }],
    ["F32: a tick as text", "pace.view-client", { ...shown, pace: "Yes" }],
    ["F58: a form of another host", "pace.view-contract", { path: path42, forms: ["//evil.example.org/x"] }],
    ["F58: no list of forms", "pace.view-contract", { path: path42 }],
    ["F60: a change without its name", "change.view", {}],
    ["F60: a save of nothing", "pace.propose-budget-save", { ...saving, fields: [] }],
    [
      "F60: a save of too much",
      "pace.propose-budget-save",
      { ...saving, fields: Array.from({ length: 21 }, () => fields[0]) },
    ],
    [
      "F60: a save of a list",
      "pace.propose-budget-save",
      { ...saving, fields: [{ ...fields[0], after: [1] }] },
    ],
    [
      "F60: a save of another kind",
      "pace.propose-budget-save",
      { ...saving, fields: [{ ...fields[0], kind: "html" }] },
    ],
    [
      "F60: a save that leaves a value open",
      "pace.propose-budget-save",
      { ...saving, fields: [{ ...fields[0], after: undefined }] },
    ],
    [
      "F60: a save to another host",
      "pace.propose-budget-save",
      { ...saving, formPath: "//evil.example.org/x" },
    ],
    ["a window for nothing", "review.open", {}],
    ["a window for no participant", "review.open", { participants: [] }],
    ["a window for a participant on another host", "review.open", { participants: ["//evil.example.org/x"] }],
    ["a window for a client on another host", "review.open", { clientPath: "//evil.example.org/x" }],
    [
      "a booking of a contract on another host",
      "review.open",
      { newBooking: "contract", path: "//evil.example.org/x" },
    ],
    ["a booking of another kind of record", "review.open", { newBooking: "invoice", path: path42 }],
    [
      "a booking without lines",
      "bookings.propose-create",
      { ...place, request: { ...request, lines: [] }, isSplit: true },
    ],
    [
      "a booking of half a cent",
      "bookings.propose-create",
      { ...place, request: { ...request, lines: [{ ...line, rate: 0.5 }] }, isSplit: true },
    ],
    [
      "a booking of nothing",
      "bookings.propose-create",
      { ...place, request: { ...request, lines: [{ ...line, quantity: 0 }] }, isSplit: true },
    ],
    ["a window for a change by another name", "review.open", { change: "../x" }],
    ["no client to propose for", "change.propose-all", { clients: [] }],
    ["a client to propose for on another host", "change.propose-all", path("//evil.example.org/x")],
    ["no result to check again", "sync.check-again", { batchId, results: [] }],
    ["no result to propose for", "change.propose-results", { batchId, results: [] }],
    [
      "a reason to accept that there isn't",
      "change.accept-all",
      { batchId, typed: "5", included: { kinds: ["any"], smallerBy: 0 } },
    ],
    [
      "a threshold below nothing",
      "change.accept-all",
      { batchId, typed: "5", included: { kinds: ["smaller"], smallerBy: -1 } },
    ],
    ["no client of a list to propose for", "change.propose-listed", { site: CRM, clients: [] }],
    ["proposals of a batch by another name", "change.proposals", { batchId: "all" }],
    [
      "F63: a client of an invoice on another host",
      "invoice.context",
      { clientPath: "//evil.example.org/x", retrieve: false },
    ],
    ["F63: a participant by a name", "invoice.context", { ndisNumber: "Ngozi Okafor", retrieve: false }],
    ["F63: an invoice that doesn't say whether to ask anew", "invoice.context", { clientPath: "/x" }],
    ["F63: no captured invoice", "streamline.check", { paths: [], retrieve: false }],
    [
      "F63: a captured invoice on another host",
      "streamline.check",
      { paths: ["https://evil.example.org/x"], retrieve: false },
    ],
    [
      "F63: a captured invoice that doesn't say whether to retrieve",
      "streamline.check",
      { paths: ["/Streamline/Review/7"] },
    ],
    [
      "F63: too many captured invoices",
      "streamline.check",
      { paths: Array.from({ length: 21 }, (_, at) => `/Streamline/Review/${at}`), retrieve: false },
    ],
    [
      "F63: a stored invoice with a date in words",
      "invoice.context",
      {
        clientPath: "/x",
        retrieve: false,
        stored: { lines: [{ from: "yesterday" }], sure: true },
      },
    ],
    ["a file that isn't base64", "file.transfer", { name: "july.csv", base64: "a,b\r\n" }],
    ["a file without its bytes", "file.transfer", { name: "july.csv" }],
    ["a file above the size", "file.transfer", { name: "a.csv", base64: "A".repeat(8 * 1024 * 1024 + 1) }],
    ["a workspace with something in it", "workspace.open", { url: "https://evil.example.org/" }],
  ])("answerMessage refuses %s in %s", async (_title, name, body) => {
    const reply = await sendAs(senders["a CRM page that is set up"], name, body);
    expect(reply).toMatchObject({ problem: { code: "message-refused" } });
    expect(handled).toEqual([]);
  });

  test.each<[string, Operation, unknown]>([
    [
      "an environment that doesn't exist",
      "connection.save",
      { settings: { ...settings, environment: "live" } },
    ],
    ["F60: a change by another name", "change.accept", { id: "../x", leftOut: [], typed: "" }],
    ["F60: no consent", "change.accept", { id: batchId, leftOut: [] }],
    ["F60: an amount as a number", "change.accept", { id: batchId, leftOut: [], typed: 5 }],
    ["F60: what is left out as text", "change.accept", { id: batchId, leftOut: "all", typed: "5" }],
    ["F60: a change to decline by another name", "change.decline", { id: "1-a/../2-b" }],
    ["F60: a change to resume by a number", "change.resume", { id: 5 }],
    ["consent to a batch by another name", "change.accept-all", { batchId: "all", typed: "5" }],
    ["consent to a batch without an amount", "change.accept-all", { batchId }],
    [
      "F32: a tick that is neither set nor not",
      "pace.set-consent",
      { site: CRM, path: "/x", participant: "yes", apiAccess: true },
    ],
    ["F32: a client on another host", "pace.view-consent", { site: CRM, path: "//evil.example.org/x" }],
    ["a missing field", "connection.save", { settings: { ...settings, orgId: undefined } }],
    ["an endless field", "connection.save", { settings: { ...settings, apiKey: "a".repeat(501) } }],
    ["a number for a code", "connection.activate", { settings, activationCode: 5 }],
    ["something for nothing", "connection.check", { force: true }],
    ["a holiday that is no day", "holidays.set-listed", { date: "Ekka", state: "QLD", listed: false }],
  ])("answerMessage refuses %s in %s", async (_title, name, body) => {
    const reply = await sendAs(senders["an extension page"], name, body);
    expect(reply).toMatchObject({ problem: { code: "message-refused" } });
    expect(handled).toEqual([]);
  });

  test("answerMessage passes a valid path on unchanged and drops unknown properties", async () => {
    await sendAs(senders["a CRM page that is set up"], "sync.start", {
      clients: [{ ...clients[0], secret: 1 }],
      more: 1,
    });
    expect(handled[0]?.body).toEqual({ clients });
  });

  test("F60: answerMessage passes a save to propose on unchanged and drops unknown properties", async () => {
    await sendAs(senders["a CRM page that is set up"], "pace.propose-budget-save", {
      ...saving,
      fields: fields.map((field) => ({ ...field, path: "/x" })),
      typed: "$1,000.00",
      user: "Pat Manager",
      token: "secret",
    });
    expect(handled[0]?.body).toEqual(saving);
  });

  test.each([
    [{ filter: "all", limit: 50 }, true],
    [{ filter: "without-contract", limit: 0 }, true],
    [{ filter: "all", limit: 50, kind: "pace-proposals" }, true],
    [{ filter: "all", limit: 50, kind: "participants", id: "5-a1" }, true],
    [{ filter: "all", limit: 50, id: "../x" }, false],
    [{ filter: "all", limit: 50, kind: "everything" }, false],
    [{ filter: "none", limit: 50 }, false],
    [{ filter: "all", limit: -1 }, false],
    [{ filter: "all", limit: 1.5 }, false],
    [{ filter: "all", limit: 10_001 }, false],
    [{}, false],
  ])("batchQuery accepts %j: %s", (wish, granted) => {
    expect(batchQuery.safeParse(wish).success).toBe(granted);
  });
});

const ask = () => sendAs(senders["an extension page"], "connection.check", null);

describe("answerMessage: problems", () => {
  test("answerMessage replies with the problem of a ProblemError", async () => {
    const problem = { code: "no-authority", what: "x", remedy: "y", field: "z" };
    outcome = () => Promise.reject(new ProblemError("permanent", problem, { cause: new Error("secret") }));
    expect(await ask()).toEqual({ problem });
  });

  test.each([
    ["an error", new TypeError("Ngozi Okafor 430000017"), "TypeError"],
    ["a text", "Ngozi Okafor 430000017", "string"],
  ])(
    "answerMessage reports %s that a handler throws by its type, never by its text",
    async (_title, error, said) => {
      outcome = () => Promise.reject(error);
      const reply = await ask();
      expect(reply).toMatchObject({ problem: { code: "planbridge-fault", said } });
      expect(JSON.stringify(reply)).not.toMatch(/Ngozi|430000017/);
    },
  );

  test("answerMessage reports full storage with the remedy", async () => {
    outcome = () => Promise.reject(new DOMException("", "QuotaExceededError"));
    expect(await ask()).toMatchObject({
      problem: { code: "storage-full", remedy: "Free some disk space, then try again." },
    });
  });

  test("answerMessage doesn't repeat the message body in a refusal", async () => {
    const reply = await sendAs(senders["an extension page"], "connection.activate", {
      settings,
      activationCode: { secret: "hunter2" },
    });
    expect(JSON.stringify(reply)).not.toContain("hunter2");
  });
});

describe("answerMessage: tabs with cookies of their own", () => {
  const inTab = (more: object) => from({ id, url: `${CRM}/Clients`, tab: { ...tab, ...more }, frameId: 0 });
  const readsCrm = operations.filter(([name, , crm]) => crm && definitions[name].readsCrm);

  test("operations that read the CRM are known as such", () => {
    expect(readsCrm.map(([name]) => name).toSorted()).toEqual([
      "bookings.check-contract",
      "bookings.propose-contract",
      "bookings.propose-link",
      "bookings.retrieve-for-form",
      "change.propose-all",
      "change.propose-contract",
      "change.propose-sync",
      "contract.check",
      "invoice.context",
      "pace.propose-budget-save",
      "pace.retrieve-budgets",
      "pace.retrieve-plans",
      "panel.plan-picture",
      "review.open",
      "streamline.check",
      "sync.add",
      "sync.resume",
      "sync.retry",
      "sync.start",
    ]);
  });

  test.each(readsCrm)("%s from a Firefox container is refused with the cause", async (name, body) => {
    const reply = await sendAs(inTab({ cookieStoreId: "firefox-container-2" }), name, body);
    expect(reply).toMatchObject({
      problem: { code: "container-tab", what: expect.stringContaining("Firefox container") },
    });
    expect(handled).toEqual([]);
  });

  test("an operation that reads the CRM is refused in a private window", async () => {
    expect(await sendAs(inTab({ incognito: true }), "sync.start", { clients })).toMatchObject({
      problem: { code: "private-tab" },
    });
  });

  test.each(["firefox-default", "0", undefined])(
    "a tab of the cookie store %s is an ordinary one",
    async (store) => {
      const ordinary = inTab(store === undefined ? {} : { cookieStoreId: store });
      expect(await sendAs(ordinary, "sync.start", { clients })).toEqual({ ok: "done" });
    },
  );

  test("what reads nothing of the CRM is answered in a container too, and told of it", async () => {
    const container = inTab({ cookieStoreId: "firefox-container-2" });
    expect(await sendAs(container, "page.recognised", { page: "client-list" })).toEqual({ ok: "done" });
    expect(handled).toMatchObject([{ from: { session: "container-tab" } }]);
  });
});

describe("receive", () => {
  const onMessage: { addListener(listener: (message: unknown, sender: object) => unknown): void } =
    fakeBrowser.runtime.onMessage;

  function listen(ready: () => Promise<void>) {
    const add = vi.spyOn(onMessage, "addListener");
    receive(() => Promise.resolve({ handlers, gates: { ready } }), isSite);
    const [listener] = add.mock.calls[0] ?? [];
    if (!listener) throw new Error("it doesn't listen");
    return listener;
  }

  test("receive listens at once and replies when the background is ready", async () => {
    const ready = Promise.withResolvers<void>();
    const reply = listen(() => ready.promise)(
      { planbridge: "connection.check" },
      senders["an extension page"] ?? {},
    );
    expect(handled).toEqual([]);
    ready.resolve();
    expect(await reply).toEqual({ ok: "done" });
  });

  test.each(["database-newer", "database-in-use", "database-closed", "database-failed"] as const)(
    "receive answers every message that needs the database with %s while that lasts",
    async (code) => {
      const problem = databaseProblem(code);
      const answer = listen(() => Promise.reject(new ProblemError("blocked", problem)));
      const sender = senders["an extension page"] ?? {};
      expect(await answer({ planbridge: "connection.check" }, sender)).toEqual({ problem });
      expect(handled).toEqual([]);
      // What shows the problem opens without it.
      expect(await answer({ planbridge: "options.open" }, sender)).toEqual({ ok: "done" });
    },
  );

  test.each([[null], ["planbridge"], [{ planbridge: 5 }], [{ other: {} }], [undefined]])(
    "receive ignores the message %j",
    (message) => {
      expect(listen(() => Promise.resolve())(message, senders["an extension page"] ?? {})).toBeUndefined();
    },
  );
});
