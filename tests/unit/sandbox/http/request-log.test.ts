import { expect, test } from "vitest";
import { checkRequests } from "../../../support/known-requests.ts";
import { CrmBrowser } from "../crm-browser.ts";
import { runSandbox } from "../running.ts";

const sandbox = runSandbox();
const TAB = { "sec-fetch-dest": "document" };
const PAGE = { "sec-fetch-dest": "empty", "x-requested-with": "XMLHttpRequest" };
const SCRIPT = { "sec-fetch-dest": "empty" };

async function signedIn(): Promise<CrmBrowser> {
  const browser = new CrmBrowser(sandbox());
  await browser.signIn();
  sandbox().control.takeRequests();
  return browser;
}

test("sandbox CRM: the request log tells tabs, the page's scripts, other scripts and tools apart", async () => {
  const browser = await signedIn();
  for (const headers of [TAB, PAGE, SCRIPT, {}]) await browser.get("/Clients?page=2", headers);
  expect(sandbox().control.takeRequests()).toEqual(
    ["tab", "page", "script", "tool"].map((asker) => ({ method: "GET", path: "/Clients?page=2", asker })),
  );
  expect(sandbox().control.takeRequests()).toEqual([]);
});

test.each([
  ["/Clients/Profile/1", SCRIPT, true],
  ["/ServiceContracts/Details/1?page=2", SCRIPT, true],
  ["/Clients/Delete/1", SCRIPT, false],
  ["/ServiceContracts/Archive/1", SCRIPT, false],
  ["/Clients/1", SCRIPT, false],
  ["/Clients", TAB, true],
  ["/Clients/Delete/1", TAB, false],
  ["/logout", PAGE, false],
])("sandbox CRM: the check of requests to %s by %j answers %s", async (path, headers, isAllowed) => {
  const browser = await signedIn();
  await browser.get(path, headers);
  const asked = `GET ${path}`;
  const said = () => {
    try {
      checkRequests(sandbox());
      return "";
    } catch (error) {
      return String(error);
    }
  };
  expect(said().includes(asked)).toBe(!isAllowed);
});
