import { act } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ownRootOf } from "../../../components/base/focus/keep-focus.ts";
import { mountShadow } from "../../../components/page/shadow.ts";
import { offer } from "../../../components/palette/offers.ts";
import { openPagePalette } from "../../../entrypoints/palette-dialog/page-palette.tsx";
import { world } from "../../../lib/crm/page/page-world.ts";
import type { PageName } from "../../../lib/crm/profile/pages/index.ts";
import { STALE_PAGE } from "../../../lib/messaging/send.ts";
import { open as openSaved, type SavedPage } from "../crm/pages.ts";

const sent = vi.fn<(message: unknown) => Promise<unknown>>();
let ending: AbortController;

beforeEach(() => {
  vi.stubEnv("FIREFOX", "");
  ending = new AbortController();
  sent.mockReset().mockResolvedValue({ ok: { shortcut: "Alt+Shift+K" } });
  vi.spyOn(fakeBrowser.runtime, "sendMessage").mockImplementation(sent);
});
afterEach(() => {
  if (root()) openPagePalette();
  ending.abort();
  vi.unstubAllEnvs();
  delete world.planbridgePage;
});

function root(): ShadowRoot | null {
  const host = document.querySelector("planbridge-palette");
  return host && ownRootOf(host);
}
const input = () => root()?.querySelector("input") as HTMLInputElement;
const labels = () =>
  Array.from(
    root()?.querySelectorAll("[role=option]") ?? [],
    ({ firstChild }) => firstChild?.textContent ?? "",
  );

/** The palette over a saved page of the CRM; the page can't reach what the browser tells it. */
async function open(page: SavedPage, name: PageName): Promise<void> {
  document.body.innerHTML = openSaved(page).body.innerHTML;
  world.planbridgePage = { name };
  await act(async () => openPagePalette());
}

function dispatch(event: Event, isTrusted = true): void {
  Object.defineProperty(event, "isTrusted", { value: isTrusted });
  input().dispatchEvent(event);
}
const press = (key: string, isTrusted = true) =>
  act(async () => dispatch(new KeyboardEvent("keydown", { key, bubbles: true, composed: true }), isTrusted));
async function run(keys: string): Promise<void> {
  input().value = keys;
  await act(async () => dispatch(new Event("input", { bubbles: true })));
  await press("Enter");
}

const EVERYWHERE = [
  "Open client or contract",
  "Check a file",
  "Open side panel",
  "Page check",
  "Options",
  "Change the key that opens this",
];

test("on a page on which nothing is offered the palette has what every page of the CRM has", async () => {
  await open("home", "client-list");
  expect(labels()).toEqual(EVERYWHERE);
  await vi.waitFor(() => expect(root()?.textContent).toContain("Key: Alt+Shift+K"));
});

test("Firefox, which opens its sidebar for no press in a page, isn't asked to", async () => {
  vi.stubEnv("FIREFOX", "true");
  await open("home", "client-list");
  expect(labels()).not.toContain("Open side panel");
});

test("a page's script offers its own actions, which run as its own buttons do", async () => {
  const sync = vi.fn<() => void>();
  offer(() => ({ "sync-plans": sync, "sync-pace": false }), ending.signal);
  await open("client-list", "client-list");
  expect(labels()).toEqual(["Sync Active Plans", ...EVERYWHERE]);
  await run("sa");
  expect(sync).toHaveBeenCalledOnce();
  expect(root()).toBeNull();
});

test("an action that the page doesn't offer any more isn't run", async () => {
  const sync = vi.fn<() => void>();
  offer(() => ({ "sync-plans": sync }), ending.signal);
  await open("client-list", "client-list");
  ending.abort();
  await run("sa");
  expect(sync).not.toHaveBeenCalled();
});

test("an event that a script made neither types nor runs anything", async () => {
  const sync = vi.fn<() => void>();
  offer(() => ({ "sync-plans": sync }), ending.signal);
  await open("client-list", "client-list");
  await press("Enter", false);
  root()?.querySelector<HTMLElement>("[role=option]")?.click();
  expect(sync).not.toHaveBeenCalled();
  expect(root()).not.toBeNull();
});

test("the key pressed again closes the palette, and Esc does", async () => {
  await open("client-list", "client-list");
  openPagePalette();
  expect(root()).toBeNull();
  await open("client-list", "client-list");
  await press("Escape");
  expect(root()).toBeNull();
});

test("a client's page offers to copy that client's NDIS number, and names nobody else", async () => {
  await open("client-profile", "client-profile");
  expect(labels().filter((label) => /\d{9}/.test(label))).toEqual([
    expect.stringMatching(/^Copy NDIS number 43\d{7}$/),
  ]);
});

test("a list of clients offers no number and no name of any of them", async () => {
  await open("client-list", "client-list");
  expect(labels()).toEqual(EVERYWHERE);
});

test("on a contract's page the palette goes to the row of a budget", async () => {
  await open("contract", "service-contract");
  expect(labels().at(-1)).toBe("Go to budget Core Flexible");
  openPagePalette();
  await open("pace-contract", "service-contract");
  const budget = labels().find((label) => label.startsWith("Go to budget "));
  const [number = ""] = /\d\d/.exec(budget ?? "") ?? [];
  await run(number);
  expect(document.activeElement?.localName).toBe("tr");
  expect(document.activeElement?.textContent).toContain(budget?.slice("Go to budget 00 ".length));
});

/** What a surface of ours in the page shows. */
function surface(name: string, content: preact.ComponentChild): ShadowRoot | null {
  const { signal } = ending;
  const host = mountShadow(
    { signal, onInvalidated: (end) => signal.addEventListener("abort", end) },
    name,
    "",
    content,
  );
  return ownRootOf(host);
}

test("on an invoice's page the palette opens the reasons why categories are unavailable", async () => {
  await open("home", "invoice-form");
  expect(labels()).not.toContain("Why is a category unavailable?");
  openPagePalette();
  const invoice = surface(
    "planbridge-invoice",
    <details>
      <summary>1 category unavailable</summary>
      <ul class="pb-withheld">
        <li>Line 1: Consumables.</li>
      </ul>
    </details>,
  );
  await act(async () => openPagePalette());
  await run("wh");
  expect(invoice?.querySelector("details")?.open).toBe(true);
  expect(invoice?.activeElement?.localName).toBe("summary");
});

test("on a contract's page the palette goes from one difference to the next", async () => {
  document.body.innerHTML = "";
  const status = surface(
    "planbridge-status",
    <table>
      <tr class="pb-differs">
        <td>start</td>
      </tr>
      <tr>
        <td>the same</td>
      </tr>
      <tr class="pb-differs">
        <td>end</td>
      </tr>
    </table>,
  );
  const seen: (string | null | undefined)[] = [];
  for (let times = 0; times < 3; times += 1) {
    await act(async () => openPagePalette());
    await run("nd");
    seen.push(status?.activeElement?.textContent);
  }
  expect(seen).toEqual(["start", "end", "start"]);
});

test("the workspace is opened without anybody's name or number", async () => {
  await open("client-profile", "client-profile");
  await run("oc");
  expect(sent).toHaveBeenCalledWith({ planbridge: "workspace.open", body: { tab: "participants" } });
});

test("why an action couldn't be done is said where the person is looking", async () => {
  await open("client-list", "client-list");
  sent.mockRejectedValue(new Error("Extension context invalidated."));
  await run("op");
  await vi.waitFor(() => expect(root()?.querySelector("output")?.textContent).toContain(STALE_PAGE.what));
});
