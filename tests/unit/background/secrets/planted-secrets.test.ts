import { fakeBrowser } from "wxt/testing/fake-browser";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { AUDIT_COLUMNS } from "../../../../components/workspace/audit/audit-columns.tsx";
import { CHANGE_COLUMNS } from "../../../../components/workspace/changes/change-columns.tsx";
import { listCsv } from "../../../../components/workspace/list/list-csv.ts";
import { changeEntry } from "../../../../lib/domain/change/change-log.ts";
import type { VaultView } from "../../../../lib/domain/vault/vault-view.ts";
import type { Operation } from "../../../../lib/messaging/operations.ts";
import { operations } from "../../../../lib/messaging/operations/all-operations.ts";
import { exportTrail } from "../../../../lib/services/audit/export-trail.ts";
import { readAuditState } from "../../../../lib/storage/audit/audit-state.ts";
import { readUnlockedKey } from "../../../../lib/storage/vault/unlocked-key.ts";
import { CRM, NDIA, PRODA, SandboxServices } from "../../services/sandbox-office.ts";
import { NOW } from "../../test-clock.ts";
import { type LiveBackground, startBackground } from "./live-background.ts";
import { APART, bodiesOfAll, connectionOf, type Subject } from "./operation-bodies.ts";
import { audienceOf, mayShowClientId } from "./reply-rules.ts";
import { ANSWERS, plantIdentity, repeatingServers } from "./repeating-servers.ts";
import { createSecretSearch } from "./secret-search.ts";

// A document parses the CRM's pages in a browser; here the stand-in's own reader does.
vi.mock(import("../../../../lib/crm/read/request/offscreen-reader.ts"), async () => {
  const { readPageHtml } = await import("../../services/sandbox-office.ts");
  return { readPageHtml, readPageHtmlBriefly: readPageHtml };
});

const PASSPHRASE = "four planted words here";

/** What has to have been answered, or the search has seen nothing of the work. */
const WORKING: Operation[] = [
  "connection.view",
  "connection.activate",
  "vault.protect",
  "sync.start",
  "change.propose-sync",
  "change.view",
  "pace.retrieve-plans",
  "pace.retrieve-budgets",
  "participant.synchronise",
  "participants.read",
  "contract.check",
  "file.retrieve-plan",
  "panel.record",
  "diagnostic.view",
];
/** Nothing of what servers answer comes to these, at once or later. */
const ASKS_NO_SERVER =
  /^(?:holidays|prices|sites|options|presentation|palette|page|workspace|policy|vault|upkeep|participant\.set|contacts|connections|connection-types|resource|own-|organisation-goals)/;
/** What keeps the problems that servers and the CRM have caused. */
const WORK_STORES = ["batches", "jobs", "changes", "notices", "overviews", "audit"] as const;

const secrets = createSecretSearch();
const clientIds = createSecretSearch();
/** Names and NDIS numbers: of everybody, of all but the ticked clients, and of all but the one that the pages are about. */
const people = { nobody: createSecretSearch(), ticked: createSecretSearch(), own: createSecretSearch() };

/** What the organisation has set, as the browser tells it at each question. */
const policy: Record<string, unknown> = { sites: [{ origin: CRM, profileId: "careview" }] };

let office: SandboxServices;
let background: LiveBackground;
let about: Subject;
let amiss: keyof typeof ANSWERS | undefined;
/** What was found outside of where it belongs, as `who in where`. */
let leaks: string[];
let answered: Set<string>;

const note = (where: string, found: readonly string[]) =>
  leaks.push(...found.map((name) => `${name} in ${where}`));

function searchConsole(): void {
  for (const method of ["log", "info", "warn", "error", "debug", "trace"] as const)
    vi.spyOn(console, method).mockImplementation((...texts: unknown[]) => {
      note(`console.${method}`, [
        ...secrets.find(texts),
        ...clientIds.find(texts),
        ...people.nobody.find(texts),
      ]);
    });
}

/** Keys that the browser doesn't give out are planted all the same. */
function plantDeviceKeys(): void {
  const subtle = crypto.subtle;
  const generate = subtle.generateKey.bind(subtle) as (...args: unknown[]) => Promise<CryptoKeyPair>;
  vi.spyOn(subtle, "generateKey").mockImplementation((async (
    algorithm: RsaHashedKeyGenParams,
    isExtractable: boolean,
    usages: KeyUsage[],
  ) => {
    const pair = await generate(algorithm, true, usages);
    const bytes = new Uint8Array(await subtle.exportKey("pkcs8", pair.privateKey));
    secrets.plant("device key", bytes);
    const { d = "" } = await subtle.exportKey("jwk", pair.privateKey);
    secrets.plant("device key", d);
    if (isExtractable) return pair;
    return {
      publicKey: pair.publicKey,
      privateKey: await subtle.importKey("pkcs8", bytes, algorithm, false, ["sign"]),
    };
  }) as never);
}

/** What the background has made by itself. */
async function plantOwnKeys(): Promise<void> {
  const { ok: view } = (await background.ask("vault.view", null)) as { ok?: VaultView };
  if (view?.isLocked !== false) return;
  const dataKey = await readUnlockedKey();
  if (dataKey) secrets.plant("data key", dataKey);
  const state = await background.read(readAuditState);
  for (const { secret } of state?.keys ?? []) secrets.plant("audit key", secret);
}

function findSubject(): Subject {
  const { control } = office;
  const clients = control.clients();
  const own = clients.find(({ caseName, pace }) => caseName === "matching" && pace);
  const contract = own && control.contractsOf(own.id).find(({ status }) => status === "Active");
  const [budget] = contract ? control.contractParts(contract.id).budgets : [];
  if (!own?.ndisNumber || !contract || !budget) throw new Error("no client with a plan was generated");
  const ticked = [own, ...clients.filter(({ id }) => id !== own.id).slice(0, 3)];
  for (const { id, name, ndisNumber } of clients) {
    const isTicked = ticked.some((client) => client.id === id);
    for (const text of [name, ndisNumber?.replaceAll(/\s/g, "") ?? ""].filter(Boolean)) {
      people.nobody.plant(`client ${id}`, text);
      if (!isTicked) people.ticked.plant(`client ${id}`, text);
      if (id !== own.id) people.own.plant(`client ${id}`, text);
    }
  }
  return {
    site: CRM,
    clientPath: `/Clients/Profile/${own.id}`,
    name: own.name,
    ndisNumber: own.ndisNumber,
    contractPath: `/ServiceContracts/Details/${contract.id}`,
    formPath: `/PlanBudgets/Edit/${budget.id}`,
    category: budget.category,
    ticked: ticked.map(({ id, name }) => ({ name, path: `/Clients/Profile/${id}` })),
    connection: connectionOf({ proda: PRODA, ndia: NDIA }),
    activationCode: control.issueActivationCode(),
    passphrase: PASSPHRASE,
    batchId: "1-a",
    changeId: "1-a",
    snapshotId: "none",
    choice: "1-a",
  };
}

/** Asks, and notes what stands in the answer and doesn't belong there. */
async function ask(name: Operation, body: unknown, from?: string): Promise<Record<string, unknown>> {
  const reply = (await background.ask(name, body, from)) as unknown as Record<string, unknown>;
  const where = `${name} ${from ? "to a CRM page" : "to its own page"}`;
  note(where, secrets.find(reply));
  if (!mayShowClientId(name, from !== undefined)) note(where, clientIds.find(reply));
  const audience = audienceOf(name, from !== undefined);
  if (audience !== "anybody") note(where, people[audience].find(reply));
  if ("ok" in reply) answered.add(name);
  return reply;
}

/** The page that an operation is sent from: the record that it is about, else the client list. */
function pageOf(name: Operation, body: unknown): string {
  const { ownRecord } = operations[name] as { ownRecord?: (body: unknown) => string | undefined };
  const { formPath } = (body ?? {}) as { formPath?: string };
  return about.site + (ownRecord?.(body) ?? formPath ?? "/Clients");
}

/** Keys, tokens and texts that nobody is ever shown. */
const searchAll = (value: unknown) => [...secrets.find(value), ...clientIds.find(value)];

const bodyOf = (name: Operation) => bodiesOfAll(about).find(([each]) => each === name)?.[1] as object;

/** The device is activated and the connection as it was. */
async function restore(): Promise<void> {
  const code = office.control.issueActivationCode();
  secrets.plant("activation code", code);
  await background.ask("connection.activate", { settings: about.connection, activationCode: code });
}

async function askEverything(isAsked = (_name: Operation) => true): Promise<void> {
  for (const [name, body] of bodiesOfAll(about).filter(([each]) => isAsked(each))) {
    const definition = operations[name];
    if (definition.from.includes("extension-page")) remember(name, await ask(name, body));
    if (definition.from.includes("crm-page")) remember(name, await ask(name, body, pageOf(name, body)));
  }
  await plantOwnKeys();
}

/** Later operations are about what earlier ones have made. */
function remember(name: Operation, { ok }: Record<string, unknown>): void {
  const { batchId, id, snapshotId } = (ok ?? {}) as Record<string, unknown>;
  if (typeof batchId === "string") about.batchId = batchId;
  if (typeof snapshotId === "string") about.snapshotId = snapshotId;
  const chosen = /[?&]participants=([^&#]+)/.exec(background.opened.at(-1) ?? "")?.[1];
  if (chosen) about.choice = chosen;
  if (name.startsWith("change.propose-") && typeof id === "string") about.changeId = id;
}

beforeAll(async () => {
  office = await SandboxServices.open();
  about = findSubject();
  secrets.plant("passphrase", PASSPHRASE);
  secrets.plant("activation code", about.activationCode);
  clientIds.plant("client id", about.connection["clientId"] ?? "");
  plantIdentity(secrets);
  vi.stubGlobal(
    "fetch",
    repeatingServers(globalThis.fetch, secrets, () => amiss),
  );
  background = await startBackground(policy);
});

beforeEach(() => {
  leaks = [];
  answered = new Set();
  amiss = undefined;
  searchConsole();
  plantDeviceKeys();
});
afterEach(() => vi.restoreAllMocks());

describe("nothing that was planted leaves where it doesn't belong", () => {
  test("while Planbridge is set up, protected and does all its work", async () => {
    await ask("connection.activate", { settings: about.connection, activationCode: about.activationCode });
    await ask("vault.protect", { passphrase: PASSPHRASE });
    await plantOwnKeys();
    await askEverything();
    await background.settle();
    await askEverything();
    expect(leaks).toEqual([]);
    expect([...answered]).toEqual(expect.arrayContaining(WORKING));
    expect(background.posted.length).toBeGreaterThan(0);
  });

  test.each(Object.keys(ANSWERS) as (keyof typeof ANSWERS)[])(
    "while PRODA and the NDIA %s",
    async (answer) => {
      amiss = answer;
      const code = office.control.issueActivationCode();
      secrets.plant("activation code", code);
      await ask("connection.activate", { settings: about.connection, activationCode: code });
      await ask("connection.check", null);
      await askEverything((name) => !ASKS_NO_SERVER.test(name));
      expect(leaks).toEqual([]);
      amiss = undefined;
      await restore();
    },
  );

  test("while the data is locked, and at wrong passphrases", async () => {
    await ask("vault.lock", null);
    secrets.plant("wrong passphrase", "some other words that are wrong");
    await ask("vault.unlock", { passphrase: "some other words that are wrong" });
    await ask("vault.change-passphrase", { current: "some other words that are wrong", next: PASSPHRASE });
    await askEverything();
    await ask("vault.unlock", { passphrase: PASSPHRASE });
    expect(leaks).toEqual([]);
    expect([...answered]).toContain("vault.unlock");
  });

  test("while the browser can't open its database, whatever its error says", async () => {
    await ask("vault.lock", null);
    const opening = vi.spyOn(indexedDB, "open").mockImplementation(() => {
      throw new Error(`${PASSPHRASE} ${about.name} ${about.ndisNumber}`);
    });
    await ask("vault.unlock", { passphrase: PASSPHRASE });
    await askEverything();
    opening.mockRestore();
    await ask("vault.unlock", { passphrase: PASSPHRASE });
    expect(leaks).toEqual([]);
    expect([...answered]).toContain("vault.unlock");
  });

  test("while the organisation's policy holds keys, and mistakes beside them", async () => {
    const key = Uint8Array.from({ length: 32 }, (_, at) => at * 7);
    secrets.plant("policy key", key);
    Object.assign(policy, {
      protection: { key: key.toBase64(), another: key.toBase64() },
      connection: { apiKey: about.connection["apiKey"], orgId: key.toBase64() },
      role: key.toBase64(),
    });
    await ask("vault.lock", null);
    await askEverything();
    for (const entry of ["protection", "connection", "role"]) delete policy[entry];
    await ask("vault.unlock", { passphrase: PASSPHRASE });
    expect(leaks).toEqual([]);
    expect([...answered]).toContain("policy.view");
  });

  test("in what is exported, copied or stored of problems", async () => {
    const { text } = (await ask("diagnostic.view", null))["ok"] as { text: string };
    expect(text).toContain("Planbridge 0.1.0");
    const { redacted, whole, csv, rows } = await background.read(async (db) => ({
      redacted: await exportTrail(db, true, NOW),
      whole: await exportTrail(db, false, NOW),
      csv: [
        listCsv(AUDIT_COLUMNS, await db.getAll("audit")),
        listCsv(CHANGE_COLUMNS, (await db.getAll("changes")).map(changeEntry)),
      ],
      rows: await Promise.all(WORK_STORES.map((store) => db.getAll(store))),
    }));
    // Who it is about is what the whole trail and the lists are for; a redacted one tells of nobody.
    note("the redacted trail", [...searchAll(redacted), ...people.nobody.find(redacted)]);
    note("the whole trail", searchAll(whole));
    note("a list that is saved", searchAll(csv));
    note("the rows of work and its problems", searchAll(rows));
    note("the extension's storage", searchAll(await fakeBrowser.storage.local.get(null)));
    note("the extension's storage", people.nobody.find(await fakeBrowser.storage.local.get(null)));
    note("the addresses of windows", [
      ...searchAll(background.opened),
      ...people.nobody.find(background.opened),
    ]);
    note("what is posted to pages that follow a batch", searchAll(background.posted));
    expect(leaks).toEqual([]);
    expect(people.nobody.find(whole)).not.toEqual([]);
    expect(people.nobody.find(csv)).not.toEqual([]);
  });

  test("every operation was asked, but those that end the run", () => {
    const asked = new Set([...bodiesOfAll(about).map(([name]) => name), ...APART]);
    expect(Object.keys(operations).filter((name) => !asked.has(name as Operation))).toEqual([]);
  });
});

describe("the search itself", () => {
  const BYTES = Uint8Array.from({ length: 48 }, (_, at) => (at * 37) % 251);
  const search = createSecretSearch();
  search.plant("text", "planted key+/0001");
  search.plant("bytes", BYTES);

  test.each<[how: string, value: unknown, found: string]>([
    ["in a text", "a planted key+/0001 b", "text"],
    ["in an address", `https://x/?k=${encodeURIComponent("planted key+/0001")}`, "text"],
    ["deep in a reply", { ok: [{ rows: [["planted key+/0001"]] }] }, "text"],
    ["as a name of a property", { "planted key+/0001": 1 }, "text"],
    ["in the cause of an error", new Error("x", { cause: new Error("planted key+/0001") }), "text"],
    ["in bytes", { sealed: BYTES }, "bytes"],
    ["in base64", { key: BYTES.toBase64() }, "bytes"],
    ["in base64 of addresses", BYTES.toBase64({ alphabet: "base64url" }), "bytes"],
    ["in hexadecimal", `0x${BYTES.toHex()}`, "bytes"],
  ])("a secret is found %s", (_, value, found) => {
    expect(search.find(value)).toEqual([found]);
  });

  test("what is no secret isn't found", () => {
    expect(search.find({ text: "planted key", bytes: BYTES.subarray(0, 10).toBase64() })).toEqual([]);
  });

  test("a server that repeats what it wasn't sent is found out: so a leak fails these tests", async () => {
    amiss = "refuse in words that repeat the request";
    secrets.plant("seeded", "told-by-nobody-0001");
    const settings = { ...about.connection, deviceName: "told-by-nobody-0001" };
    await ask("connection.activate", { settings, activationCode: "ABCDEF2345" });
    console.warn("told-by-nobody-0001");
    expect(leaks).toEqual(["seeded in connection.activate to its own page", "seeded in console.warn"]);
  });

  test("somebody's name in an answer that tells of nobody, or to another one's page, is found out", async () => {
    const other = about.ticked[1];
    await ask("holidays.add", { date: "2027-03-01", name: other?.name });
    await ask(
      "pace.view-client",
      { ...bodyOf("pace.view-client"), missing: [other?.name] },
      CRM + about.clientPath,
    );
    expect(leaks.map((leak) => leak.replace(/^client \d+/, "somebody"))).toEqual([
      "somebody in holidays.add to its own page",
      "somebody in pace.view-client to a CRM page",
    ]);
  });
});
