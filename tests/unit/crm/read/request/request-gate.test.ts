// @vitest-environment node
import { beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import { fetchPage, postForm } from "../../../../../lib/crm/read/request/fetch-page.ts";
import { requireSavingForm } from "../../../../../lib/crm/read/request/request-gate.ts";

const SITE = "https://crm.example.org";
let sent: MockInstance<typeof fetch>;

beforeEach(() => {
  sent = vi.spyOn(globalThis, "fetch").mockRejectedValue(new TypeError("nothing may be sent"));
});

const HOSTILE: [title: string, path: string][] = [
  ["another host", "https://elsewhere.example.org/Clients/1"],
  ["another host without a scheme", "//elsewhere.example.org/Clients/1"],
  ["three slashes", "///elsewhere.example.org/Clients/1"],
  ["a backslash", String.raw`/\elsewhere.example.org/Clients/1`],
  ["two backslashes", String.raw`\\elsewhere.example.org/Clients/1`],
  ["a tab between slashes", "/\t/elsewhere.example.org/Clients/1"],
  ["a line break between slashes", "/\n/elsewhere.example.org/Clients/1"],
  ["a leading space", " //elsewhere.example.org/Clients/1"],
  ["an encoded second slash", "/%2felsewhere.example.org/Clients/1"],
  ["an encoded backslash", "/%5celsewhere.example.org/Clients/1"],
  ["dots", "/Clients/../Admin"],
  ["encoded dots", "/Clients/%2e%2e/Admin"],
  ["dots encoded twice", "/Clients/%252e%252e/Admin"],
  ["the site as a user", "@elsewhere.example.org/x"],
  ["a user on this very site", "https://pat:secret@crm.example.org/Clients/1"],
  ["another scheme", "javascript:alert(1)"],
  ["a file of this machine", "file:///etc/passwd"],
  ["another port", "https://crm.example.org:8443/Clients/1"],
  ["no path", ""],
  ["the front page", "/"],
  ["a zero byte", "/Clients/%00"],
  ["escapes that can't be decoded", "/Clients/%E0%A4%A"],
  ["a part of a page", "/Clients/1#delete"],
  ["a deletion", "/Clients/Delete/1"],
  ["a deletion in capitals", "/CLIENTS/DELETE/1"],
  ["a deletion in one word", "/servicecontracts/deleteconfirm/7"],
  ["an encoded deletion", "/Clients/%44%65lete/1"],
  ["a deletion encoded twice", "/Clients/%2544elete/1"],
  ["a deletion in the query", "/Clients/1?action=delete"],
  ["a deletion by its handler", "/Clients/1?handler=Remove"],
  ["a deletion by its method", "/Clients/1?_method=DELETE"],
  ["the way out", "/Account/LogOff"],
  ["the way out in two words", "/account/sign-out"],
  ["an approval", "/Streamline/Approve/3"],
  ["a download", "/Documents/Download/3"],
  ["a file", "/Documents/3/plan.pdf"],
];

describe("every request to a CRM", () => {
  test.each(HOSTILE)("is refused before anything is sent, with %s: %j", async (_title, path) => {
    await expect(fetchPage(SITE, path)).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "crm-request-refused", what: expect.stringContaining("Planbridge didn't open") },
    });
    expect(sent).not.toHaveBeenCalled();
  });

  test.each(HOSTILE)("is refused as a form too, with %s: %j", async (_title, path) => {
    await expect(postForm(SITE, path, [["Name", "Ivy"]])).rejects.toMatchObject({
      kind: "permanent",
      problem: { code: "crm-request-refused", what: expect.stringContaining("Nothing was changed") },
    });
    expect(sent).not.toHaveBeenCalled();
  });

  test("names the record and the cause when it is refused", async () => {
    await expect(fetchPage(SITE, "/Clients/Delete/7")).rejects.toMatchObject({
      problem: { what: "Planbridge didn't open /Clients/Delete/7 in the CRM: its address says “delete”." },
    });
  });

  test.each([
    "/Clients/Profile/11?tab=details",
    "/ServiceContracts/Details/42",
    "/PlanBudgets/Create?contractId=5",
    "/crm/Default.aspx?page=client&id=7",
  ])("to a record's page is sent: %s", async (path) => {
    await expect(fetchPage(SITE, path)).rejects.toMatchObject({ problem: { code: "crm-network" } });
    expect(sent.mock.calls[0]?.[0]).toEqual(new URL(path, SITE));
  });
});

describe("requireSavingForm", () => {
  test.each([
    ["_method", "delete"],
    ["__EVENTTARGET", "ctl00$Main$btnDelete"],
    ["action", "Archive"],
    ["handler", "remove"],
    ["command", "LogOut"],
  ])("refuses a form that sends %s as %s", (name, value) => {
    expect(() => requireSavingForm("/Clients/Edit/1", [[name, value]])).toThrow("crm-request-refused");
  });

  test.each([
    ["_method", "put"],
    ["action", "Save"],
    ["Reference", "Copy of Plan A"],
    ["Notes", "Delete the duplicate"],
    ["Status", "Cancelled"],
  ])("lets a form send %s as %s", (name, value) => {
    expect(() => requireSavingForm("/Clients/Edit/1", [[name, value]])).not.toThrow();
  });
});
