import { expect, test } from "vitest";
import { siteName } from "../../../lib/core/site-name.ts";

test.each([
  ["https://crm.example.org", "crm.example.org"],
  ["http://localhost:8080", "localhost:8080"],
  ["not an address", "not an address"],
])("siteName calls %s %s", (site, name) => {
  expect(siteName(site)).toBe(name);
});
