import { describe, expect, test } from "vitest";
import { findMenu } from "../../../../lib/crm/page/action-menu.ts";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { parse } from "../pages.ts";

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

  test.each<[string, string]>([
    ["with a caret", "<button>Action ▾</button><ul id='m'></ul>"],
    ["with an icon's word", "<button><i class='material-icons'>bolt</i>Actions</button><ul id='m'></ul>"],
    ["without words, by its name", "<button aria-label='Actions'>⋮</button><div role='menu' id='m'></div>"],
    [
      "with a second half",
      "<div><button>Action</button><button class='dropdown-toggle'></button><ul id='m'></ul></div>",
    ],
    ["that names its menu in a link", "<a href='#m'>Action</a><p></p><ul id='m'></ul>"],
    [
      "in a box of its own",
      "<div><span><button>Action</button></span><div class='dropdown-menu' id='m'></div></div>",
    ],
    [
      "in a box that is called a menu",
      "<div class='action-menu'><button>Action</button><ul id='m'></ul></div>",
    ],
    [
      "beside another button's menu",
      "<div><button>Columns</button><ul id='h'></ul><button>Action</button><ul id='m'></ul></div>",
    ],
    ["in a table for the shape", "<table><tr><td><button>Action</button><ul id='m'></ul></td></tr></table>"],
  ])("F10: findMenu finds the menu of a button %s", (_title, body) => {
    expect(findMenu(parse(body), careview.actionMenu)?.menu.id).toBe("m");
  });

  test.each<[string, string]>([
    ["of a row", "<table><tr><th>Name</th></tr><tr><td><button>Actions</button><ul></ul></td></tr></table>"],
    ["in the navigation", "<nav><button>Actions</button><ul></ul></nav>"],
    ["in a sidebar", "<div class='left-sidebar'><a>Actions</a><ul></ul></div>"],
    ["that is hidden", "<div hidden><button>Actions</button><ul></ul></div>"],
    [
      "whose neighbour's menu it is",
      "<div><button>Action</button><div><button>Columns</button><ul></ul></div></div>",
    ],
    [
      "that is a choice to send",
      "<select><option>Action</option><option>Export</option></select><button>Go</button>",
    ],
  ])("findMenu takes no button %s", (_title, body) => {
    expect(findMenu(parse(body), careview.actionMenu)).toBeNull();
  });

  const LIST = "<table id='list'><tr><td>1</td></tr></table>";
  test.each<[string, string]>([
    [
      "in its own section",
      `<section><button>Action</button><ul id='h'></ul><table></table></section><section><button>Action</button><ul id='m'></ul>${LIST}</section>`,
    ],
    [
      "beside it",
      `<button>Action</button><ul id='h'></ul><div><button>Action</button><ul id='m'></ul>${LIST}</div>`,
    ],
    [
      "above it, not the one of another table",
      `<div><div><button>Action</button><ul id='h'></ul></div><table></table></div><button>Action</button><ul id='m'></ul>${LIST}`,
    ],
  ])("F10: findMenu near a list takes the menu %s", (_title, body) => {
    const doc = parse(body);
    expect(findMenu(doc, careview.actionMenu, { near: doc.getElementById("list") })?.menu.id).toBe("m");
  });

  describe("with a menu that is elsewhere while it is open", () => {
    const PORTAL = "<div role='menu' id='m'><a>Export</a></div>";
    test.each<[string, string, boolean]>([
      [
        "named after the button",
        `<button id='b'>Action</button><button>Help</button>${PORTAL.replace("id=", "aria-labelledby='b' id=")}`,
        false,
      ],
      [
        "open, as the button says",
        `<div><button aria-expanded='true'>Action</button><button>Help</button></div>${PORTAL}`,
        false,
      ],
      [
        "open after the button was pressed",
        `<div><button>Action</button><button>Help</button></div>${PORTAL}`,
        true,
      ],
    ])("F10: findMenu finds it %s", (_title, body, isPressed) => {
      const doc = parse(body);
      const pressed = isPressed ? doc.querySelector("button") : null;
      const found = findMenu(doc, careview.actionMenu, { pressed });
      expect([found?.menu.id, found?.isPortal]).toEqual(["m", true]);
    });

    test.each<[string, string]>([
      [
        "after another button was pressed",
        `<div><button>Action</button><button>Help</button></div>${PORTAL}`,
      ],
      [
        "among two open ones",
        `<div><button aria-expanded='true'>Action</button><button>Help</button></div>${PORTAL}<ul role='menu'></ul>`,
      ],
      [
        "while it is hidden",
        `<div><button aria-expanded='true'>Action</button><button>Help</button></div>${PORTAL.replace("id=", "hidden id=")}`,
      ],
    ])("findMenu doesn't take it %s", (_title, body) => {
      const doc = parse(body);
      expect(findMenu(doc, careview.actionMenu, { pressed: doc.querySelectorAll("button")[1] })).toBeNull();
    });
  });

  test.each([
    ["has no such button", "<button>Help</button><ul></ul>"],
    ["has such a button and no menu", "<div><button>Action</button></div>"],
  ])("findMenu finds no Action menu where the page %s", (_title, body) => {
    expect(findMenu(parse(body), careview.actionMenu)).toBeNull();
  });
});
