import { beforeEach, describe, expect, test, vi } from "vitest";
import { findMenu } from "../../../../lib/crm/page/action-menu.ts";
import { addMenuEntry, MENU_ENTRY_MARK } from "../../../../lib/crm/page/menu-entry.ts";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { htmlOf, open, parse } from "../pages.ts";

// Where nothing is laid out, nothing can be seen: what that is about is played in browsers.
const seen = vi.hoisted(() => ({ isVisiblePress: vi.fn<() => boolean>(() => true) }));
vi.mock("../../../../lib/crm/page/visible-press.ts", () => seen);

const NAME = "Sync Active Plans";

function menuOf(doc: Document) {
  const found = findMenu(doc, careview.actionMenu);
  if (!found) throw new Error("no Action menu");
  return found;
}

/** A click as only a person's hand can make one. */
function press(target: Element, trusted = true): MouseEvent {
  const click = new MouseEvent("click", { bubbles: true, cancelable: true });
  Object.defineProperty(click, "isTrusted", { value: trusted });
  target.dispatchEvent(click);
  return click;
}

const look = (element: Element | null | undefined) => [
  element?.tagName,
  element?.className,
  element?.getAttribute("role"),
];

const pressable = (entry: Element) => entry.querySelector("a,button") ?? entry;

describe("addMenuEntry", () => {
  let doc: Document;
  beforeEach(() => {
    doc = open("client-list");
  });

  test("F10: addMenuEntry appends our entry after the page's own", () => {
    const { menu } = menuOf(doc);
    addMenuEntry({ menu, button: menu }, NAME, vi.fn());
    expect(Array.from(menu.children, ({ textContent }) => textContent?.trim())).toEqual([
      "Export List",
      "Print Labels",
      NAME,
    ]);
  });

  test("F10: addMenuEntry copies the elements of the neighbouring entry", () => {
    const { menu, button } = menuOf(doc);
    const entry = addMenuEntry({ menu, button }, NAME, vi.fn());
    const neighbour = menu.children[1];
    expect(look(entry)).toEqual(look(neighbour));
    expect(look(entry.firstElementChild)).toEqual(look(neighbour?.firstElementChild));
  });

  test("addMenuEntry copies no behaviour of the neighbouring entry", () => {
    const entry = addMenuEntry(menuOf(doc), NAME, vi.fn());
    const attributes = [entry, ...entry.querySelectorAll("*")].flatMap((element) =>
      Array.from(element.attributes, ({ name, value }) => [name, value]),
    );
    expect(attributes).toEqual([
      ["role", "none"],
      [MENU_ENTRY_MARK, "Sync Active Plans"],
      ["role", "menuitem"],
      ["class", "dropdown-item"],
      ["href", "#"],
    ]);
    expect(press(pressable(entry)).defaultPrevented).toBe(true);
  });

  test("addMenuEntry copies no id or name of the neighbouring entry", () => {
    const entry = addMenuEntry(menuOf(doc), NAME, vi.fn());
    expect(entry.textContent).toBe(NAME);
    expect(doc.querySelectorAll("#labels")).toHaveLength(1);
  });

  test("F10: a user's press on our menu entry runs its action", () => {
    const onPress = vi.fn<(event: MouseEvent) => void>();
    const entry = addMenuEntry(menuOf(doc), NAME, onPress);
    press(pressable(entry));
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  test("a press that the page's script dispatches on our menu entry is ignored", () => {
    const onPress = vi.fn<(event: MouseEvent) => void>();
    const entry = addMenuEntry(menuOf(doc), NAME, onPress);
    press(pressable(entry), false);
    expect(onPress).not.toHaveBeenCalled();
  });

  test("addMenuEntry called again replaces the earlier entry and its action", () => {
    const [first, second] = [vi.fn<(event: MouseEvent) => void>(), vi.fn<(event: MouseEvent) => void>()];
    addMenuEntry(menuOf(doc), NAME, first);
    const entry = addMenuEntry(menuOf(doc), NAME, second);
    expect(menuOf(doc).menu.querySelectorAll(`[${MENU_ENTRY_MARK}]`)).toHaveLength(1);
    expect(entry.textContent).toBe(NAME);
    press(pressable(entry));
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });

  test("addMenuEntry keeps a CRM entry of the same name and labels ours as Planbridge's", () => {
    const native =
      '<li role="none"><a role="menuitem" href="/Clients/SyncActivePlans">sync active  plans</a></li>';
    doc = parse(htmlOf("client-list").replace('<li role="none">', `${native}<li role="none">`));
    const { menu } = menuOf(doc);
    addMenuEntry(menuOf(doc), NAME, vi.fn());
    addMenuEntry(menuOf(doc), NAME, vi.fn());
    expect(menu.querySelector("a")?.getAttribute("href")).toBe("/Clients/SyncActivePlans");
    expect(menu.lastElementChild?.textContent).toBe(`${NAME} (Planbridge)`);
    expect(menu.children).toHaveLength(4);
  });

  test.each([
    ["an empty list", "<button>Action</button><ul></ul>", "LI"],
    [
      "a menu of buttons",
      '<button>Action</button><div role="menu"><button type="submit" name="go">Export</button></div>',
      "BUTTON",
    ],
    [
      "a box around a list",
      "<button>Action</button><div class='dropdown-menu'><ul><li><a href='/x'>Export</a></li><li><a>Print</a></li></ul></div>",
      "LI",
    ],
    [
      "a list of entries without links",
      "<button>Action</button><ul role='menu'><li role='menuitem'>Export</li></ul>",
      "LI",
    ],
    [
      "a list that ends in a line",
      "<button>Action</button><ul><li><a href='/x'>Export</a></li><li class='divider'></li></ul>",
      "LI",
    ],
  ])("addMenuEntry finds the place in %s", (_title, body, tag) => {
    const entry = addMenuEntry(menuOf(parse(body)), NAME, vi.fn());
    expect([entry.tagName, entry.textContent, entry.isConnected]).toEqual([tag, NAME, true]);
    expect(pressable(entry).getAttribute("type")).not.toBe("submit");
    expect(entry.outerHTML).not.toMatch(/name=|href="\/x"/);
  });
});

test("addMenuEntry doesn't look like an entry that can't be pressed", () => {
  const menu =
    "<li><a class='item'>Export</a></li><li class='disabled'><a class='item disabled'>Print</a></li>";
  const entry = addMenuEntry(
    menuOf(parse(`<button>Action</button><ul>${menu}<li hidden><a>x</a></li></ul>`)),
    NAME,
    vi.fn(),
  );
  expect([entry.className, entry.hidden, entry.firstElementChild?.className]).toEqual(["", false, "item"]);
});
