import { expect, test } from "vitest";
import { PAGE_TEMPLATES } from "../../../sandbox/control/switches.ts";
import { parsePage } from "../../../sandbox/crm/templates/parse.ts";
import { CrmBrowser } from "../crm-browser.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox();
const OTHERS = PAGE_TEMPLATES.filter((name) => name !== "plain");
const PATHS = [
  "/Clients",
  "/Clients/Profile/1",
  "/ServiceContracts/Details/1",
  "/Streamline",
  "/Invoices/Create?clientId=1",
];

async function signedIn(): Promise<CrmBrowser> {
  const browser = new CrmBrowser(sandbox());
  await browser.signIn();
  return browser;
}

test.each(OTHERS)(
  "sandbox CRM: the %s template shows every word of the plain pages",
  async (pageTemplate) => {
    const browser = await signedIn();
    for (const path of PATHS) {
      sandbox().control.setSwitches({ pageTemplate: "plain" });
      const plain = await wordsOf(await browser.text(path));
      sandbox().control.setSwitches({ pageTemplate });
      const drawn = await wordsOf(await browser.text(path));
      expect(
        [...plain].filter((word) => !drawn.has(word)),
        path,
      ).toEqual([]);
    }
  },
);

test.each(OTHERS)(
  "sandbox CRM: a link of the %s template deletes as soon as it is fetched",
  async (pageTemplate) => {
    const browser = await signedIn();
    sandbox().control.setSwitches({ pageTemplate });
    expect(await browser.text("/Clients/Profile/1")).toMatch(/href="\/ServiceContracts\/Delete\/1"/);
    await browser.get("/ServiceContracts/Delete/1");
    expect(
      sandbox()
        .control.contractsOf(1)
        .map(({ id }) => id),
    ).not.toContain(1);
    await browser.get("/logout");
    expect((await browser.get("/Clients")).status).toBe(302);
  },
);

test("sandbox CRM: the plain template has no link that deletes, and no route for one", async () => {
  const browser = await signedIn();
  expect(await browser.text("/Clients/Profile/1")).not.toContain("/Delete/");
  expect((await browser.get("/ServiceContracts/Delete/1")).status).toBe(404);
  expect((await browser.get("/logout")).status).toBe(404);
  expect(
    sandbox()
      .control.contractsOf(1)
      .map(({ id }) => id),
  ).toContain(1);
});

test("sandbox CRM: a Web Forms page stores what its Save button sends, and nothing without a button or a token", async () => {
  const browser = await signedIn();
  sandbox().control.setSwitches({ pageTemplate: "webforms" });
  const path = "/ServiceContracts/Edit/1";
  const reference = () =>
    sandbox()
      .control.contractsOf(1)
      .find(({ id }) => id === 1)?.reference;
  const before = reference();
  const typed = { ctl00$Main$Reference: "Changed" };
  const save = { ctl00$Main$btnSave: "Save" };
  const noButton = await submitWebForm(browser, path, typed);
  expect([noButton.status, reference()]).toEqual([200, before]);
  const noToken = await submitWebForm(browser, path, { ...typed, ...save, __RequestVerificationToken: "" });
  expect([noToken.status, reference()]).toEqual([400, before]);
  const noState = await browser.post(path, { ...typed, ...save });
  expect([noState.status, reference()]).toEqual([500, before]);
  const saved = await submitWebForm(browser, path, { ...typed, ...save });
  expect([saved.status, reference()]).toEqual([303, "Changed"]);
  expect(
    sandbox()
      .control.contractsOf(1)
      .find(({ id }) => id === 1),
  ).toMatchObject({ status: "Active", funding_source: "NDIS" });
});

test("sandbox CRM: a grid of a Web Forms page leads to its other pages by a post", async () => {
  const browser = await signedIn();
  sandbox().control.setSwitches({ pageTemplate: "webforms" });
  const answer = await submitWebForm(browser, "/Clients?pageSize=25", {
    __EVENTTARGET: "ctl00$Form1$btnSearch",
    ctl00$Form1$search: "O'Brien",
  });
  const page = await answer.text();
  expect(page).toContain("Siobhan O");
  expect(page).toContain("1 clients");
});

test("sandbox CRM: a tab gets the single-page app's frame, and a script the page whole", async () => {
  const browser = await signedIn();
  sandbox().control.setSwitches({ pageTemplate: "spa", lateContentMs: 5000 });
  const shell = await browser.get("/Clients/Profile/1", { "sec-fetch-dest": "document" });
  const text = await shell.text();
  expect(text).toContain('data-late="5000"');
  expect(text).not.toContain("Client Funding");
  expect(await browser.text("/Clients/Profile/1")).toContain("Client Funding");
});

test("sandbox CRM: the server pages long tables of the Bootstrap template when it is asked to", async () => {
  const browser = await signedIn();
  sandbox().control.setSwitches({ pageTemplate: "bootstrap" });
  const rows = async (path: string) =>
    (await browser.text(path)).match(/\/Streamline\/Review\/\d+/g)?.length ?? 0;
  const all = await rows("/Streamline");
  expect(all).toBeGreaterThan(10);
  sandbox().control.setSwitches({ tablePaging: "server" });
  expect(await rows("/Streamline")).toBe(10);
  expect(await rows("/Streamline?t0=2")).toBe(Math.min(10, all - 10));
});

/** A grid has numbers for them. */
const PAGER = new Set(["Previous", "Next"]);

/** The words of a page below its menu. */
async function wordsOf(page: string): Promise<Set<string>> {
  const main = (await parsePage(page)).querySelector("main")?.innerHTML ?? "";
  const words = main.replaceAll(/<[^>]*>/g, " ").match(/[^\s()*:]+/g) ?? [];
  return new Set(words).difference(PAGER);
}

/** Posts a page to itself with everything that its one form holds, and these changes. */
async function submitWebForm(
  browser: CrmBrowser,
  path: string,
  changes: Record<string, string>,
): Promise<Response> {
  const document = await parsePage(await browser.text(path));
  const fields: Record<string, string> = {};
  for (const control of document.querySelectorAll<HTMLInputElement>("#aspnetForm :is(input,select,textarea)"))
    if (control.name && control.type !== "submit" && (control.type !== "checkbox" || control.checked))
      fields[control.name] = control.value;
  return browser.post(path, { ...fields, ...changes });
}
