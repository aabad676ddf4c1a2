import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatDate } from "../../../lib/core/calendar-date.ts";
import { addToDate } from "../../sandbox/dates.ts";
import { accessibilityFindings, tooWide } from "../../support/accessibility-check.ts";
import { BROWSERS } from "../../support/browsers.ts";
import {
  confirm,
  contractOf,
  openContract,
  type Person,
  press,
  reviewWindow,
  save,
  waitFor,
} from "../../support/pace.ts";
import { agreeingPeople, extendAndSync } from "../../support/sync.ts";
import { createTestSession, type TestSession } from "../../support/test-session.ts";
import { pressButton, waitForWords } from "../../support/user.ts";
import { textOf } from "../../support/workspace.ts";

const CONTRACT = "planbridge-status";

describe.each(BROWSERS)("the results desk in %s", (name) => {
  let session: TestSession;
  let people: Person[];

  beforeAll(async () => {
    session = await createTestSession(name, { clients: 40 });
    people = agreeingPeople(session.sandbox);
  });
  afterAll(() => session?.dispose());

  const endOf = (one: Person) => contractOf(session.sandbox, one).plan_end ?? "";

  test("a group of one reason is fixed from the desk by three presses, and verified", async () => {
    const extended = await extendAndSync(session, people);

    const desk = await session.openExtensionPage("workspace.html#results");
    const shows = (words: string) => waitForWords(desk, words, textOf);
    await shows("Plan end date differs");
    await shows("2 clients");
    expect(await accessibilityFindings(desk, "page")).toEqual([]);
    expect(await tooWide(desk, "page")).toEqual([]);
    await desk.click(".pb-group");
    await pressButton(desk, "Fix 2 contracts…");
    await shows("2 changes to review.");
    // It opens by itself in front of somebody who waits; a press brings it to the front.
    await pressButton(desk, "Open review");
    const review = await reviewWindow(session);
    await waitForWords(review, "Accept all without warnings (2)", textOf);
    await confirm(review, "Accept all without warnings (2)");
    await waitForWords(review, "2 proposals saved and verified in the CRM.", textOf);
    await desk.bringToFront();
    await shows("2 changes saved and verified.");
    await shows("Fixed since");
    expect(people.map(endOf)).toEqual(extended);
  });

  test("F13: the contract's page compares what it shows now, and Check again confirms it", async () => {
    const { page, sandbox } = session;
    const [one] = people;
    if (!one) throw new Error("nobody");
    const { id } = contractOf(sandbox, one);
    const before = endOf(one);
    const after = addToDate(before, { months: 1 });
    sandbox.control.changeParticipant(one.ndisNumber, { planEnd: after });
    await openContract(session, id);
    await press(page, CONTRACT, "Check again");
    await waitFor(page, CONTRACT, "Doesn't match the NDIA");

    await setPlanEnd(
      page,
      `${sandbox.crm}/ServiceContracts/Edit/${id}`,
      formatDate(before),
      formatDate(after),
    );
    await openContract(session, id);
    await waitFor(page, CONTRACT, "Plan dates now agree with the NDIA");
    await press(page, CONTRACT, "Check again");
    await waitFor(page, CONTRACT, "Plan dates agree with the NDIA");
    expect(endOf(one)).toBe(after);
  });
});

/** As a person does what the page says. */
async function setPlanEnd(page: Page, form: string, before: string, after: string): Promise<void> {
  await page.goto(form);
  await page.evaluate(
    (old, next) => {
      const inputs = Array.from(document.querySelectorAll<HTMLInputElement>("main input"));
      const field = inputs.find((each) => each.value === old && /PlanEnd/i.test(each.name));
      if (!field) throw new Error("the form has no plan end date");
      field.value = next;
    },
    before,
    after,
  );
  await save(page);
}
