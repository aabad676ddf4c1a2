import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import { accessibilityFindings, tooWide } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import { type Person, person } from "../../support/pace.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { pressButton, pressFound, waitForWords } from "../../support/user.ts";
import { textOf } from "../../support/workspace.ts";

/** The first client's appointments fill several pages: twelve a day from today on. */
const APPOINTMENTS = 134;

describe.each(BROWSERS)("a participant's profile from the CRM in %s", (name) => {
  let session: TestSession;
  let panel: Page;
  let workspace: Page;
  let client: Person;
  let today: string;

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 30 });
    const { sandbox } = session;
    client = person(sandbox, ({ id }) => id === 1);
    sandbox.control.setSwitches({ firstClientAppointments: APPOINTMENTS });
    today = sandbox.control.today();
    panel = await session.openExtensionPage("sidepanel.html");
    await panel.setViewport({ width: 360, height: 900 });
    await session.page.bringToFront();
    await session.page.goto(`${sandbox.crm}/Clients/Profile/${client.id}`);
  });
  afterAll(() => session?.dispose());

  const panelShows = (words: string) => waitForWords(panel, words, textOf);
  const shows = (words: string) => waitForWords(workspace, words, textOf);
  const choose = (page: Page, label: string, value: string) =>
    page.select(`::-p-xpath(//label[normalize-space(.)='${label}']/following-sibling::select)`, value);

  test("F159, F162, F164, F167: the panel shows what the client's page tells, before anything is synchronised", async () => {
    await panelShows(client.name);
    await panel.bringToFront();
    await panelShows("Read from the CRM");
    for (const words of ["Primary language", "years old", "Service agreements", "RS-00010"])
      await panelShows(words);
    await panelShows(`${APPOINTMENTS} appointments to come, 1 to 10 shown`);
    expect(await textOf(panel)).not.toContain("RS-00012");
    expect(await panel.$$eval(".pb-appointment", (rows) => rows.length)).toBe(10);
    expect(await accessibilityFindings(panel, "page")).toEqual([]);
    expect(await tooWide(panel, "page")).toEqual([]);
  });

  test("F168, F169: an appointment is opened in place, and one without an end says so", async () => {
    await pressFound(panel, ".pb-appointment:nth-child(2) .pb-appointment-more");
    await panelShows("The CRM doesn't tell when it ends.");
    await panelShows("sends this address to Google");
    expect(await accessibilityFindings(panel, "page")).toEqual([]);
    expect(await tooWide(panel, "page")).toEqual([]);
  });

  test("F160, F161, F166, F170: the workspace shows the same with filters, and reads the page again", async () => {
    workspace = await session.openExtensionPage("workspace.html#profile");
    await workspace.setViewport({ width: 1024, height: 768 });
    await shows(client.name);
    await pressFound(workspace, `::-p-xpath(//a[contains(., "${client.name}")])`);
    await shows("At a glance");
    await shows(`${APPOINTMENTS} appointments to come`);
    await choose(workspace, "Time frame", "today");
    await shows(`12 of ${APPOINTMENTS} appointments to come`);
    await shows(`Appointments on ${formatDate(today)}.`);
    await choose(workspace, "Time frame", "all");
    await pressButton(workspace, "Later");
    await shows("11 to 20 shown");
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
    expect(await tooWide(workspace, "page")).toEqual([]);
  });

  test("F159, F164, F167: what an organisation hides in its CRM is shown as not told, and nothing as none", async () => {
    session.sandbox.control.setSwitches({
      hideLabels: ["Mobile", "Total Remaining"],
      hideProfileSections: ["relationships", "providers", "schedules", "appointments"],
    });
    await pressButton(workspace, "Read again");
    await shows("Not told: the CRM's page has no table of appointments.");
    await shows("Not told: the CRM's page has no table of schedules.");
    const told = await workspace.$$eval(".pb-told-facts dt", (labels) =>
      labels.map((label) => [label.textContent, label.nextElementSibling?.textContent]),
    );
    expect(told).toContainEqual(["Mobile", "Not told"]);
    expect(told).toContainEqual(["Remaining", "Not told"]);
    expect(await accessibilityFindings(workspace, "page")).toEqual([]);
  });
});
