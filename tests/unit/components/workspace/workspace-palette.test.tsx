import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { useOffers } from "../../../../components/palette/offers.ts";
import { WorkspacePalette } from "../../../../components/workspace/workspace-palette.tsx";

const open = vi.fn<(where: object) => Promise<void>>();
const next = vi.fn<() => void>();

beforeEach(() => {
  next.mockReset();
  open.mockReset().mockResolvedValue();
  const getAll = () => Promise.resolve([]);
  Object.assign(fakeBrowser, { commands: { getAll }, sidePanel: { open } });
  vi.spyOn(fakeBrowser.tabs, "getCurrent").mockResolvedValue({ id: 7 } as never);
  vi.spyOn(fakeBrowser.windows, "getCurrent").mockResolvedValue({ id: 3 } as never);
});
afterEach(() => {
  cleanup();
  history.replaceState(null, "", location.pathname);
});

/** A tab in front that has something to do. */
function File() {
  useOffers({ next });
  return null;
}

async function openPalette(tabs: string[]) {
  render(
    <>
      <File />
      <WorkspacePalette tabs={tabs} />
    </>,
  );
  await act(async () => screen.getByRole("button", { name: "Actions" }).click());
}
const labels = () => screen.queryAllByRole("option").map(({ firstChild }) => firstChild?.textContent);
const run = (keys: string) => {
  fireEvent.input(screen.getByRole("combobox"), { target: { value: keys } });
  fireEvent.keyDown(screen.getByRole("combobox"), { key: "Enter" });
};

test("the workspace's palette leads to the tabs that there are, and offers what the one in front can do", async () => {
  await openPalette(["participants", "drift", "history", "forecast", "changes", "file", "unheard-of"]);
  expect(labels()).toEqual([
    "Next difference or problem",
    "Open client or contract",
    "Drift between CRM and NDIA",
    "History",
    "Forecast",
    "Changes that were accepted",
    "Check a file",
    "Open side panel",
    "Hide or show names",
    "Options",
    "Change the key that opens this",
  ]);
  expect(screen.getByText("No key is set.")).toBeDefined();
  run("dr");
  expect(location.hash).toBe("#drift");
});

test("the tab that is in front already gets the focus into its search", async () => {
  history.replaceState(null, "", "#participants?q=ann");
  const search = document.createElement("input");
  search.type = "search";
  search.checkVisibility = () => true;
  document.body.append(search);
  await openPalette(["participants"]);
  run("oc");
  expect(document.activeElement).toBe(search);
  search.remove();
});

test("a tab that there isn't is no action, and the file's own are run as they are", async () => {
  await openPalette(["file"]);
  expect(labels()).not.toContain("Forecast");
  run("nd");
  expect(next).toHaveBeenCalledOnce();
});

test("the side panel is opened in the workspace's own window, before anything is awaited", async () => {
  await openPalette(["file"]);
  run("os");
  expect(open.mock.calls).toEqual([[{ windowId: 3 }]]);
});
