import { beforeEach, describe, expect, test, vi } from "vitest";
import { addMenuEntry, findMenu, MENU_ENTRY_MARK } from "../../../../lib/crm/page/action-menu.ts";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { htmlOf, open, parse } from "../pages.ts";

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

describe("findMenu", () => {
  test.each<[string, string, string]>([
    ["beside its button", '<button>Action</button><ul id="m"></ul>', "m"],
    [
      "that the button controls, wherever it stands",
      '<button aria-controls="m">Actions</button><ul id="n"></ul><div id="m"></div>',
      "m",
    ],
    [
      "beside something else first",
      '<a class="btn">Action</a><span>x</span><div role="menu" id="m"></div>',
      "m",
    ],
    [
      "around the button",
      '<div><span><b></b></span><div class="dropdown-menu" id="m"></div><summary>ACTION:</summary></div>',
      "m",
    ],
    ["of an input", '<input type="button" value="Action"><ul id="m"></ul>', "m"],
    [
      "and not that of another button",
      '<div><button>Help</button><ul id="h"></ul></div><div><button>Action</button><ul id="m"></ul></div>',
      "m",
    ],
    [
      "and not a table's heading of that name",
      '<table><tr><th>Action</th></tr></table><ul id="h"></ul><div><button>Action</button><ul id="m"></ul></div>',
      "m",
    ],
  ])("F10: findMenu finds the Action menu %s", (_title, body, id) => {
    expect(findMenu(parse(body), careview.actionMenu)?.menu.id).toBe(id);
  });

  test.each([
    ["has no such button", "<button>Help</button><ul></ul>"],
    ["has such a button and no menu", "<div><button>Action</button></div>"],
  ])("findMenu finds no Action menu where the page %s", (_title, body) => {
    expect(findMenu(parse(body), careview.actionMenu)).toBeNull();
  });
});

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
      "a list that ends in a line",
      "<button>Action</button><ul><li><a href='/x'>Export</a></li><li class='divider'></li></ul>",
      "LI",
    ],
  ])("placeUnderHeading finds the place in %s", (_title, body, tag) => {
    const entry = addMenuEntry(menuOf(parse(body)), NAME, vi.fn());
    expect([entry.tagName, entry.textContent, entry.isConnected]).toEqual([tag, NAME, true]);
    expect(pressable(entry).getAttribute("type")).not.toBe("submit");
    expect(entry.outerHTML).not.toMatch(/name=|href="\/x"/);
  });
});
