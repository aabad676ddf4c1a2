import { expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import type { PageReader } from "../../../../lib/crm/read/read-page.ts";
import { createCrmReader } from "../../../../lib/services/crm/crm-reader.ts";
import { html, serve } from "../../ndia/server.ts";

const list: PageReader = () => Promise.resolve({ page: "client-list" });
const allowed = () => Promise.resolve(true);

test("createCrmReader fetches a page from its own CRM and reads it with that CRM's profile", async () => {
  const { origin } = await serve((_request, response) => html(response, 200, "<h1>Clients</h1>"));
  const read = createCrmReader(
    (text, url, profileId) => Promise.resolve({ page: null, text, url, profileId }),
    () => Promise.resolve(careview),
    allowed,
  );
  expect(await read(origin, "/Clients?page=2")).toEqual({
    page: null,
    text: "<h1>Clients</h1>",
    url: `${origin}/Clients?page=2`,
    profileId: "careview",
  });
});

test("createCrmReader blocks with crm-signed-out when the CRM answers with its sign-in page", async () => {
  const { origin } = await serve((_request, response) => html(response, 200, "<h1>Sign in</h1>"));
  const read = createCrmReader(
    () => Promise.resolve({ page: "sign-in" }),
    () => Promise.resolve(careview),
    allowed,
  );
  await expect(read(origin, "/Clients/1")).rejects.toMatchObject({
    kind: "blocked",
    problem: { code: "crm-signed-out", what: expect.stringContaining("CareView") },
  });
});

test("createCrmReader fetches nothing from an address that is no longer a CRM address", async () => {
  const { origin, received } = await serve((_request, response) => html(response, 200, ""));
  const read = createCrmReader(list, () => Promise.resolve(undefined), allowed);
  await expect(read(origin, "/Clients/1")).rejects.toMatchObject({
    kind: "blocked",
    problem: { code: "crm-not-set-up" },
  });
  expect(received).toEqual([]);
});

test("createCrmReader blocks without fetching when the browser doesn't allow the address", async () => {
  const { origin, received } = await serve((_request, response) => html(response, 200, ""));
  const read = createCrmReader(
    list,
    () => Promise.resolve(careview),
    () => Promise.resolve(false),
  );
  await expect(read(origin, "/Clients/1")).rejects.toMatchObject({
    kind: "blocked",
    problem: {
      code: "host-permission",
      what: expect.stringContaining(new URL(origin).host),
      remedy: expect.stringContaining("Options > CRM"),
    },
  });
  expect(received).toEqual([]);
});
