import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { careview } from "../../../../lib/crm/profile/careview.ts";
import { askBeforeSubmit } from "../../../../lib/crm/page/ask-before-submit.ts";
import { guardSaves } from "../../../../lib/crm/page/guard-saves.ts";
import type { PageInvoice } from "../../../../lib/crm/read/read-invoice.ts";

const sent = vi.fn<() => void>();
let ending: AbortController;
let hasErrors: boolean;

/** The form with the lines, its parts as given; what it would send, by whatever way, is counted. */
function show(parts: string): HTMLFormElement {
  document.body.innerHTML = `<form id="f"><table><tr><td><input id="i"></td></tr></table>${parts}</form>`;
  const form = document.querySelector("form") as HTMLFormElement;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    sent();
  });
  return form;
}
const at = (selector: string) => document.querySelector(selector) as HTMLElement;
const keydown = (selector: string, key: string) =>
  at(selector).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const changed = (selector: string) => at(selector).dispatchEvent(new Event("change", { bubbles: true }));

beforeEach(() => {
  hasErrors = true;
  ending = new AbortController();
  sent.mockReset();
  const { prototype } = HTMLFormElement;
  // oxlint-disable-next-line typescript/unbound-method -- put back as it was
  const { submit } = prototype;
  prototype.submit = sent;
  onTestFinished(() => {
    prototype.submit = submit;
  });
  askBeforeSubmit(HTMLFormElement);
  const read = () => ({ table: document.querySelector("table"), lines: [] }) as unknown as PageInvoice;
  guardSaves(window, { read, stops: () => hasErrors }, careview, ending.signal);
});
afterEach(() => ending.abort());

/** Each way to save, as pages have it; `onclick` stands for a script's own listener. */
const WAYS: [title: string, parts: string, act: (form: HTMLFormElement) => void][] = [
  ["a submit button", "<button>Save</button>", () => at("button").click()],
  ["a submit button of unknown words", "<button>Go on</button>", () => at("button").click()],
  [
    "a button with an address of its own",
    '<button formaction="/Approve">Approve</button>',
    () => at("button").click(),
  ],
  [
    "a button whose script sends it by fetch",
    "<button type=button>Submit</button>",
    () => {
      at("button").addEventListener("click", sent);
      at("button").click();
    },
  ],
  [
    "a listener that stops the event at the document",
    "<button>Save</button>",
    () => {
      const save = (event: Event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        sent();
      };
      document.addEventListener("click", save, { capture: true });
      at("button").click();
      document.removeEventListener("click", save, { capture: true });
    },
  ],
  [
    "a link that posts back",
    "<a href=#>Extract</a>",
    (form) => {
      at("a").addEventListener("click", () => form.submit());
      at("a").click();
    },
  ],
  [
    "an element that is a button by its role, by the keyboard",
    "<div role=button tabindex=0>Process</div>",
    () => {
      at("[role=button]").addEventListener("keydown", sent);
      keydown("[role=button]", "Enter");
    },
  ],
  ["a script that sends the form", "", (form) => form.submit()],
  [
    "a script that sends the form after Enter in a field",
    "",
    (form) => {
      keydown("#i", "Enter");
      changed("#i");
      form.submit();
    },
  ],
  [
    "a script that names the link that posted back",
    '<input type=hidden name=__EVENTTARGET value="p$save"><a id="p_save">Save</a>',
    (form) => form.submit(),
  ],
];

describe("guardSaves", () => {
  test.each(WAYS)("F63: guardSaves stops %s while there are Errors", (_title, parts, act) => {
    act(show(parts));
    expect(sent).not.toHaveBeenCalled();
  });

  test.each(WAYS)("F63: guardSaves lets %s through when there is none", (_title, parts, act) => {
    hasErrors = false;
    act(show(parts));
    expect(sent).toHaveBeenCalledOnce();
  });

  test.each<[string, string, (form: HTMLFormElement) => void]>([
    ["Calculate", "<button>Calculate</button>", () => at("button").click()],
    ["a search", "<button>Search</button>", () => at("button").click()],
    [
      "a drop-down that posts back",
      "<select id=s><option>1</option></select>",
      (form) => {
        changed("#s");
        form.submit();
      },
    ],
    [
      "a link that posts back to do something else",
      '<input type=hidden name=__EVENTTARGET value="p$tab"><a id="p_tab">Notes</a>',
      (form) => form.submit(),
    ],
    [
      "what is confirmed after Delete",
      "<button type=button id=d>Delete</button><button type=button id=y>Yes</button>",
      (form) => {
        at("#d").click();
        at("#y").click();
        form.submit();
      },
    ],
    [
      "another form",
      "",
      () => {
        document.body.insertAdjacentHTML("beforeend", "<form id=o></form>");
        (at("#o") as HTMLFormElement).submit();
      },
    ],
  ])("F63: guardSaves stops nobody from %s", (_title, parts, act) => {
    act(show(parts));
    expect(sent).toHaveBeenCalledOnce();
  });

  test("F63: guardSaves stops nothing after its end", () => {
    const form = show("<button>Save</button>");
    ending.abort();
    at("button").click();
    form.submit();
    expect(sent).toHaveBeenCalledTimes(2);
  });
});

test("F63: askBeforeSubmit asks once, however often the script is brought in", () => {
  const asked = vi.fn<() => void>();
  const form = show("");
  askBeforeSubmit(HTMLFormElement);
  form.addEventListener("planbridge-submit", asked);
  hasErrors = false;
  form.submit();
  expect([asked.mock.calls.length, sent.mock.calls.length]).toEqual([1, 1]);
});
