import { expect, test } from "vitest";
import { CrmBrowser } from "../crm-browser.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox();
const SECTIONS = ["Relationships", "Individual Providers", "Recurring Schedules", "Upcoming Appointments"];

async function profileOf(id: number): Promise<string> {
  const browser = new CrmBrowser(sandbox());
  await browser.signIn();
  return browser.text(`/Clients/Profile/${id}`);
}

/** Without the session's own token. */
function mainOf(page: string): string {
  return page.slice(page.indexOf("<main"));
}

test("sandbox CRM: a client's profile shows relationships, providers, schedules and appointments", async () => {
  const page = await profileOf(1);
  for (const title of SECTIONS) expect(page).toContain(`${title}</h2>`);
  expect(page).toContain("<dt>Primary Language</dt>");
  expect(mainOf(await profileOf(1))).toBe(mainOf(page));
});

test("sandbox CRM: each of these tables can be hidden", async () => {
  sandbox().control.setSwitches({
    hideProfileSections: ["relationships", "providers", "schedules", "appointments"],
  });
  const page = await profileOf(1);
  for (const title of SECTIONS) expect(page).not.toContain(title);
});

test("sandbox CRM: the first client may have 1,000 appointments", async () => {
  sandbox().control.setSwitches({ firstClientAppointments: 1_000 });
  expect((await profileOf(1)).match(/\/Appointments\/Details\/\d+/g)?.length).toBeGreaterThanOrEqual(1_000);
  expect((await profileOf(2)).match(/\/Appointments\/Details\/\d+/g)?.length).toBeLessThan(50);
});
