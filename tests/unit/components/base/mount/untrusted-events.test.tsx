import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { mountPage } from "../../../../../components/base/mount/mount-page.ts";
import { PERSONAL_EVENTS } from "../../../../../components/base/mount/untrusted-events.ts";
import { mountShadow } from "../../../../../components/page/shadow.ts";
import { ROOT } from "../../../../support/run.ts";

const SOURCES = globSync("{components,entrypoints,lib}/**/*.{ts,tsx}", { cwd: ROOT }).toSorted();
const textOf = (file: string) => readFileSync(join(ROOT, file), "utf8");

/** What elements hear of besides. */
const OTHER_EVENTS =
  `abort animationcancel animationend animationiteration animationstart beforematch canplay change command
  contentvisibilityautostatechange cuechange drag dragend dragenter dragleave durationchange error formdata fullscreenchange
  gotpointercapture hashchange load loadend loadstart lostpointercapture message mouseenter mouseleave mouseout mouseover
  pagehide pageshow pointerenter pointerleave pointerout pointerover pointerrawupdate progress resize scroll scrollend
  securitypolicyviolation selectionchange selectstart slotchange touchcancel touchmove transitioncancel transitionend
  transitionrun transitionstart unload visibilitychange webkitanimationend webkittransitionend`.split(/\s+/);

/** The events by which a control that any component draws is told of something, by their names in the document. */
const HANDLED = [
  ...new Set(
    SOURCES.filter((file) => file.endsWith(".tsx")).flatMap((file) =>
      [...textOf(file).matchAll(/\son([A-Z][a-zA-Z]+?)(?:Capture)?=/g)].map(([, name = ""]) =>
        name.toLowerCase(),
      ),
    ),
  ),
]
  // Properties of components are called like events, and aren't any.
  .filter((name) => PERSONAL_EVENTS.includes(name) || OTHER_EVENTS.includes(name))
  .toSorted();

/** Nothing is written by it, whoever makes it. */
const HARMLESS = ["scroll"];

const handler = vi.fn<(event: Event) => void>();

/** A control of each kind with a handler for the event. */
function Controls({ type }: { type: string }) {
  const hear = (element: HTMLElement | null) => element?.addEventListener(type, handler);
  return (
    <form ref={hear} id="form">
      <button type="button" ref={hear} id="button">
        Accept
      </button>
      <input type="checkbox" ref={hear} id="checkbox" />
      <input type="radio" ref={hear} id="radio" />
      <span ref={hear} id="span" />
    </form>
  );
}

const CONTROLS = ["form", "button", "checkbox", "radio", "span"];

function dispatch(target: Element, type: string, isTrusted: boolean): boolean {
  const event = new Event(type, { bubbles: true, cancelable: true, composed: true });
  if (isTrusted) Object.defineProperty(event, "isTrusted", { value: true });
  handler.mockClear();
  target.dispatchEvent(event);
  return handler.mock.calls.length > 0;
}

/** What one of our own scripts in a page would find: the root is closed to all others. */
function openShadow(type: string): ShadowRoot {
  const attach = vi.spyOn(Element.prototype, "attachShadow");
  mountShadow(
    { signal: new AbortController().signal, onInvalidated: () => () => undefined },
    "planbridge-x",
    "",
    <Controls type={type} />,
  );
  expect(attach.mock.calls).toEqual([[{ mode: "closed" }]]);
  return attach.mock.results[0]?.value as ShadowRoot;
}

beforeEach(() => {
  document.body.innerHTML = '<div id="app"></div>';
});

describe("events that a script makes", () => {
  test("every event that a component listens for is one that is dropped in a page of a CRM", () => {
    expect(HANDLED).toEqual(expect.arrayContaining(["click", "change", "input", "submit", "keydown"]));
    expect(HANDLED.filter((type) => !PERSONAL_EVENTS.includes(type))).toEqual(HARMLESS);
  });

  test.each(PERSONAL_EVENTS)("%s reaches no control of ours in a page of a CRM", (type) => {
    const root = openShadow(type);
    for (const id of CONTROLS)
      expect([id, dispatch(root.querySelector(`#${id}`) as Element, type, false)]).toEqual([id, false]);
    // A form there is never sent by anybody, and a press on a button that isn't seen doesn't count.
    const isHeard = (id: string) => dispatch(root.querySelector(`#${id}`) as Element, type, true);
    expect(isHeard("span")).toBe(type !== "submit");
    expect(isHeard("button")).toBe(type !== "submit" && type !== "click");
  });

  test.each([
    "click",
    "dblclick",
    "keydown",
    "keyup",
    "keypress",
    "submit",
    "reset",
    "pointerdown",
    "mousedown",
  ])("%s reaches no control in a page of the extension", (type) => {
    mountPage(<Controls type={type} />);
    for (const id of CONTROLS) {
      const control = document.querySelector(`#${id}`) as Element;
      expect([id, dispatch(control, type, false), dispatch(control, type, true)]).toEqual([id, false, true]);
    }
  });

  test.each(["input", "change"])("%s ticks and chooses nothing in a page of the extension", (type) => {
    mountPage(<Controls type={type} />);
    for (const id of ["checkbox", "radio"]) {
      const control = document.querySelector(`#${id}`) as Element;
      expect([id, dispatch(control, type, false), dispatch(control, type, true)]).toEqual([id, false, true]);
    }
  });

  test("click() of a script leaves a tick as it is, and presses no button", () => {
    mountPage(<Controls type="click" />);
    handler.mockClear();
    for (const id of ["button", "checkbox", "radio", "span"])
      (document.querySelector(`#${id}`) as HTMLElement).click();
    expect(handler).not.toHaveBeenCalled();
    expect((document.querySelector("#checkbox") as HTMLInputElement).checked).toBe(false);
  });
});

/** What is drawn is drawn by these: two drop events first, and a dialog is drawn within a surface of the second one. */
const DRAWS = [
  "components/base/mount/mount-page.ts",
  "components/page/dialog-script.tsx",
  "components/page/shadow.ts",
];

/** What listens beside the components, for events of a person, and why a script's own changes nothing. */
const LISTENS: Record<string, string> = {
  "components/base/focus/keep-focus.ts": "only moves the focus",
  "components/base/mount/untrusted-events.ts": "drops them",
  "components/page/shadow.ts": "drops them",
  "components/page/use-next-key.ts": "asks isTrusted, and only moves the focus",
  "components/page/use-watched-page.ts": "reads the page anew",
  "components/palette/palette.tsx": "closes the palette, in a root that drops them",
  "components/hooks/use-guarded-start.ts": "starts to look, in a page of the extension",
  "components/hooks/use-review-window.ts": "asks isTrusted",
  "components/workspace/file-results.tsx": "goes to a row, in a page of the extension",
  "components/workspace/prices/use-price-drop.ts": "reads a file to be shown",
  "components/workspace/use-dropped-file.ts": "reads a file to be checked",
  "entrypoints/budget-form.content/use-held-save.ts": "holds the page's own form until a person accepts",
  "entrypoints/bulk-import.content/mount-bulk-import.tsx": "looks which file is chosen",
  "entrypoints/invoice.content/use-invoice-context.ts": "asks anew what is stored",
  "entrypoints/review/batch-review.tsx": "looks again",
  "entrypoints/review/single-review.tsx": "looks again",
  "entrypoints/sidepanel/use-digest.ts": "looks again",
  "entrypoints/sidepanel/use-record.ts": "looks again",
  "entrypoints/streamline.content/mount-streamline.tsx": "looks which rows are ticked",
  "entrypoints/workspace/tabs/use-stored-log.ts": "reads again",
  "entrypoints/workspace/use-prepared-changes.ts": "looks again",
  "entrypoints/workspace/use-stored.ts": "reads again",
  "lib/crm/page/action-menu.ts": "notes which of the page's buttons was pressed",
  "lib/crm/page/guard-saves.ts": "keeps the page's own form from being sent",
  "lib/crm/page/menu-entry.ts": "asks isTrusted",
};

describe("no surface is drawn or listens past what drops events", () => {
  test("only what drops events first draws anything", () => {
    const drawing = SOURCES.filter((file) =>
      /\b(?:render|hydrate|createRoot)\b[^;]*from "preact/.test(textOf(file)),
    );
    expect(drawing).toEqual(DRAWS);
  });

  test("every page of the extension with controls is drawn by mountPage", () => {
    const pages = SOURCES.filter((file) => /^entrypoints\/[a-z]+\/main\.tsx$/.test(file));
    expect(pages.length).toBeGreaterThanOrEqual(5);
    expect(pages.filter((file) => !textOf(file).includes("mountPage("))).toEqual([]);
  });

  test("what listens for a person's events by itself is named here, with why it writes nothing", () => {
    const names = PERSONAL_EVENTS.join("|");
    const direct = new RegExp(String.raw`addEventListener\(\s*(?:"(?:${names})"|type\b)`);
    const listening = SOURCES.filter((file) => direct.test(textOf(file)));
    expect(listening).toEqual(Object.keys(LISTENS).toSorted());
  });

  test.each([
    "components/hooks/use-review-window.ts",
    "components/page/use-next-key.ts",
    "lib/crm/page/menu-entry.ts",
  ])("%s asks of each event whether a person made it", (file) =>
    expect(textOf(file)).toContain("event.isTrusted"),
  );
});
