import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { useEffect, useState } from "preact/hooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WorkspaceShell } from "../../../../../components/workspace/shell/workspace-shell.tsx";
import type { TabProps, WorkspaceTab } from "../../../../../components/workspace/shell/workspace-tab.ts";
import { seriousFindings } from "../../accessible.ts";

/** A tab that shows what it is told, and keeps what is typed into it. */
function fakeTab(hash: string, label: string, title = ""): WorkspaceTab & { loads: () => number } {
  const Content = ({ isShown, query, onTitle, onShow }: TabProps) => {
    const [typed, setTyped] = useState("");
    useEffect(() => onTitle(title), [onTitle]);
    return (
      <main>
        <h1>{`${label}, ${isShown ? "in front" : "behind"}, told ${query.get("q") ?? "nothing"}`}</h1>
        <label>
          {`Field of ${label}`}
          <input value={typed} onInput={({ currentTarget }) => setTyped(currentTarget.value)} />
        </label>
        <button type="button" onClick={onShow}>{`Show ${label}`}</button>
      </main>
    );
  };
  const load = vi.fn<WorkspaceTab["load"]>(() => Promise.resolve(Content));
  return { hash, label, load, loads: () => load.mock.calls.length };
}

const goTo = (hash: string) =>
  act(async () => {
    history.replaceState(null, "", hash || "#");
    window.dispatchEvent(new Event("hashchange"));
    await Promise.resolve();
  });
const front = () => screen.getByRole("link", { current: "page" }).textContent;

beforeEach(() => history.replaceState(null, "", "#"));
afterEach(cleanup);

test("WorkspaceShell puts the tab of the address in front, and loads no other", async () => {
  const tabs = [fakeTab("participants", "Participants"), fakeTab("changes", "Changes")] as const;
  await goTo("#changes?q=ann");
  const { container } = render(<WorkspaceShell tabs={tabs} />);
  expect(await screen.findByRole("heading", { name: "Changes, in front, told ann" })).toBeTruthy();
  expect(front()).toBe("Changes");
  expect(tabs.map(({ loads }) => loads())).toEqual([0, 1]);
  expect(document.title).toBe("Changes - Planbridge");
  expect(await seriousFindings(container)).toEqual([]);
});

test.each(["", "#nowhere"])(
  "WorkspaceShell puts its first tab in front for the address “%s”",
  async (hash) => {
    await goTo(hash);
    render(
      <WorkspaceShell tabs={[fakeTab("participants", "Participants"), fakeTab("changes", "Changes")]} />,
    );
    expect(await screen.findByRole("heading", { name: /^Participants, in front/ })).toBeTruthy();
  },
);

test("WorkspaceShell keeps what was typed into a tab, and what it was told, while another is in front", async () => {
  const tabs = [fakeTab("participants", "Participants"), fakeTab("changes", "Changes", "3 changes")] as const;
  await goTo("#participants?q=ann");
  render(<WorkspaceShell tabs={tabs} />);
  fireEvent.input(await screen.findByLabelText("Field of Participants"), { target: { value: "half-typed" } });
  await goTo("#changes");
  expect(await screen.findByRole("heading", { name: /^Changes, in front/ })).toBeTruthy();
  await expect.poll(() => document.title).toBe("3 changes");
  const hidden = screen.getByRole("heading", { name: "Participants, behind, told ann", hidden: true });
  expect(hidden.closest("[hidden]")).not.toBeNull();
  await goTo("#participants?q=bob");
  expect(screen.getByRole("heading", { name: "Participants, in front, told bob" })).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Field of Participants").value).toBe("half-typed");
  expect(tabs.map(({ loads }) => loads())).toEqual([1, 1]);
  expect(document.title).toBe("Participants - Planbridge");
});

test("WorkspaceShell loads a tab behind the front one that hears of the whole window, and lets it come to the front", async () => {
  const tabs = [
    fakeTab("participants", "Participants"),
    { ...fakeTab("file", "Check a file"), isLoadedAtOnce: true as const },
  ];
  render(<WorkspaceShell tabs={tabs} />);
  await screen.findByRole("heading", { name: /^Check a file, behind/, hidden: true });
  fireEvent.click(screen.getByRole("button", { name: "Show Check a file", hidden: true }));
  expect(location.hash).toBe("#file");
});

test("WorkspaceShell says what to do when a tab's script can't be loaded", async () => {
  const broken = { ...fakeTab("changes", "Changes"), load: () => Promise.reject(new Error("no such file")) };
  render(<WorkspaceShell tabs={[broken]} />);
  expect((await screen.findByRole("alert")).textContent).toContain("Changes couldn't be opened.");
});
