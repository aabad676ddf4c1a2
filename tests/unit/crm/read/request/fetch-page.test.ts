// @vitest-environment node
import { describe, expect, test, vi } from "vitest";
import { fetchPage } from "../../../../../lib/crm/read/request/fetch-page.ts";
import { html, serve } from "../../../ndia/server.ts";

describe("fetchPage", () => {
  test("fetchPage requests the path and query unchanged", async () => {
    const { origin, received } = await serve((_request, response) => html(response, 200, "<h1>Clients</h1>"));
    expect(await fetchPage(origin, "/Clients/Profile/11?tab=a")).toEqual({
      html: "<h1>Clients</h1>",
      url: `${origin}/Clients/Profile/11?tab=a`,
    });
    expect(received).toMatchObject([{ method: "GET", url: "/Clients/Profile/11?tab=a" }]);
  });

  test("fetchPage sends the user's session and bypasses the cache", async () => {
    const fetched = vi.spyOn(globalThis, "fetch");
    const { origin } = await serve((_request, response) => html(response, 200, ""));
    await fetchPage(origin, "/Clients");
    expect(fetched.mock.calls[0]?.[1]).toMatchObject({ credentials: "include", cache: "no-store" });
    expect(fetched.mock.calls[0]?.[1]).not.toHaveProperty("method");
  });

  test("fetchPage follows a redirect within the CRM and returns its final address", async () => {
    const { origin } = await serve(({ url }, response) =>
      url === "/Clients"
        ? html(response, 302, "", { location: "/login?ReturnUrl=%2FClients" })
        : html(response, 200, "sign in"),
    );
    expect(await fetchPage(origin, "/Clients")).toEqual({
      html: "sign in",
      url: `${origin}/login?ReturnUrl=%2FClients`,
    });
  });

  test("fetchPage reports signed out, with the host, when it is redirected to another host", async () => {
    const other = await serve((_request, response) => html(response, 200, "single sign-on"));
    const { origin } = await serve((_request, response) =>
      html(response, 302, "", { location: `${other.origin}/sso` }),
    );
    await expect(fetchPage(origin, "/Clients")).rejects.toMatchObject({
      kind: "blocked",
      problem: { code: "crm-signed-out", what: expect.stringContaining("127.0.0.1") },
    });
  });

  test("fetchPage reports signed out when the redirect leads to a host it may not read", async () => {
    const redirect = new Response(null);
    Object.defineProperty(redirect, "type", { value: "opaqueredirect" });
    vi.spyOn(globalThis, "fetch")
      .mockRejectedValueOnce(new TypeError("Failed to fetch"))
      .mockResolvedValueOnce(redirect);
    await expect(fetchPage("https://crm.example.org", "/Clients")).rejects.toMatchObject({
      kind: "blocked",
      problem: { code: "crm-signed-out" },
    });
  });

  test.each([
    [404, "permanent", "crm-record-gone"],
    [410, "permanent", "crm-record-gone"],
    [401, "blocked", "crm-signed-out"],
    [403, "permanent", "crm-forbidden"],
    [429, "transient", "crm-fault"],
    [500, "transient", "crm-fault"],
    [503, "transient", "crm-fault"],
  ])("fetchPage maps status %i to a %s problem: %s", async (status, kind, code) => {
    const { origin } = await serve((_request, response) => html(response, status, "sorry"));
    await expect(fetchPage(origin, "/Clients/1")).rejects.toMatchObject({ kind, problem: { code } });
  });

  test("fetchPage reports a transient error when the CRM can't be reached", async () => {
    const { origin } = await serve((_request, response) => response.destroy());
    await expect(fetchPage(origin, "/Clients/1")).rejects.toMatchObject({
      kind: "transient",
      problem: { code: "crm-network" },
    });
  });

  test.each([
    ["answers nothing", () => undefined],
    [
      "stops in the middle",
      (_request: unknown, response: { write(part: string): void }) => response.write("<h1>"),
    ],
  ])(
    "fetchPage reports a transient error for a page that %s within the time limit",
    async (_title, answer) => {
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      const limit = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => timeout(30));
      const { origin } = await serve(answer);
      await expect(fetchPage(origin, "/Clients/1")).rejects.toMatchObject({
        kind: "transient",
        problem: { code: "crm-timeout" },
      });
      expect(limit).toHaveBeenCalledWith(30_000);
    },
  );
});
