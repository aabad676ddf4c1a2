import { act, cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Palette, type PaletteAction } from "../../../../components/palette/palette.tsx";
import { VERBS } from "../../../../components/palette/verbs.ts";
import { seriousFindings } from "../accessible.ts";

const ran = vi.fn<(what: string) => void>();
const focusedAt = () => document.activeElement?.id ?? "";
const action = (id: keyof typeof VERBS, more: Partial<PaletteAction> = {}): PaletteAction => ({
  ...VERBS[id],
  run: () => ran(`${id} with the focus at ${focusedAt()}`),
  ...more,
});
const ACTIONS = [action("compare"), action("copy-number"), action("options"), action("open-panel")];

/** A page with a field in which the person is when they press the key. */
function Page({ actions = ACTIONS }: { actions?: readonly PaletteAction[] }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <input id="field" aria-label="Amount" />
      <button type="button" onClick={() => setIsOpen(true)}>
        the key
      </button>
      {isOpen && <Palette actions={actions} shortcut="Alt+Shift+K" onClose={() => setIsOpen(false)} />}
    </>
  );
}

const field = () => screen.getByLabelText("Amount");
const input = () => screen.getByRole<HTMLInputElement>("combobox");
const options = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);
const chosen = () => screen.getByRole("option", { selected: true }).textContent;
const type = (value: string) => fireEvent.input(input(), { target: { value } });
const key = (name: string) => fireEvent.keyDown(input(), { key: name });

function open(actions?: readonly PaletteAction[]) {
  const drawn = render(<Page {...(actions ? { actions } : {})} />);
  field().focus();
  fireEvent.click(screen.getByRole("button", { name: "the key" }));
  return drawn;
}

beforeEach(() => {
  ran.mockReset();
});
afterEach(cleanup);

test("two letters and Enter run an action, once the focus is back where it was", () => {
  open();
  expect(document.activeElement).toBe(input());
  type("op");
  key("Enter");
  expect(ran.mock.calls).toEqual([["options with the focus at field"]]);
  expect(screen.queryByRole("combobox")).toBeNull();
});

test("the list is a listbox whose chosen option the field names, and has no serious finding of axe", async () => {
  const { container } = open();
  expect(input().getAttribute("aria-controls")).toBe(screen.getByRole("listbox").id);
  expect(input().getAttribute("aria-activedescendant")).toBe(
    screen.getByRole("option", { selected: true }).id,
  );
  expect(screen.getAllByRole("option").every(({ tabIndex }) => tabIndex === -1)).toBe(true);
  expect(container.textContent).toContain("Key: Alt+Shift+K");
  expect(await seriousFindings(container)).toEqual([]);
});

test("arrows move through the list and around its ends, and typing begins at the best again", () => {
  open();
  key("ArrowUp");
  expect(chosen()).toContain("Open side panel");
  key("ArrowDown");
  expect(chosen()).toContain("Compare");
  key("ArrowDown");
  expect(chosen()).toContain("Copy NDIS number");
  type("o");
  expect(options()).toEqual([
    "Optionsop",
    "Open side panelos",
    "Compare with the NDIAco",
    "Copy NDIS numbercn",
  ]);
  expect(chosen()).toContain("Options");
});

test.each(["Escape", "Tab"])(
  "%s closes the palette with the focus where it was, and runs nothing",
  (name) => {
    open();
    const wentOn = key(name);
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(document.activeElement).toBe(field());
    expect(ran).not.toHaveBeenCalled();
    // Tab goes on from there by itself; Esc has nothing else to do.
    expect(wentOn).toBe(name === "Tab");
  },
);

test("a press beside it closes it, one in it doesn't", () => {
  open();
  fireEvent.click(input());
  expect(screen.queryByRole("combobox")).not.toBeNull();
  fireEvent.click(screen.getByRole("dialog"));
  expect(screen.queryByRole("combobox")).toBeNull();
  expect(document.activeElement).toBe(field());
});

test("an option is run by a press, which doesn't take the focus out of the field", () => {
  open();
  expect(fireEvent.mouseDown(screen.getByRole("option", { name: /^Compare/ }))).toBe(false);
  fireEvent.click(screen.getByRole("option", { name: /^Compare/ }));
  expect(ran.mock.calls).toEqual([["compare with the focus at field"]]);
});

test("Enter does nothing while a word is being composed, or where nothing fits", () => {
  open();
  fireEvent.keyDown(input(), { key: "Enter", isComposing: true });
  type("zz");
  expect(options()).toEqual([]);
  expect(screen.getByRole("status").textContent).toBe("Nothing here begins with that.");
  key("ArrowDown");
  key("Enter");
  expect(ran).not.toHaveBeenCalled();
});

test("an action that has something to say keeps the palette open, and says it", async () => {
  open([action("copy-number", { tell: () => Promise.resolve("Copied 430000001.") })]);
  await act(async () => void key("Enter"));
  expect(screen.getByRole("status").textContent).toBe("Copied 430000001.");
  expect(ran).not.toHaveBeenCalled();
  key("Escape");
  expect(document.activeElement).toBe(field());
});
