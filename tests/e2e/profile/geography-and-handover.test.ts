import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFindings, tooWide } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import type { Person } from "../../support/pace.ts";
import { waitUntilFinished } from "../../support/screen.ts";
import { agreeingPeople } from "../../support/sync.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import {
  openClientList,
  paste,
  pressButton,
  pressFound,
  pressSync,
  tick,
  waitForWords,
} from "../../support/user.ts";
import { textOf } from "../../support/workspace.ts";

const EXCERPT = readFileSync("tests/sandbox/geography/postcodes.csv", "utf8");

describe.each(BROWSERS)("geography, care packages and the handover pack in %s", (name) => {
  let session: TestSession;
  let workspace: Page;
  let person: Person;
  const folder = mkdtempSync(join(tmpdir(), "planbridge-postcodes-"));

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    const { page, sandbox } = session;
    [person] = agreeingPeople(sandbox) as [Person];
    await openClientList(page, sandbox, "?pageSize=100");
    await tick(page, [person.name]);
    await pressSync(page);
    await waitUntilFinished(page);
    workspace = await session.openExtensionPage("workspace.html#profile");
    await workspace.setViewport({ width: 1280, height: 900 });
    await pressFound(
      workspace,
      `::-p-xpath(//*[self::a or self::button][normalize-space(.)="${person.name}"])`,
    );
    await shows("Geography");
  }, 180_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await session?.dispose();
  });

  const shows = (words: string) => waitForWords(workspace, words, textOf);
  const partOf = (id: string) =>
    workspace.$eval(`[aria-labelledby="pb-profile-${id}"]`, (each) => (each as HTMLElement).innerText);
  const importTable = async (rows: string, count: number) => {
    const file = join(folder, "postcodes.csv");
    writeFileSync(file, `${EXCERPT}${rows}`);
    const input = await workspace.waitForSelector(
      '[aria-labelledby="pb-profile-geography"] input[type="file"]',
    );
    await (input as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(file);
    await shows(`postcodes.csv: ${count} suburbs.`);
    await pressButton(workspace, `Import ${count} suburbs`);
  };

  test("F180, F182: the CRM's address is looked up in the table that was imported, and tells nothing while it isn't in it", async () => {
    await pressButton(workspace, "Read again");
    await shows("By the address on the client's CRM page.");
    await importTable("", 13);
    await shows("isn't in the postcode table, so nothing is told.");
    const told = /(\d{4}) (.+) isn't in the postcode table/.exec(await partOf("geography"));
    const [, postcode = "", suburb = ""] = told ?? [];
    expect((await partOf("geography")).match(/Not known/g)).toHaveLength(3);
    await importTable(`${postcode},${suburb.toUpperCase()},6,Invented Health Network,Invented Council\n`, 14);
    await shows("6, remote community");
    expect(await partOf("geography")).toContain("Invented Council");
    expect(await partOf("geography")).toContain("compared with the limits for remote areas");
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
  });

  test("F154, F158: a package is entered, and the day that is looked at decides how it counts", async () => {
    await pressButton(workspace, "Add package");
    await workspace.select("#package-level", "hcp-3");
    await paste(workspace, { "#package-start": "01/03/2025" });
    await pressButton(workspace, "Add item");
    const item = await workspace.$eval('[id^="package-item-"][id$="-name"]', ({ id }) =>
      id.replace(/-name$/, ""),
    );
    await paste(workspace, { [`#${item}-name`]: "Oxygen supplement" });
    await pressButton(workspace, "Save package");
    await shows("1 field to correct. Nothing was stored.");
    await paste(workspace, { [`#${item}-daily`]: "14.53" });
    await pressButton(workspace, "Save package");
    await shows("Home Care Package level 3");
    await shows("Quarter's amount");
    await paste(workspace, { "#package-day": "31/10/2025" });
    // 31 days of $14.53.
    await shows("$450.43");
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
    expect(await tooWide(workspace, "page")).toEqual([]);
  });

  test("a handover pack is saved as one page, and without names where it is redacted", async () => {
    await workspace.evaluate(() => {
      const make = URL.createObjectURL.bind(URL);
      const saved: string[] = [];
      Object.assign(globalThis, { saved });
      URL.createObjectURL = (of: Blob) => {
        void of.text().then((text) => saved.push(text));
        return make(of);
      };
    });
    const packs = () => workspace.evaluate(() => (globalThis as unknown as { saved: string[] }).saved);
    await pressButton(workspace, "Save handover pack");
    await expect.poll(async () => (await packs()).length).toBe(1);
    await pressFound(workspace, '[aria-labelledby="pb-profile-handover"] input[type="checkbox"]');
    await pressButton(workspace, "Save handover pack");
    await expect.poll(async () => (await packs()).length).toBe(2);
    const [whole = "", redacted = ""] = await packs();
    for (const told of [person.name, person.ndisNumber, "Oxygen supplement", "Log"])
      expect(whole).toContain(told);
    for (const told of [person.name, person.ndisNumber, ...person.name.split(" ")])
      expect(redacted).not.toContain(told);
    expect(redacted).toContain("Oxygen supplement");
  });
});
