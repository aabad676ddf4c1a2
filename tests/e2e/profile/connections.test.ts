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

describe.each(BROWSERS)("what an organisation keeps on profiles in %s", (name) => {
  let session: TestSession;
  let workspace: Page;
  let one: Person;
  let other: Person;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    const { page, sandbox } = session;
    [one, other] = agreeingPeople(sandbox) as [Person, Person];
    await openClientList(page, sandbox, "?pageSize=100");
    await tick(page, [one.name, other.name]);
    await pressSync(page);
    await waitUntilFinished(page);
    workspace = await session.openExtensionPage("workspace.html#profile");
    await workspace.setViewport({ width: 1280, height: 900 });
  }, 180_000);
  afterAll(() => session?.dispose());

  const shows = (words: string) => waitForWords(workspace, words, textOf);
  const textIn = (list: string) =>
    workspace.$$eval(`[aria-label="${list}"]`, (all) =>
      all.map((each) => (each as HTMLElement).innerText).join(" "),
    );
  const optionsOf = (field: string) =>
    workspace.$$eval(`${field} option`, (all) => all.map(({ value, text }) => ({ value, text })));
  /** Chooses what begins with these words, once it is offered. */
  const choose = async (field: string, words: string) => {
    const find = async () => (await optionsOf(field)).find(({ text }) => text.startsWith(words))?.value;
    await expect.poll(find).toBeDefined();
    await workspace.select(field, (await find()) ?? "");
  };
  const open = async (who: Person) => {
    if (await workspace.$(".pb-profile")) await pressFound(workspace, ".pb-profile .pb-workspace-leave a");
    await pressFound(workspace, `::-p-xpath(//*[self::a or self::button][normalize-space(.)="${who.name}"])`);
    await shows("Add a connection");
    await shows(who.ndisNumber);
  };
  const openAll = () =>
    workspace.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
  const press = (label: string) => pressFound(workspace, `button[aria-label="${label}"]`);

  test("F172, F175: a connection is entered on one profile, seen from both ends, and removed from both", async () => {
    await open(one);
    await pressButton(workspace, "Add a connection");
    await pressButton(workspace, "Save");
    await shows("2 fields to correct. Nothing was saved.");
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
    await choose("#pb-connection-related", other.name);
    await workspace.select("#pb-connection-type", "0 parent");
    await pressFound(workspace, "#pb-connection-next-of-kin");
    await pressButton(workspace, "Save");
    await expect.poll(() => textIn("Connections")).toContain("Next of kin");
    expect(await textIn("Connections")).toMatch(new RegExp(`${other.name}\\s+Parent`));

    await open(other);
    await expect.poll(() => textIn("Connections")).toMatch(new RegExp(`${one.name}\\s+Child`));
    expect(await textIn("Connections")).not.toContain("Next of kin");
    await press(`Remove the connection with ${one.name}`);
    await shows("Remove this connection from both profiles?");
    await pressButton(workspace, "Remove");
    await shows("Nobody is connected to this participant yet.");

    await open(one);
    await shows("Nobody is connected to this participant yet.");
  });

  test("F174: a new contact is stored with the connection, and a second primary contact replaces the first", async () => {
    for (const [contact, isFirst] of [
      ["Andrew Milne", true],
      ["Rosa Chen", false],
    ] as const) {
      await pressButton(workspace, "Add a connection");
      await paste(workspace, { "#pb-contact-name": contact, "#pb-contact-phone": "0400 000 001" });
      await workspace.select("#pb-connection-type", "0 carer");
      await pressFound(workspace, "#pb-connection-primary");
      await pressButton(workspace, "Save");
      if (!isFirst) {
        await shows("There is a primary contact already.");
        await pressButton(workspace, "Make this one the primary contact");
      }
      await expect.poll(() => textIn("Connections")).toContain(contact);
    }
    const said = await textIn("Connections");
    expect(said.match(/Primary contact/g)).toHaveLength(1);
    expect(said).toMatch(/Rosa Chen\s+Carer\s+Primary contact/);
    expect(said).toContain(`On this contact's profile: ${one.name} (Person cared for)`);
  });

  test("F176: a resource's days show on the participant and on the resource", async () => {
    await pressButton(workspace, "Add a resource to the list");
    await paste(workspace, { "#pb-resource-name": "Ana Silva" });
    await pressButton(workspace, "Save");
    await expect.poll(() => textIn("All resources")).toContain("No participant has it.");
    await pressButton(workspace, "Add a resource");
    await choose("#pb-use-resource", "Ana Silva");
    await paste(workspace, { "#pb-use-start": "2026-07-01", "#pb-use-end": "2026-06-30" });
    await pressButton(workspace, "Save");
    await shows("The last day is before the first one.");
    await paste(workspace, { "#pb-use-end": "" });
    await pressButton(workspace, "Save");
    for (const list of ["Resources of this participant", "All resources"])
      await expect.poll(() => textIn(list)).toContain("01/07/2026 to further notice");
  });

  test("F177, F179: a goal is offered to a resource until it is archived", async () => {
    await pressButton(workspace, "Add a goal");
    await paste(workspace, { "#pb-goal-name": "Cook dinner", "#pb-goal-new": "Live independently" });
    await workspace.select("#pb-goal-stage", "in-progress");
    await pressButton(workspace, "Save");
    await expect
      .poll(() => textIn("Goals of your organisation for this participant"))
      .toContain("Goal: Live independently");
    const offered = async () => (await optionsOf("#pb-use-goal")).map(({ text }) => text);
    await pressButton(workspace, "Add a resource");
    await expect.poll(offered).toEqual(["None", "Cook dinner"]);
    await press("Archive Cook dinner");
    await shows("1 archived goal");
    await expect.poll(offered).toEqual(["None"]);
    await openAll();
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
    expect(await tooWide(workspace, "page")).toEqual([]);
  });
});
