import { describe, expect, test } from "vitest";
import { recordPath, storedPath } from "../../../../lib/crm/profile/record-path.ts";

const PAGE = "https://crm.example.org/Clients?page=2";

describe("where a link of the CRM's page leads", () => {
  test.each([
    ["/Clients/Profile/11", "/Clients/Profile/11"],
    ["/Clients/Profile?id=11&tab=a", "/Clients/Profile?id=11&tab=a"],
    ["Profile/11", "/Profile/11"],
    ["https://crm.example.org/Clients/Profile/11", "/Clients/Profile/11"],
    ["//crm.example.org/Clients/Profile/11", "/Clients/Profile/11"],
    ["/Clients/Profile/11#notes", "/Clients/Profile/11"],
    ["/a/../Clients/Profile/11", "/Clients/Profile/11"],
  ])("recordPath turns %s into %s", (href, path) => {
    expect(recordPath(href, PAGE)).toBe(path);
  });

  test.each([
    ["another host", "https://elsewhere.example.org/Clients/Profile/11"],
    ["another host without a scheme", "//elsewhere.example.org/Clients/Profile/11"],
    ["another host behind backslashes", String.raw`\\elsewhere.example.org\Clients`],
    ["another port", "https://crm.example.org:8443/Clients/Profile/11"],
    ["plain http", "http://crm.example.org/Clients/Profile/11"],
    ["another host with this one as its user", "https://crm.example.org@elsewhere.example.org/x"],
    ["a longer host that begins alike", "https://crm.example.org.elsewhere.example/x"],
    ["a script", "javascript:alert(1)"],
    ["a mail address", "mailto:ngozi@example.test"],
    ["data", "data:text/html,x"],
    ["the front page", "/"],
    ["no address at all", "https://"],
    [
      "a path that would be another host behind an origin",
      "https://crm.example.org//elsewhere.example.org/x",
    ],
    ["such a path with an encoded slash", "/%2Felsewhere.example.org/x"],
    ["such a path with a backslash", String.raw`/%5Celsewhere.example.org/x`],
    ["a user in the address", "https://pat:secret@crm.example.org/Clients/Profile/11"],
    ["a deletion", "/Clients/Delete/11"],
    ["a deletion by its query", "/Clients/Profile/11?action=delete"],
    ["the way out", "/Account/LogOff"],
    ["a file", "/Documents/7/plan.PDF"],
    ["dots that a server decodes", "/Clients/%252e%252e/Admin"],
  ])("recordPath returns null for %s: %s", (_title, href) => {
    expect(recordPath(href, PAGE)).toBeNull();
  });
});

describe("where relative links of a page with a base lead", () => {
  test.each([
    ["Profile/1", "https://crm.example.org/crm/Clients/", "/crm/Clients/Profile/1"],
    ["/Clients/Profile/1", "https://crm.example.org/crm/", "/Clients/Profile/1"],
    ["Profile/1", "https://elsewhere.example.org/", null],
    ["Profile/1", "data:text/html,x", null],
  ])("recordPath with %s on the base %s is %s", (href, base, path) => {
    expect(recordPath(href, PAGE, base)).toBe(path);
  });
});

describe("an address that was kept", () => {
  const SITE = "https://crm.example.org";

  test.each(["/Clients/Profile/11", "/Clients?id=11&tab=a", "/Clients/O%27Hara"])(
    "storedPath keeps %s",
    (path) => {
      expect(storedPath(path, SITE)).toBe(path);
    },
  );

  test.each([
    "//elsewhere.example.org/x",
    String.raw`/\elsewhere.example.org/x`,
    "https://elsewhere.example.org/x",
    "https://crm.example.org/Clients/1",
    "Clients/1",
    "",
    "/",
    "/a/../Clients/1",
    "/Clients/%2e%2e/Admin",
    "/Clients/1\t",
    "/\t/elsewhere.example.org/x",
    "/Clients/1#top",
    "@elsewhere.example.org/x",
    "/Clients/Delete/1",
    "/Clients/1?_method=delete",
    "javascript:alert(1)",
  ])("storedPath refuses %j", (path) => {
    expect(storedPath(path, SITE)).toMatchObject({ because: expect.stringMatching(/\w/) });
  });
});
