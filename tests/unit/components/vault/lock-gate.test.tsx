import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { useEffect } from "preact/hooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { GuardedPage } from "../../../../components/vault/lock-gate.tsx";
import type { VaultView } from "../../../../lib/domain/vault/vault-view.ts";
import { VAULT_KEY } from "../../../../lib/platform/unlocked.ts";
import { seriousFindings } from "../accessible.ts";
import { answerOperations, LOCKED, PASSPHRASE, UNLOCKED, UNPROTECTED, WRONG } from "./vault-fixtures.ts";

let view: VaultView;
const mounts = vi.fn<() => void>();

beforeEach(() => {
  fakeBrowser.reset();
  view = UNLOCKED;
  mounts.mockReset();
  document.title = "Planbridge";
});
afterEach(cleanup);

function Page() {
  useEffect(() => {
    mounts();
    document.title = "Ana Silva - Planbridge";
  }, []);
  return <p>Ana Silva</p>;
}
const page = (
  <GuardedPage>
    <Page />
  </GuardedPage>
);
const settle = () => act(() => new Promise<void>((done) => setTimeout(done, 5)));
const setKey = (key: string | null) =>
  key === null
    ? fakeBrowser.storage.session.remove(VAULT_KEY)
    : fakeBrowser.storage.session.set({ [VAULT_KEY]: key });
const field = () => screen.getByLabelText<HTMLInputElement>("Passphrase");
const unlock = () => screen.getByRole("button", { name: /^Unlock/ });

function answer(unlocking: (typed: string) => VaultView | typeof WRONG = () => UNLOCKED) {
  return answerOperations({
    "vault.view": () => view,
    "vault.unlock": ({ passphrase }: { passphrase: string }) => unlocking(passphrase),
  });
}
async function start(): Promise<void> {
  render(page);
  await settle();
}

test("LockGate shows the page while nothing is sealed or it is unlocked", async () => {
  answer();
  for (const each of [UNPROTECTED, UNLOCKED]) {
    view = each;
    await start();
    expect(screen.getByText("Ana Silva")).toBeTruthy();
    expect(screen.queryByLabelText("Passphrase")).toBeNull();
    cleanup();
  }
});

test("LockGate shows the unlock form and nothing of the page when it opens locked", async () => {
  answer();
  view = LOCKED;
  await start();
  expect(document.body.textContent).not.toContain("Ana");
  expect(screen.getByRole("heading", { name: "Planbridge is locked" })).toBeTruthy();
  expect(screen.getByRole("link", { name: "Forgotten your passphrase?" }).getAttribute("href")).toBe(
    "/options.html#protection",
  );
  expect(document.title).toBe("Planbridge");
  expect(await seriousFindings(document.body)).toEqual([]);
});

test("LockGate removes the page at once when the key goes, and draws it anew when the key is back", async () => {
  answer();
  await setKey("key");
  await start();
  view = LOCKED;
  await act(() => setKey(null));
  expect(document.body.textContent).not.toContain("Ana");
  expect(document.title).toBe("Planbridge");
  view = UNLOCKED;
  await act(() => setKey("key"));
  expect(screen.getByText("Ana Silva")).toBeTruthy();
  expect(mounts).toHaveBeenCalledTimes(2);
});

test("LockGate stays locked where an answer from before the lock comes late", async () => {
  let late: (view: VaultView) => void = () => undefined;
  answerOperations({ "vault.view": () => new Promise<VaultView>((done) => (late = done)) });
  await setKey("key");
  await start();
  await act(() => setKey(null));
  late(UNLOCKED);
  await settle();
  expect(screen.getByLabelText("Passphrase")).toBeTruthy();
});

test("LockGate shows the page again where everything was deleted, the key too", async () => {
  answer();
  await setKey("key");
  await start();
  view = UNPROTECTED;
  await act(() => setKey(null));
  await settle();
  expect(screen.queryByLabelText("Passphrase")).toBeNull();
});

test("LockGate shows how far sealing has come, and the page once it is done", async () => {
  answer();
  view = { ...UNPROTECTED, sealing: { done: 1200, total: 5000 } };
  await start();
  expect(screen.getByText("1,200 of 5,000 entries")).toBeTruthy();
  expect(screen.getByRole("progressbar").getAttribute("value")).toBe("1200");
  expect(document.body.textContent).not.toContain("Ana");
  view = UNLOCKED;
  await expect.poll(() => screen.queryByText("Ana Silva")).toBeTruthy();
});

test("LockGate says that the PRODA key ends soon, which only an unlocked Planbridge can renew", async () => {
  answer();
  view = { ...LOCKED, keyWarning: { code: "key-ends", what: "The key ends in 2 days.", remedy: "Unlock." } };
  await start();
  expect(screen.getByText("The key ends in 2 days.")).toBeTruthy();
});

test("UnlockForm unlocks with what was typed", async () => {
  const asked = answer();
  view = LOCKED;
  await start();
  fireEvent.input(field(), { target: { value: PASSPHRASE } });
  view = UNLOCKED;
  fireEvent.click(unlock());
  await settle();
  expect(asked).toContainEqual({ name: "vault.unlock", body: { passphrase: PASSPHRASE } });
  expect(screen.getByText("Ana Silva")).toBeTruthy();
});

test("UnlockForm says at the field that the passphrase is wrong, and keeps it selected there", async () => {
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  answer(() => WRONG);
  view = LOCKED;
  await start();
  expect(document.activeElement).toBe(field());
  fireEvent.input(field(), { target: { value: "not this one" } });
  fireEvent.click(unlock());
  await settle();
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(document.getElementById("pb-unlock-passphrase-error")?.textContent).toContain(WRONG.what);
  expect([field().selectionStart, field().selectionEnd]).toEqual([0, "not this one".length]);
  expect(document.activeElement).toBe(field());
});

test("UnlockForm sends nothing while the field is empty", async () => {
  const asked = answer();
  view = LOCKED;
  await start();
  fireEvent.click(unlock());
  await settle();
  expect(asked.map(({ name }) => name)).not.toContain("vault.unlock");
  expect(field().getAttribute("aria-invalid")).toBe("true");
});

test("UnlockForm leaves the focus alone where another window has it", async () => {
  vi.spyOn(document, "hasFocus").mockReturnValue(false);
  answer();
  view = LOCKED;
  await start();
  expect(document.activeElement).toBe(document.body);
});

test("UnlockForm keeps nothing of what was typed in the session's storage", async () => {
  answer(() => WRONG);
  view = LOCKED;
  await start();
  fireEvent.input(field(), { target: { value: PASSPHRASE } });
  fireEvent.click(unlock());
  await settle();
  expect(JSON.stringify(await fakeBrowser.storage.session.get())).not.toContain(PASSPHRASE);
});

test("LockGate asks for no passphrase where none opens the data, and says what can be done", async () => {
  answer();
  view = { ...LOCKED, openedBy: [] };
  await start();
  expect(screen.queryByLabelText("Passphrase")).toBeNull();
  expect(screen.getByText(/is damaged/)).toBeTruthy();
  cleanup();
  view = { ...LOCKED, openedBy: ["organisation"] };
  await start();
  expect(screen.queryByLabelText("Passphrase")).toBeNull();
  expect(screen.getByText(/organisation's policy opens this data/)).toBeTruthy();
});
