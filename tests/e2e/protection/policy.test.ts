import { afterAll, describe, expect, test } from "vitest";
import type { Page } from "puppeteer-core";
import { sandboxBuild } from "../../support/build.ts";
import { type Launched, launch } from "../../support/launch.ts";
import { createFirefoxHome, organisationText, setChromiumPolicy } from "../../support/profile/policy.ts";

const SITE = "https://crm.example.org";
const NONE = "no policy for Planbridge is in force";

/** What an organisation may set, with two entries of a wrong type. */
const POLICY = {
  role: "may-propose",
  environmentBand: "test",
  sites: [{ origin: SITE, profileId: "careview" }],
  acceptUpTo: "5000",
  homeState: 7,
};

/** Asks the background, as the extension's own pages do, and returns the code of its refusal. */
function refusalOf(page: Page, planbridge: string, body: unknown): Promise<string | undefined> {
  return page.evaluate(
    async (name, data) => {
      const { runtime } = (
        globalThis as unknown as {
          browser: { runtime: { sendMessage(message: unknown): Promise<{ problem?: { code: string } }> } };
        }
      ).browser;
      return (await runtime.sendMessage({ planbridge: name, body: data })).problem?.code;
    },
    planbridge,
    body,
  );
}

const accept = (page: Page) =>
  refusalOf(page, "change.accept", { id: "1790000000000-0a1b2c3d", leftOut: [], typed: "5" });

/** What holds with that policy, in each browser. */
async function expectPolicyInForce(options: Page): Promise<void> {
  await expect.poll(() => organisationText(options)).toContain("None can be accepted here.");
  const text = await organisationText(options);
  expect(text).toMatch(/can't read: .*homeState/);
  expect(text).toMatch(/can't read: .*acceptUpTo/);
  expect(text).toContain("CRM addresses");
  expect(await accept(options)).toBe("role-may-propose");
  expect(await options.evaluate(() => document.querySelector(".pb-environment")?.textContent)).toBe(
    "Test environment",
  );
}

describe("a policy in Chromium", () => {
  let launched: Launched | undefined;
  afterAll(() => launched?.close());

  test("a policy counts at once while the browser runs, each entry of a wrong type is named, and it ends as it came", async () => {
    launched = await launch("chromium", { extension: sandboxBuild("chromium") });
    const options = await launched.openExtensionPage("options.html");
    await expect.poll(() => organisationText(options)).toContain(NONE);
    expect(await accept(options)).toBe("record-gone");
    await setChromiumPolicy(launched, POLICY);
    await expectPolicyInForce(options);
    // A page that is opened now shows where each setting came from.
    const fresh = await launched.openExtensionPage("options.html");
    await expect
      .poll(() => fresh.evaluate(() => document.querySelector("#crm")?.textContent))
      .toContain(`${SITE}CareViewNot allowedAllowSet by your organisation`);
    await setChromiumPolicy(launched, { role: "nonsense" });
    await expect.poll(() => organisationText(options)).toContain("Nothing can be proposed or accepted here.");
    expect(await accept(options)).toBe("role-read-only");
    await setChromiumPolicy(launched, {});
    await expect.poll(() => organisationText(options)).toContain(NONE);
    expect(await accept(options)).toBe("record-gone");
  });
});

describe("a policy in Firefox", () => {
  const home = createFirefoxHome();
  let launched: Launched | undefined;
  const start = async () => {
    await launched?.close();
    launched = await launch("firefox", { extension: sandboxBuild("firefox"), env: home.env });
    return launched.openExtensionPage("options.html");
  };
  afterAll(async () => {
    await launched?.close();
    home.dispose();
  });

  test("a policy counts from the browser's next start, each entry of a wrong type is named", async () => {
    const before = await start();
    await expect.poll(() => organisationText(before)).toContain(NONE);
    expect(await accept(before)).toBe("record-gone");
    home.setPolicy(POLICY);
    await expectPolicyInForce(await start());
  });
});
