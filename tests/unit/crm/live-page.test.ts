import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { careview } from "../../../lib/crm/profile/careview.ts";
import { placeUnderHeading } from "../../../lib/crm/profile/find-heading.ts";
import { keepMounted, keepMountedUnderHeading } from "../../../lib/crm/page/stay-mounted.ts";

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => setTimeout(resolve)));

const ours = () => document.querySelectorAll("b").length;

describe("something of ours in a page that redraws itself", () => {
  let ended: AbortController;
  let puts: number;

  beforeEach(() => {
    ended = new AbortController();
    puts = 0;
    document.body.innerHTML = "<main></main>";
  });
  afterEach(() => ended.abort());

  const mount = () =>
    keepMounted(
      document,
      () => {
        const place = document.querySelector("main");
        if (!place) return null;
        puts += 1;
        place.insertAdjacentHTML("beforeend", "<b>ours</b>");
        return place.querySelector("b");
      },
      ended.signal,
    );

  test("is there at once, and put once however much else changes", async () => {
    mount();
    document.querySelector("main")?.append(document.createElement("i"), document.createElement("i"));
    await frame();
    expect([ours(), puts]).toEqual([1, 1]);
  });

  test("is put back after a redraw, each time", async () => {
    mount();
    for (let redraw = 1; redraw <= 3; redraw += 1) {
      document.body.innerHTML = "<main></main>";
      document.body.append(document.createElement("p"));
      await frame();
      expect([ours(), puts]).toEqual([1, redraw + 1]);
    }
  });

  test("waits for its place where there is none yet", async () => {
    document.body.innerHTML = "";
    mount();
    expect(puts).toBe(0);
    document.body.innerHTML = "<main></main>";
    await frame();
    expect(ours()).toBe(1);
  });

  test("is put back after the page replaced its body", async () => {
    mount();
    const body = document.createElement("body");
    body.innerHTML = "<main></main>";
    document.body.replaceWith(body);
    await frame();
    expect([ours(), puts]).toEqual([1, 2]);
    document.body.innerHTML = "<main></main>";
    await frame();
    expect([ours(), puts]).toEqual([1, 3]);
  });

  test("a copy of our line that the page kept is taken away", async () => {
    document.body.innerHTML = "<h1>Clients</h1>";
    const line = document.createElement("planbridge-line");
    keepMountedUnderHeading(document, line, ["Clients"], ended.signal);
    document.body.innerHTML = "<h1>Clients</h1><planbridge-line></planbridge-line>";
    await frame();
    expect(Array.from(document.querySelectorAll("planbridge-line"))).toEqual([line]);
  });

  test("is gone after its end, and stays gone", async () => {
    mount();
    ended.abort();
    expect(ours()).toBe(0);
    document.body.innerHTML = "<main></main>";
    await frame();
    expect([ours(), puts]).toEqual([0, 1]);
  });

  test("isn't put back by a redraw just before its end", async () => {
    mount();
    document.body.innerHTML = "<main></main>";
    await Promise.resolve();
    ended.abort();
    await frame();
    expect(ours()).toBe(0);
  });
});

/** The place under the heading of a service contract on such a page. */
const show = (html: string) => {
  document.body.innerHTML = html;
  return placeUnderHeading(document, careview.pages["service-contract"].headings ?? []);
};

describe("the place under a heading", () => {
  test.each([
    ["is the heading", "<section><h1 id='x'>Service Contract</h1></section>", "x"],
    [
      "is the heading with a reference",
      "<section><h2 id='x'>Service Contract - NDIS-0042</h2></section>",
      "x",
    ],
    [
      "is the row that the heading stands in",
      "<div id='x' style='display:flex'><h1>Service Contract</h1></div>",
      "x",
    ],
    [
      "is the outermost of rows in rows",
      "<div id='x' style='display:grid'><div style='display:flex'><h1>Service Contract</h1></div></div>",
      "x",
    ],
    ["is never the body", "<h1 id='x'>Service Contract</h1>", "x"],
  ])("%s", (_title, html, id) => {
    document.body.style.display = "flex";
    expect(show(html)?.id).toBe(id);
  });

  test.each([
    ["is the heading after an icon's word", "<h1 id='x'><i>article</i> Service Contract</h1>"],
    [
      "is the page's heading, not the menu's",
      "<nav><h4>Service Contract</h4></nav><h1 id='x'>Service Contract</h1>",
    ],
    ["is the table of a caption", "<table id='x'><caption>Service Contract</caption></table>"],
    ["is a box called a title", "<div class='card-title' id='x'>Service Contract</div>"],
  ])("%s", (_title, html) => {
    expect(show(html)?.id).toBe("x");
  });

  test("isn't there without the heading", () => {
    expect(show("<h1>Create New Contract</h1><p>Service Contract</p>")).toBeNull();
  });
});
