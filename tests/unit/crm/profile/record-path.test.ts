// @vitest-environment node
import { describe, expect, test } from "vitest";
import { recordPath } from "../../../../lib/crm/profile/record-path.ts";

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
  ])("recordPath returns null for %s: %s", (_title, href) => {
    expect(recordPath(href, PAGE)).toBeNull();
  });
});
