// @vitest-environment node
import { expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import type { PageReader } from "../../../../lib/crm/read/read-page.ts";
import { createCrmReader } from "../../../../lib/services/crm/crm-reader.ts";
import { html, serve } from "../../ndia/server.ts";

const list: PageReader = () => Promise.resolve({ page: "client-list" });
const allowed = () => Promise.resolve(true);

test("a page is fetched from its own CRM and read with that CRM's profile", async () => {
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

test("the sign-in page in its place means that the person is signed out: the work waits", async () => {
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

test("an address that is no CRM of ours any more isn't fetched at all", async () => {
  const { origin, received } = await serve((_request, response) => html(response, 200, ""));
  const read = createCrmReader(list, () => Promise.resolve(undefined), allowed);
  await expect(read(origin, "/Clients/1")).rejects.toMatchObject({
    kind: "blocked",
    problem: { code: "crm-not-set-up" },
  });
  expect(received).toEqual([]);
});

test("an address that the browser doesn't allow at present isn't fetched: the work waits for the person", async () => {
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
