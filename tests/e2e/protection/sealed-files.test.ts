import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requestToken } from "../../../lib/ndia/proda/request-token.ts";
import { currentTime } from "../../../lib/platform/system-clock.ts";
import { sendFromExtension } from "../../chaos/send-from-extension.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { findAmounts, findPrivateKeys, findTexts } from "../../support/profile/profile-search.ts";
import type { CaseName } from "../../sandbox/people/case-name.ts";
import { waitUntilFinished } from "../../support/screen.ts";
import { sync } from "../../support/sync.ts";
import { sandboxSettings } from "../../unit/ndia/proda/sandbox-settings.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";

const PASSPHRASE = "four invented words here";

/** Clients of whom the CRM and the NDIA have the same identity. */
const IDENTIFIED: ReadonlySet<CaseName> = new Set([
  "matching",
  "no-contract",
  "plan-start-wrong",
  "plan-end-wrong",
]);

/** Of budgets at the NDIA, in cents: nothing else comes to them. */
const AMOUNTS = [87_654_321, 10_293_847];

/** The profile's own copy, as somebody carries it away. */
let copies: string[] = [];
function copyOf(profile: string): string {
  const copy = mkdtempSync(join(tmpdir(), "planbridge-copy-"));
  copies.push(copy);
  cpSync(profile, copy, {
    recursive: true,
    filter: (name) => !/(?:Singleton|lock$|\.parentlock)/.test(name),
  });
  return copy;
}

describe.each(BROWSERS)("a copy of the profile in %s", (name) => {
  let session: TestSession;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 12 });
  });
  afterAll(async () => {
    await session?.dispose();
    for (const copy of copies) rmSync(copy, { recursive: true, force: true });
    copies = [];
  });

  /** How many of the private keys in it PRODA gives a token for. */
  async function tokensFrom(copy: string): Promise<number> {
    const settings = sandboxSettings(session.sandbox);
    const asked = (await findPrivateKeys(copy)).map((privateKey) =>
      requestToken(settings, { privateKey } as CryptoKeyPair, currentTime).then(
        () => 1,
        () => 0,
      ),
    );
    return (await Promise.all<number>(asked)).reduce((sum, each) => sum + each, 0);
  }

  /** Retrieves the budgets of one participant, which have the amounts above. */
  async function retrieveBudgets(): Promise<void> {
    const { control, crm: site } = session.sandbox;
    const [approved = 0, spent = 0] = AMOUNTS;
    const client = control.clients().find(({ caseName, pace, ndisNumber }) => {
      const isTold = pace && ndisNumber && caseName !== null && IDENTIFIED.has(caseName);
      const budgets = isTold ? control.paceBudgetsOf(ndisNumber) : [];
      return budgets.some(({ category }) =>
        control.changeBudget(ndisNumber ?? "", category, { approved, spent }),
      );
    });
    if (!client?.ndisNumber) throw new Error("nobody has a budget");
    control.changeParticipant(client.ndisNumber, { consents: true });
    const page = await session.openExtensionPage("options.html");
    const body = {
      site,
      path: `/Clients/Profile/${client.id}`,
      parts: ["budgets"],
      isConsentConfirmed: true,
    };
    await sendFromExtension(page, "participant.synchronise", body);
    await page.close();
  }

  test("without a passphrase it is the organisation's PRODA device; with one nothing in it tells of anybody", async () => {
    const { sandbox } = session;
    await sync(session, "all");
    await waitUntilFinished(session.page);
    const planted = [
      sandbox.connection.apiKey,
      sandbox.connection.clientId,
      ...sandbox.control.expected().map((each) => each.name),
      ...Object.keys(sandbox.control.counters().participants),
    ];
    await retrieveBudgets();
    const before = copyOf(session.profile);
    expect(await tokensFrom(before)).toBeGreaterThan(0);
    expect(findTexts(before, planted).length).toBeGreaterThan(0);
    for (const amount of AMOUNTS) expect(findAmounts(before, [amount])).not.toEqual([]);

    const page = await session.openExtensionPage("options.html");
    await sendFromExtension(page, "vault.protect", { passphrase: PASSPHRASE });
    await page.close();
    await session.page.goto("about:blank");
    await sync(session, "all");
    await waitUntilFinished(session.page);
    await retrieveBudgets();
    await session.restartBrowser();
    const after = copyOf(session.profile);
    expect(findTexts(after, [...planted, PASSPHRASE])).toEqual([]);
    expect(findAmounts(after, AMOUNTS)).toEqual([]);
    expect(await tokensFrom(after)).toBe(0);
  });
});
