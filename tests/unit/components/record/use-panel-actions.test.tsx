import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { RecordPanel } from "../../../../components/record/record-panel.tsx";
import { type PanelActionsSource, usePanelActions } from "../../../../components/record/use-panel-actions.ts";
import { booking } from "../../domain/record/record-fixtures.ts";
import { NOW } from "../../test-clock.ts";
import { PROFILE_ACTIONS } from "../profile/profile-actions.ts";
import { ignore } from "../view-fixtures.ts";
import { CLIENT, nonPaceView, paceView, panelView } from "./record-view-fixtures.ts";

const onPin = vi.fn<() => void>();
const onWorkspace = vi.fn<(tab: string) => void>();

beforeEach(() => {
  onPin.mockReset();
  onWorkspace.mockReset();
  const getAll = () => Promise.resolve([{ name: "open-palette", shortcut: "Alt+Shift+K" }]);
  Object.assign(fakeBrowser, { commands: { getAll } });
  vi.spyOn(fakeBrowser.tabs, "getCurrent").mockResolvedValue({ id: 7 } as never);
});
afterEach(cleanup);

function Panel(changes: Partial<PanelActionsSource>) {
  const source: PanelActionsSource = {
    client: CLIENT,
    view: paceView(),
    isVeiled: false,
    onPin,
    onOptions: ignore,
    onNewBooking: ignore,
    onWorkspace,
    ...changes,
  };
  const { entry, palette } = usePanelActions(source);
  const { client, view, isVeiled } = source;
  return (
    <>
      <RecordPanel
        page={
          client && !isVeiled ? { state: "client", client } : { state: isVeiled ? "loading" : "no-client" }
        }
        client={client}
        view={view}
        problem={null}
        sync={{ running: false, problem: null, ended: 0 }}
        isPinned={false}
        now={NOW}
        actions={entry}
        onPin={onPin}
        onSynchronise={ignore}
        onOptions={ignore}
        onNewBooking={ignore}
        onManageBooking={source.onManageBooking}
        profileActions={PROFILE_ACTIONS}
      />
      {palette}
    </>
  );
}

async function open(changes: Partial<PanelActionsSource> = {}) {
  const drawn = render(<Panel {...changes} />);
  // A veiled panel hides its button; the key still opens the palette.
  const button = document.querySelector<HTMLElement>("[aria-haspopup=dialog]");
  await act(async () => button?.click());
  return drawn;
}
const labels = () => screen.queryAllByRole("option").map(({ firstChild }) => firstChild?.textContent);
const run = (keys: string) => {
  fireEvent.input(screen.getByRole("combobox"), { target: { value: keys } });
  fireEvent.keyDown(screen.getByRole("combobox"), { key: "Enter" });
};
const focused = () => document.activeElement?.textContent;

const EVERYWHERE = [
  "Open client or contract",
  "Check a file",
  "Hide or show names",
  "Options",
  "Change the key that opens this",
];

test("the palette of a PACE participant offers the parts of the record and its budgets, and no bookings", async () => {
  await open();
  const offered = labels();
  expect(offered).toEqual(
    expect.arrayContaining(["Synchronise with the NDIA", "Funding", "Goals", ...EVERYWHERE]),
  );
  expect(offered).toContain(`Copy NDIS number ${CLIENT.ndisNumber}`);
  expect(offered.some((label) => label?.startsWith("Go to budget "))).toBe(true);
  expect(offered).not.toContain("Bookings");
  expect(screen.getByText("Key: Alt+Shift+K")).toBeDefined();
});

test("F115: the palette of a participant outside PACE offers bookings and a new one, and on PACE neither", async () => {
  const onNewBooking = vi.fn<() => void>();
  const { unmount } = await open({ view: nonPaceView(), onNewBooking });
  expect(labels()).toContain("Bookings");
  run("cs");
  expect(onNewBooking).toHaveBeenCalledOnce();
  unmount();
  await open();
  expect(labels()).not.toContain("Create service booking");
});

test.each<[string, Partial<PanelActionsSource>]>([
  ["is about nobody", { client: undefined, view: undefined }],
  ["reads the next page", { isVeiled: true }],
])("a panel that %s offers nothing of a client", async (_case, changes) => {
  await open(changes);
  expect(labels()).toEqual(EVERYWHERE);
});

test("before the first synchronisation the palette leads to no part of the record", async () => {
  await open({ view: panelView({}) });
  expect(labels()).not.toContain("Funding");
  expect(labels()).toContain("Synchronise with the NDIA");
});

test("the palette goes to the part of the record, to the budget and to what is to be done next", async () => {
  await open();
  run("fu");
  expect(focused()).toBe("Funding");
  await act(async () => screen.getByRole("button", { name: "Actions" }).click());
  const budget = labels().find((label) => label?.startsWith("Go to budget "));
  run(/\d\d/.exec(budget ?? "")?.[0] ?? "");
  expect(document.activeElement?.matches("summary")).toBe(true);
  expect(document.activeElement?.closest("details")?.open).toBe(true);
});

test("synchronising from the palette opens the form, and starts nothing", async () => {
  await open();
  run("sy");
  await vi.waitFor(() =>
    expect(document.activeElement).toBe(screen.getByRole("checkbox", { name: /^Plan budgets/ })),
  );
});

test("pinning and the workspace are what the panel's own buttons do", async () => {
  await open();
  run("pi");
  expect(onPin).toHaveBeenCalledOnce();
  await act(async () => screen.getByRole("button", { name: "Actions" }).click());
  run("oc");
  expect(onWorkspace.mock.calls).toEqual([["participants"]]);
});

test("the palette closes when the panel turns to another client", async () => {
  const { rerender } = await open();
  rerender(<Panel client={{ ...CLIENT, ndisNumber: "430999999" }} />);
  expect(screen.queryByRole("combobox")).toBeNull();
});

test("F126: the palette opens the only service booking at once, and goes through several", async () => {
  const onManageBooking = vi.fn<(id: string) => void>();
  const one = { retrievedAt: NOW, bookings: [booking()], unread: [] };
  await open({ view: nonPaceView({ bookings: one }), onManageBooking });
  run("mb");
  expect(onManageBooking.mock.calls).toEqual([["50081234"]]);
  cleanup();
  await open({ view: nonPaceView(), onManageBooking });
  run("mb");
  expect(focused()).toBe("Manage… service booking 50081234");
  expect(onManageBooking).toHaveBeenCalledOnce();
});

test("F68: the palette of a PACE participant has no service booking to manage", async () => {
  await open({ onManageBooking: ignore });
  expect(labels()).not.toContain("Manage service booking");
});
