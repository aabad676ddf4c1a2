import { act, renderHook } from "@testing-library/preact";
import { beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { settleRequest, useRequest } from "../../../../components/hooks/use-request.ts";

const refusal = { code: "crm-signed-out", what: "You are signed out.", remedy: "Sign in." };
let answer: unknown;

beforeEach(() => {
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(async () => answer);
});

test("useRequest returns the reply and shows no problem", async () => {
  answer = { ok: [] };
  const { result } = renderHook(() => useRequest());
  let reply: unknown;
  await act(async () => {
    reply = await result.current.request("sites.view", null);
  });
  expect(reply).toEqual([]);
  expect(result.current.problem).toBeNull();
});

test("useRequest shows the problem of a refused request until the next request", async () => {
  answer = { problem: refusal };
  const { result } = renderHook(() => useRequest());
  let reply: unknown = "none yet";
  await act(async () => {
    reply = await result.current.request("sites.view", null);
  });
  expect(reply).toBeUndefined();
  expect(result.current.problem).toEqual(refusal);
  answer = { ok: [] };
  await act(async () => {
    reply = await result.current.request("sites.view", null);
  });
  expect(result.current.problem).toBeNull();
});

test("settleRequest throws an error that isn't a refusal", async () => {
  await expect(settleRequest(() => Promise.reject(new Error("a bug")))).rejects.toThrow("a bug");
});
