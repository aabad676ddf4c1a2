import { describe, expect, test } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import type { PageName } from "../../../../lib/crm/profile/pages/index.ts";
import { recognisePage } from "../../../../lib/crm/profile/recognise.ts";
import { htmlOf, open, parse } from "../pages.ts";

const ROWS = `<table><thead><tr><th></th><th>Name</th></tr></thead><tbody>
  <tr><td><input type="checkbox" name="ids"></td><td><a href="/Clients/Profile/1">Ivy</a></td></tr></tbody></table>`;

describe("the client list under headings as templates write them", () => {
  test.each([
    ["an icon font's word before it", '<h1><i class="material-icons">people</i> Clients</h1>'],
    [
      "an icon font's word after it",
      '<h1>Clients <span class="material-symbols-outlined">groups</span></h1>',
    ],
    ["an icon font's word without a space", '<h1><i class="material-icons">people</i>Clients</h1>'],
    [
      "an icon with the heading's own word",
      '<h1><i class="icon"><svg><title>Clients</title></svg></i> Clients</h1>',
    ],
    ["a picture with a title", "<h1><svg><title>two people</title></svg> Client List</h1>"],
    ["a private letter of an icon font", "<h1>\uF0C0 Client List</h1>"],
    ["an emoji", "<h1>👥 Clients</h1>"],
    ["an emoji that readers skip", '<h1><span aria-hidden="true">👥 x</span> Clients</h1>'],
    ["a count in brackets", "<h1>Clients (24)</h1>"],
    ["a count", "<h1>Client List 24</h1>"],
    ["a badge right behind it", '<h1>Clients<span class="badge">24</span></h1>'],
    ["a badge before it", '<h1><span class="badge rounded-pill">24 new</span> Clients</h1>'],
    ["a smaller line beside it", "<h1>Clients <small>Control panel</small></h1>"],
    ["a star", "<h1>* Clients</h1>"],
    ["a button beside it", '<h2>Clients <a class="btn" href="/Clients/Create">New</a></h2>'],
    ["a menu's link as the first heading", '<h1><a href="/Clients">Clients</a></h1>'],
    ["an element of a translator", '<h1><font><font class="notranslate">Clients</font></font></h1>'],
    ["a name for those who can't see it", '<h1 aria-label="Client List"><img src="x.png" alt=""></h1>'],
    ["a box with a role", '<div role="heading" aria-level="1">Clients</div>'],
    ["a box called a title", '<div class="page-title">Client List</div>'],
    [
      "a span called a title in a table for the shape",
      '<table><tr><td><span id="lblTitle" class="PageTitle">Client List</span></td></tr></table>',
    ],
    ["a card's header", '<div class="card-header">Clients</div>'],
    ["a filter's smaller heading below it", "<h1>Clients</h1><h4>Filter</h4><form><input></form>"],
    [
      "a filter with a box to tick before it",
      '<table><tr><td><input type="checkbox"> Inactive</td></tr></table><h1>Clients</h1>',
    ],
    ["a header with the menu around it", "<header><nav><a href='/'>Home</a></nav><h1>Clients</h1></header>"],
    [
      "a box around it that is called after its sidebar",
      '<div class="with-sidebar"><main><h1>Clients</h1>',
      "</main></div>",
    ],
  ])("recognisePage recognises it with %s", (_title, heading, after = "") => {
    expect(recognisePage(parse(`<main>${heading}${ROWS}${after}</main>`), careview)).toBe("client-list");
  });

  test.each([
    ["in a nav", "<nav><h4>Clients</h4></nav>"],
    ["in an aside", "<aside><h2>Clients</h2></aside>"],
    ["in a footer", "<footer><h2>Clients</h2></footer>"],
    ["in a navigation by role", '<div role="navigation"><h2>Clients</h2></div>'],
    ["in a sidebar by class", '<div class="main-sidebar"><h3>Clients</h3></div>'],
    ["in a menu by class", '<ul class="sideMenu"><li><h5>Clients</h5></li></ul>'],
    ["in a header with a menu", "<header><nav></nav><h2>Clients</h2></header>"],
    ["in a dialog that isn't open", "<dialog><h2>Clients</h2></dialog>"],
    ["in a modal that isn't open", '<div class="modal fade"><h4 class="modal-title">Clients</h4></div>'],
    ["in a hidden part", "<div hidden><h2>Clients</h2></div>"],
    ["in a part hidden by style", '<div style="display:none"><h2>Clients</h2></div>'],
    ["that leads elsewhere", '<h3><a href="/Clients">Clients</a></h3>'],
    ["with more words", "<h1>Clients without a plan</h1>"],
    ["as the way to another page", '<h1><a href="/Clients">Clients</a> / Ivy</h1>'],
    ["above another heading of the same rank", "<h2>Clients</h2><p>24</p><h2>Tasks</h2>"],
    ["above a heading of a higher rank", "<h4>Clients</h4><h1>Tasks</h1>"],
  ])("recognisePage takes no heading %s for the client list's", (_title, heading) => {
    expect(recognisePage(parse(`${heading}<main>${ROWS}</main>`), careview)).toBeNull();
  });

  test.each([
    "<button>Action ▾</button>",
    "<button>Actions ▼</button>",
    "<button>Action <span class='caret'></span></button>",
    "<button><i class='icon'>bolt</i> Actions</button>",
    "<button>Actions…</button>",
    "<button>Action <span class='sr-only'>Toggle Dropdown</span></button>",
    "<button aria-label='Actions'>⋮</button>",
    "<a class='btn' href='#'>Action</a>",
  ])("recognisePage knows the control %s", (control) => {
    const list = ROWS.replace("Name", "x");
    expect(recognisePage(parse(`<main><h1>Clients</h1>${control}${list}</main>`), careview)).toBe(
      "client-list",
    );
  });
});

const MENU =
  '<div class="left"><h4>Clients</h4><ul><li><a href="/Clients">All</a></li></ul></div><button>Actions</button>';

test.each<[string, Document, PageName | null]>([
  [
    "a contract beside a menu with the heading Clients",
    open("contract", ["<main>", `${MENU}<main>`]),
    "service-contract",
  ],
  [
    "a contract whose budgets can be ticked",
    open(
      "contract",
      ["<main>", `${MENU}<main>`],
      ["<td>Core Flexible", "<td><input type=checkbox>Core Flexible"],
    ),
    "service-contract",
  ],
  ["an unknown page with Clients in its menu", parse(`${MENU}<main><h1>Tasks</h1>${ROWS}</main>`), null],
  [
    "the form of a budget in a dialog over the contract",
    open("contract", ["</body>", "<dialog open><h2>Edit Budget Category</h2><form></form></dialog></body>"]),
    "budget-form",
  ],
  [
    "a contract with the form of a budget that isn't open",
    open("contract", ["</body>", "<dialog><h2>Edit Budget Category</h2><form></form></dialog></body>"]),
    "service-contract",
  ],
  [
    "a contract with a hidden way to sign in again",
    parse(
      htmlOf("contract").replace(
        "</body>",
        "<div hidden><input type=password><button>Login</button></div></body>",
      ),
    ),
    "service-contract",
  ],
  ["a tile that leads to a new invoice", parse('<a href="/x"><h3>Create New Invoice</h3></a>'), null],
  [
    "a budget table in a fold",
    open("contract", [
      "<h2>Plan Budget</h2>",
      "<h2 class='accordion-header'><button>Plan Budget</button></h2>",
    ]),
    "service-contract",
  ],
])("recognisePage for %s", (_title, doc, name) => {
  expect(recognisePage(doc, careview)).toBe(name);
});
