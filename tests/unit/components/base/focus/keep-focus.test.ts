import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { focusedElement, keepFocus, returnFocus } from "../../../../../components/base/focus/keep-focus.ts";

let ending: AbortController;

beforeEach(() => {
  ending = new AbortController();
  keepFocus(document, ending.signal);
});
afterEach(() => {
  ending.abort();
  document.body.replaceChildren();
});

/** Draws it, puts the focus on `#here`, removes what is named, and tells what has the focus then. */
async function after(html: string, removed = "#here"): Promise<string> {
  document.body.innerHTML = html;
  document.getElementById("here")?.focus();
  document.querySelector(removed)?.remove();
  await new Promise((resolve) => setTimeout(resolve));
  return focusedElement()?.id ?? "nothing";
}

describe("keepFocus", () => {
  it.each([
    [
      "to the next in the same row",
      '<ul><li><button id="here"></button><button id="b"></button></li></ul>',
      "#here",
      "b",
    ],
    [
      "to the next row when its own goes",
      '<ul><li><a href="#" id="a"></a></li><li id="row"><button id="here"></button></li><li><button id="c"></button></li></ul>',
      "#row",
      "c",
    ],
    [
      "to the row before when the last one goes",
      '<ul><li><button id="a"></button></li><li id="row"><button id="here"></button></li></ul><button id="c"></button>',
      "#row",
      "a",
    ],
    [
      "out of a list that goes as a whole, to the beginning of its section",
      '<section><h2 id="h" tabindex="-1" data-focus-start></h2><ul id="list"><li><button id="here"></button></li></ul></section><button id="c"></button>',
      "#list",
      "h",
    ],
    [
      "past what can't be pressed",
      '<p><button id="here"></button><button disabled></button><input id="c"></p>',
      "#here",
      "c",
    ],
    [
      "to the surface itself when nothing in it can be pressed",
      '<main class="pb-surface" id="s"><button id="here"></button><p>Done.</p></main>',
      "#here",
      "s",
    ],
    ["nowhere when something else was removed", '<button id="here"></button><p id="p"></p>', "#p", "here"],
  ])("keepFocus moves the focus %s when its element is removed", async (_title, html, removed, expected) => {
    expect(await after(html, removed)).toBe(expected);
  });

  it("keepFocus leaves the focus where the person put it", async () => {
    document.body.innerHTML = '<button id="here"></button><button id="b"></button><button id="c"></button>';
    document.getElementById("here")?.focus();
    document.getElementById("c")?.focus();
    document.getElementById("here")?.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(focusedElement()?.id).toBe("c");
  });

  it("keepFocus works in a shadow root", async () => {
    const host = document.createElement("div");
    document.body.append(host);
    const shadow = host.attachShadow({ mode: "open" });
    shadow.innerHTML = '<p><button id="here"></button><button id="b"></button></p>';
    keepFocus(shadow, ending.signal);
    shadow.getElementById("here")?.focus();
    shadow.getElementById("here")?.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(focusedElement()?.id).toBe("b");
  });
});

it("returnFocus focuses the nearest element around an opener that is hidden", () => {
  document.body.innerHTML =
    '<nav><button id="toggle"></button><ul><li><button id="entry" disabled></button></li></ul></nav><button id="other"></button>';
  expect(returnFocus(document.getElementById("entry"))).toBe(true);
  expect(focusedElement()?.id).toBe("toggle");
});

it("focusedElement finds the focus in a closed root of another script of ours, to which a dialog returns it", async () => {
  const root = document.body.appendChild(document.createElement("div")).attachShadow({ mode: "closed" });
  const opener = root.appendChild(document.createElement("button"));
  keepFocus(root, ending.signal);
  opener.focus();
  const copy = "../../../../../components/base/focus/keep-focus.ts?another-script";
  const another = (await import(copy)) as { focusedElement: typeof focusedElement };
  expect(another.focusedElement).not.toBe(focusedElement);
  expect(another.focusedElement()).toBe(opener);
});
