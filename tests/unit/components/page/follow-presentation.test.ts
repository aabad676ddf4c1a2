import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { followPresentation } from "../../../../components/page/follow-presentation.ts";

let answer: unknown;
let listener: (message: unknown) => unknown;
const ended = new AbortController();

beforeEach(() => {
  const { runtime } = fakeBrowser as unknown as {
    runtime: { onMessage: { addListener(listener: unknown): void }; sendMessage(): Promise<unknown> };
  };
  vi.spyOn(runtime.onMessage, "addListener").mockImplementation(
    (each) => (listener = each as typeof listener),
  );
  vi.spyOn(runtime, "sendMessage").mockImplementation(() => Promise.resolve(answer));
});
afterEach(() => vi.restoreAllMocks());

const start = async () => {
  const surface = document.createElement("div");
  followPresentation(surface, ended.signal);
  await new Promise<void>((done) => setTimeout(done));
  return () => surface.hasAttribute("data-presenting");
};

test("followPresentation hides names in a surface of a CRM's page while presentation mode is on", async () => {
  answer = { ok: { isOn: true } };
  const isHidden = await start();
  expect(isHidden()).toBe(true);
  listener({ planbridgePresentation: false });
  expect(isHidden()).toBe(false);
  listener({ planbridgePresentation: true });
  expect(isHidden()).toBe(true);
});

test("followPresentation leaves the surface as it is where the background refuses to answer", async () => {
  answer = { problem: { code: "database-locked", what: "", remedy: "" } };
  expect((await start())()).toBe(false);
});
