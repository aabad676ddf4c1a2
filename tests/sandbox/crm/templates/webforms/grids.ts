import { element, rename, textOf, type TemplatePage } from "../template.ts";
import type { PostBackState } from "./post-back-state.ts";

/**
 * Tables as a GridView draws them: no head, a title row above the headings, headings that sort by script, and a row of pages
 * at the bottom. Returns the addresses of the pages.
 */
export function drawGrids(page: TemplatePage): PostBackState["addresses"] {
  const addresses: PostBackState["addresses"] = {};
  for (const [at, table] of [...page.document.querySelectorAll("main table")].entries()) {
    const target = `ctl00$Main$gv${at}`;
    table.setAttribute("class", "grid");
    table.setAttribute("rules", "all");
    table.setAttribute("cellspacing", "0");
    if (!table.id) table.id = target.replaceAll("$", "_");
    drawHead(page.document, table, target);
    if (!table.querySelector("[data-line]")) drawPages(page, table, target, addresses);
  }
  return addresses;
}

function drawHead(document: Document, table: Element, target: string): void {
  const head = table.querySelector("thead");
  const row = head?.querySelector("tr");
  const body = table.querySelector("tbody");
  if (!head || !row || !body) return;
  row.setAttribute("class", "header");
  for (const cell of row.children) {
    const words = textOf(cell);
    if (words === "" || cell.querySelector("input")) continue;
    const href = `javascript:__doPostBack('${target}','Sort$${words.replaceAll("'", "")}')`;
    cell.replaceChildren(element(document, "a", { href }, words));
  }
  const title = textOf(table.closest("section,main")?.querySelector("h2,h1"));
  const above = element(document, "td", { colspan: String(row.children.length) }, title);
  body.prepend(element(document, "tr", { class: "title" }, above), row);
  head.remove();
}

function drawPages(
  { document, url }: TemplatePage,
  table: Element,
  target: string,
  addresses: PostBackState["addresses"],
): void {
  const pager = document.querySelector("nav.pager");
  const [, current = "1", pages = "1"] = /Page (\d+) of (\d+)/.exec(textOf(pager)) ?? [];
  const cells = Array.from({ length: Number(pages) }, (_, at) => {
    const number = String(at + 1);
    if (number === current) return element(document, "td", {}, element(document, "span", {}, number));
    const query = new URLSearchParams(url.searchParams);
    query.set("page", number);
    addresses[`${target}|Page$${number}`] = `${url.pathname}?${query}`;
    const href = `javascript:__doPostBack('${target}','Page$${number}')`;
    return element(document, "td", {}, element(document, "a", { href }, number));
  });
  const words = pager ? [element(document, "td", {}, textOf(pager.querySelector("span:not(.btn)")))] : [];
  const inner = element(
    document,
    "table",
    {},
    element(document, "tbody", {}, element(document, "tr", {}, ...cells, ...words)),
  );
  const width = String(table.querySelector(".header")?.children.length ?? 1);
  table
    .querySelector("tbody")
    ?.append(element(document, "tr", { class: "pages" }, element(document, "td", { colspan: width }, inner)));
  pager?.remove();
}

/** Sections are field sets: their titles are legends. */
export function drawFieldSets({ document }: TemplatePage): void {
  for (const section of document.querySelectorAll("main section")) {
    const title = section.querySelector("h2");
    if (title) {
      const legend = rename(title, "legend", title.id ? { id: title.id } : {});
      section.prepend(legend);
    }
    rename(section, "fieldset", section.className ? { class: section.className } : {});
  }
}
